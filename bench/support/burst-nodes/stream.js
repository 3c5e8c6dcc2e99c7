const { clearInterval, setInterval } = require('node:timers');

/** How often messages are sent, ms; as many as are due by the clock each time. */
const EVERY_MS = 10;

/**
 * Both ends of a stream, as a Node-RED node of its own: its first input message sends `perSecond`
 * messages a second for so many `seconds`. After the last one is back it shows, by its second
 * output, how long half of them and 99 of 100 were on their way at most (ms), and how many came
 * without a result.
 */
module.exports = (RED) => {
	RED.nodes.registerType('stream', function (settings) {
		RED.nodes.createNode(this, settings);
		const { payloads, perSecond } = settings;
		const times = [];
		let failed = 0;

		this.on('input', (message, send, done) => {
			if (message.sentAt === undefined) start(send);
			else takeBack(message, send);
			done();
		});

		function start(send) {
			const startedAt = performance.now();
			let sent = 0;
			const timer = setInterval(() => {
				const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond);
				for (; sent < Math.min(due, payloads.length); sent += 1)
					send([{ sentAt: performance.now(), payload: payloads[sent] }, null]);
				if (sent === payloads.length) clearInterval(timer);
			}, EVERY_MS);
		}

		/** ms, to a tenth. */
		function quantile(share) {
			return Math.round(times[Math.floor(times.length * share)] * 10) / 10;
		}

		function takeBack({ sentAt, sentiment, payload }, send) {
			if (!sentiment && !payload?.results) failed += 1;
			times.push(performance.now() - sentAt);
			if (times.length < payloads.length) return;
			times.sort((a, b) => a - b);
			send([null, { payload: { p50: quantile(0.5), p99: quantile(0.99), failed } }]);
		}
	});
};
