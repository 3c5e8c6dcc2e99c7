const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** What this process holds while it has nothing to do: heap (MB), open sockets, listeners on `process`. */
module.exports = function atRest() {
	collectGarbage();
	const listeners = process.eventNames().map((event) => process.listenerCount(event));
	return {
		heapMb: Math.round(process.memoryUsage().heapUsed / 104_858) / 10,
		sockets: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
		listeners: listeners.reduce((sum, count) => sum + count, 0),
	};
};
