const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

process.report.excludeNetwork = true;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/**
 * What this process holds while it has nothing to do: heap (MB), open sockets, listeners on `process`.
 * The sockets of an idle pool keep no process alive, so that only a report has them all.
 */
module.exports = function atRest() {
	collectGarbage();
	const listeners = process.eventNames().map((event) => process.listenerCount(event));
	return {
		heapMb: Math.round(process.memoryUsage().heapUsed / 104_858) / 10,
		sockets: process.report.getReport().libuv.filter(({ type }) => type === 'tcp').length,
		listeners: listeners.reduce((sum, count) => sum + count, 0),
	};
};
