/**
 * What `text/` costs per text: `npx tsx bench/text.ts`. Times of this machine beside their ratio to
 * a yardstick of the same run (splitting the same text into words), which other machines share.
 */
import { prepare, type TextSettings } from '../text';

interface Case {
	name: string;
	text: string;
	settings: TextSettings;
	/** What it may take, in µs. */
	bound: number;
}

const ENTITIES = 'delivery = shipping, courier, bezorging; price = prijs, cost; support; app';

const TICKET =
	'Hi there, I ordered the blue kettle on Monday and the courier left it in the rain. The box was soaked, ' +
	'the price is fine but nobody at support picks up the phone. Could somebody please call me back today?';

const PARAGRAPH =
	'<p class="MsoNormal">The pump was delivered on Monday &amp; it leaks; <b>support</b> knows.<br></p>\n';

/** An HTML mail of 100 kB: the author's words, then a long thread below. */
const MAIL = `<html><head><style>${'p{margin:0} '.repeat(500)}</style></head><body>${PARAGRAPH.repeat(200)}<blockquote type="cite">${PARAGRAPH.repeat(900)}</blockquote></body></html>`;

const PLAIN_MAIL = `${'The pump leaks and nobody answers the phone.\n'.repeat(600)}\nOn 5 Nov 2024 at 10:12 Ann <ann@x.example> wrote:\n${'> We are glad that you like the pump so much.\n'.repeat(1600)}`;

const CASES: Case[] = [
	{ name: 'ticket of 200 characters', text: TICKET, settings: {}, bound: 50 },
	{ name: '… as a mail', text: TICKET, settings: { cleanUp: 'mail' }, bound: 50 },
	{ name: 'HTML mail of 100 kB', text: MAIL, settings: { cleanUp: 'mail' }, bound: 5_000 },
	{ name: 'plain mail of 100 kB', text: PLAIN_MAIL, settings: { cleanUp: 'mail' }, bound: 5_000 },
];

/** Quickest of rounds of about 25 ms after a warm-up, µs a call: what others do meanwhile is not ours. */
function measure(call: () => unknown): number {
	const timeOf = (times: number) => {
		const start = performance.now();
		for (let time = 0; time < times; time++) call();
		return ((performance.now() - start) * 1_000) / times;
	};
	let times = 1;
	while (timeOf(times) * times < 200_000) times *= 2;
	const rounds = Array.from({ length: 15 }, () => timeOf(Math.ceil(times / 8)));
	return Math.min(...rounds);
}

for (const { name, text, settings, bound } of CASES) {
	const words = measure(() => text.match(/[\p{L}\p{N}]+/gu)?.length);
	const whole = measure(() => prepare({ text }, { entities: ENTITIES, ...settings }));
	const ratio = (whole / words).toFixed(1);
	console.log(
		`${name} (${text.length}): ${whole.toFixed(0)} µs (at most ${bound}), ${ratio} times the splitting into words`,
	);
}
