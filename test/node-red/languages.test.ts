import { startSandbox, type Sandbox } from '../../sandbox/src';
import { debugValue, type FlowNode, type NodeRedEvent } from '../../harness/node-red/admin';
import { NODE_RED_HOOK_MS, startNodeRed, type NodeRedServer } from '../../harness/node-red/server';

const AT = { z: 'flow', x: 100, y: 100 };

let nodeRed: NodeRedServer;
let sandbox: Sandbox;

/** Two nodes of each type, one with its errors wired and one without, and who looks on. */
function flow(node: Record<string, unknown> = {}): FlowNode[] {
	const ours = (id: string, type: string, wires: string[][]): FlowNode => ({
		...{ id, type, ...AT, api: 'api', entities: 'delivery', wires, ...node },
	});
	const inject = (id: string, to: string): FlowNode => ({
		...{ id, type: 'inject', ...AT, props: [{ p: 'payload' }], wires: [[to]] },
	});
	const debug = { type: 'debug', ...AT, active: true, tosidebar: true, wires: [] };
	return [
		{ id: 'flow', type: 'tab', label: 'Test' },
		{
			...{ id: 'api', type: 'sentor-api', baseUrl: sandbox.url },
			credentials: { apiKey: 'sandbox-unlimited' },
		},
		ours('wired', 'sentor-sentiment', [[], ['errors']]),
		ours('unwired', 'sentor-sentiment', [['results'], []]),
		ours('cluster', 'sentor-cluster', [[], ['errors']]),
		...['wired', 'unwired', 'cluster'].map((id) => inject(`to ${id}`, id)),
		{ ...debug, id: 'results', complete: 'true', targetType: 'full' },
		{ ...debug, id: 'errors', complete: 'true', targetType: 'full' },
		{ id: 'catch', type: 'catch', ...AT, scope: null, wires: [['errors']] },
	];
}

interface Shown {
	id: string;
	level?: number;
	msg: string;
}

const shownBy = (id: string) => (event: NodeRedEvent) =>
	event.topic === 'debug' && (event.data as Shown).id === id;

async function failureOf(
	id: string,
	payload: unknown,
): Promise<{ message: string; description: string }> {
	nodeRed.admin.forget();
	await nodeRed.admin.inject(`to ${id}`, { payload });
	const shown = debugValue(await nodeRed.admin.waitFor(shownBy('errors')));
	return (shown as { error: { message: string; description: string } }).error;
}

/** What the sidebar shows of a node's own warnings. */
const warnings = (id: string): string[] =>
	nodeRed.admin.events.filter(shownBy(id)).map(({ data }) => (data as Shown).msg);

const WORDS = {
	de: {
		field: ['Wo der Text gesucht wird, steht keiner', /^Diese Felder sind da: /],
		empty: ['Der Text ist leer', /^Geben Sie einen Text an/],
		refused: [
			/^Der API-Schlüssel ist abgelaufen am .*\d{4}/,
			/tragen Sie ihn im Sentor-API-Node ein/,
		],
		few: ['Zu wenige Texte zum Gruppieren: 2, mindestens 5 sind nötig', /^Sammeln Sie/],
		list: ['Wo der Text stehen soll, steht eine Liste', /^Wählen Sie unter Text/],
		expression: ['Entitäten konnte nicht gelesen werden', /Attempted to invoke a non-function/],
		place: ['Das Ergebnis konnte nicht nach msg.payload.mood geschrieben werden', /./],
		unset: /^Sentor: Es ist keine Sentor-API ausgewählt/,
		unwired: /^Der Text ist leer\. Geben Sie .*\(Am letzten Ausgang dieses Nodes hängt nichts/,
	},
	nl: {
		field: ['Waar de tekst wordt gezocht, staat er geen', /^Deze velden zijn er: /],
		empty: ['De tekst is leeg', /^Geef een tekst/],
		refused: [/^De API-sleutel is verlopen op .*\d{4}/, /zet hem in de Sentor-API-node/],
		few: ['Te weinig teksten om te clusteren: 2, er zijn er minstens 5 nodig', /^Verzamel/],
		list: ['Waar de tekst moet staan, staat een lijst', /^Kies bij Tekst/],
		expression: ['Entiteiten kon niet worden gelezen', /Attempted to invoke a non-function/],
		place: ['Het resultaat kon niet worden geschreven naar msg.payload.mood', /./],
		unset: /^Sentor: Er is geen Sentor-API gekozen/,
		unwired: /^De tekst is leeg\. Geef .*\(Er is niets verbonden met de laatste uitgang/,
	},
} as const;

describe.each(['de', 'nl'] as const)('a Node-RED whose settings say lang: %s', (lang) => {
	const words = WORDS[lang];
	const said = ([message, description]: readonly [string | RegExp, RegExp]) => ({
		message: typeof message === 'string' ? message : expect.stringMatching(message),
		description: expect.stringMatching(description),
	});

	beforeAll(async () => {
		sandbox = await startSandbox({ requestMs: 0, docMs: 0 });
		nodeRed = await startNodeRed({ settings: `{ lang: '${lang}' }` });
		await nodeRed.admin.deploy(flow());
	}, NODE_RED_HOOK_MS);

	afterAll(async () => {
		await nodeRed.stop();
		await sandbox.close();
	});

	it('has what fails before anything is sent in that language', async () => {
		expect(await failureOf('wired', ' ')).toMatchObject(said(words.empty));
		expect(await failureOf('wired', { text: ['no', 'text'] })).toMatchObject(said(words.list));
		expect(await failureOf('cluster', ['one', 'two'])).toMatchObject(said(words.few));
		expect(sandbox.requests).toEqual([]);
	});

	it.each<[unknown, string]>([
		[{ review: 'Great', rating: 5 }, 'review, rating'],
		[{ '\ufefftext': 'Great', id: 1 }, '\\ufefftext, id'],
		[[{ review: 'Great' }, { stars: 5 }], 'review, stars'],
	])('names the fields that are there where none has a text: %j', async (payload, fields) => {
		const failure = await failureOf('wired', payload);
		expect(failure).toMatchObject(said(words.field));
		expect(failure.description).toContain(`: ${fields}. `);
	});

	it('tells once what fails where nothing is wired to the errors output', async () => {
		nodeRed.admin.forget();
		for (const payload of ['', ' ', '']) await nodeRed.admin.inject('to unwired', { payload });
		await nodeRed.admin.inject('to unwired', { payload: { text: {} } });
		await nodeRed.admin.inject('to unwired', { payload: 'a text' });
		await nodeRed.admin.waitFor(shownBy('results'));
		expect(warnings('unwired')).toEqual([
			expect.stringMatching(words.unwired),
			expect.stringContaining(lang === 'de' ? 'ein Objekt' : 'een object'),
		]);
		expect(nodeRed.log()).toContain(warnings('unwired')[0]);
	});

	it('says what is wrong with an expression, and where a result has no place', async () => {
		await nodeRed.admin.deploy(flow({ entities: '$nothing()', entitiesType: 'jsonata' }));
		expect(await failureOf('wired', 'text')).toMatchObject(said(words.expression));
		await nodeRed.admin.deploy(flow({ result: 'payload.mood' }));
		expect(await failureOf('wired', 'text')).toMatchObject(said(words.place));
	});

	it('has what the service refuses in that language, with the date as its readers write it', async () => {
		const nodes = flow();
		await nodeRed.admin.deploy(
			nodes.map((node) =>
				node.id === 'api' ? { ...node, credentials: { apiKey: 'sandbox-expired' } } : node,
			),
		);
		expect(await failureOf('wired', 'text')).toMatchObject(said(words.refused));
	});

	it('tells Catch nodes in that language what is not set up', async () => {
		await nodeRed.admin.deploy(flow({ api: '' }));
		const { message } = await failureOf('wired', 'text');
		expect(message).toMatch(words.unset);
	});
});
