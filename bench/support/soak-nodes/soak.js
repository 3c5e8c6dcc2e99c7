const atRest = require('./at-rest');

/** Texts of one message that holds several. */
const TEXTS_IN_ARRAY = 40;
/** Every so many messages one holds several texts. */
const ARRAY_EVERY = 25;
/** Longer than any wait of the node (`maxWait` in its flow, and a request). */
const PATIENCE_MS = 90_000;

/**
 * Both ends of a soak, as a Node-RED node of its own. Each message from outside starts a round:
 * `messages` messages go out at once, alone or as arrays, and what becomes of each is held against
 * what was sent. After the last one, or when none came for long, the second output tells of the round.
 */
module.exports = (RED) => {
	RED.nodes.registerType('soak', function (settings) {
		RED.nodes.createNode(this, settings);
		const { messages, texts } = settings;
		let round = 0;
		let open = new Map();
		let counts;
		let patience;

		this.on('input', (message, send, done) => {
			if (message.soak) takeBack(message, send);
			else start(send);
			done();
		});

		function start(send) {
			round += 1;
			counts = { answered: 0, failed: 0, wrong: 0, twice: 0, lost: 0, failures: {} };
			const all = Array.from({ length: messages }, (_, place) => messageOf(place));
			open = new Map(all.map((message) => [message.soak, [message.expected].flat()]));
			send([all, null]);
		}

		function messageOf(place) {
			const soak = `r${round}m${place}`;
			if (place % ARRAY_EVERY > 0) {
				const { text, entities, expected } = textOf(soak, place);
				return { soak, payload: text, entities, expected };
			}
			const payload = Array.from({ length: TEXTS_IN_ARRAY }, (_, i) => textOf(`${soak}t${i}`, i));
			return { soak, payload, expected: payload.map(({ expected }) => expected) };
		}

		function textOf(id, place) {
			const { text, label } = texts[place % texts.length];
			return { text: `${text} (${id})`, entities: ['delivery', id], expected: { id, label } };
		}

		function takeBack({ soak, sentiment, error }, send) {
			const expected = open.get(soak);
			if (!expected) {
				counts.twice += 1;
				return;
			}
			open.delete(soak);
			const answers = error ? expected.map(() => ({ error })) : [sentiment].flat();
			expected.forEach((one, i) => count(one, answers[i]));
			clearTimeout(patience);
			if (open.size === 0) report(send);
			else patience = setTimeout(report, PATIENCE_MS, send);
		}

		/** What has not come out by now is lost. */
		function report(send) {
			counts.lost = [...open.values()].flat().length;
			open.clear();
			send([null, { payload: { ...counts, ...atRest() } }]);
		}

		function count({ id, label }, answer) {
			if (answer?.error) {
				counts.failed += 1;
				const { code } = answer.error;
				counts.failures[code] = (counts.failures[code] ?? 0) + 1;
				return;
			}
			const isOwn = answer?.entitySentiments.some(({ entity }) => entity === id);
			if (isOwn && answer.sentiment === label) counts.answered += 1;
			else counts.wrong += 1;
		}
	});
};
