/**
 * Both ends of a burst, as a Node-RED node of their own: Function nodes cost as much per message as
 * the nodes that are measured.
 *
 * Its first input message sends every payload of its settings as a message of its own, all at once.
 * What comes back is counted; after the last one it shows, by its second output, how long it took
 * (ms) and how many came without a result.
 */
module.exports = (RED) => {
	RED.nodes.registerType('burst', function (settings) {
		RED.nodes.createNode(this, settings);
		const { payloads } = settings;
		let startedAt;
		let open = 0;
		let failed = 0;

		this.on('input', (message, send, done) => {
			if (message.isOfBurst) takeBack(message, send);
			else start(send);
			done();
		});

		function start(send) {
			const messages = payloads.map((payload) => ({ isOfBurst: true, payload }));
			[open, failed] = [messages.length, 0];
			startedAt = performance.now();
			send([messages, null]);
		}

		function takeBack({ sentiment, payload }, send) {
			if (!sentiment && !payload?.results) failed += 1;
			open -= 1;
			if (open === 0) send([null, { payload: { ms: performance.now() - startedAt, failed } }]);
		}
	});
};
