/**
 * The functions that one document passes on its way through the core, by file: how far a newcomer
 * has to read. `npx tsx bench/core-path.ts`
 */
import { Session, type Profiler } from 'node:inspector';
import { relative, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CORE = join(__dirname, '..', 'core');

async function main(): Promise<void> {
	const session = new Session();
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
	const { createSentorClient } = await import('../core');
	// What ran while the modules were loaded is not on a document's way.
	session.post('Profiler.takePreciseCoverage', () => {});
	const client = createSentorClient({
		transport: async () => ({
			status: 200,
			headers: {
				'x-ratelimit-limit': '60',
				'x-ratelimit-remaining': '59',
				'x-ratelimit-reset': '60',
			},
			body: {
				results: [
					{
						doc_id: '0',
						predicted_label: 'positive',
						probabilities: { positive: 0.8, neutral: 0.1, negative: 0.1 },
						entity_sentiments: [{ entity: 'price', sentiment: 'positive', score: 0.8 }],
						details: [],
					},
				],
			},
		}),
		clock: { now: () => Date.now(), sleep: () => new Promise(() => {}), random: () => 0.5 },
		quotaKey: 'path',
		secrets: ['a-secret-key'],
	});
	const { outcomes } = await client.analyze([{ text: 'The price is fine.', entities: ['price'] }]);
	if (!outcomes[0]?.ok) throw new Error('The document has no answer.');
	session.post('Profiler.takePreciseCoverage', (_error, { result }) => print(result));
}

/** By file; the loader's own functions are none of the core's. */
function print(scripts: Profiler.ScriptCoverage[]): void {
	const passed = scripts
		.filter(({ url }) => url.startsWith('file:') && fileURLToPath(url).startsWith(`${CORE}/`))
		.map(({ url, functions }) => ({
			file: relative(CORE, fileURLToPath(url)),
			names: functions.filter(isPassed).map(({ functionName }) => functionName),
		}))
		// Where only exports are passed on, there is nothing to read.
		.filter(({ file, names }) => names.length > 0 && !file.endsWith('index.ts'))
		.sort((a, b) => b.names.length - a.names.length);
	for (const { file, names } of passed)
		console.log(`${String(names.length).padStart(3)} ${file}: ${names.join(', ')}`);
	const sum = passed.reduce((total, { names }) => total + names.length, 0);
	console.log(`${sum} functions in ${passed.length} files`);
}

/** Named, called, and none of the loader's: it makes `()=>name` of each export. */
function isPassed({ functionName: name, ranges }: Profiler.FunctionCoverage): boolean {
	const { count, startOffset, endOffset } = ranges[0]!;
	const isExport = endOffset - startOffset === `()=>${name}`.length;
	return count > 0 && /^[#\w ]+$/.test(name) && !/^(__\w+|get)$/.test(name) && !isExport;
}

void main();
