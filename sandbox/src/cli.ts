/** `npm run sandbox`: a local Sentor on 127.0.0.1 until Ctrl-C. */
import { HELP, readArguments } from './cli-arguments';
import { SANDBOX_KEYS, startSandbox, type RecordedRequest, type Sandbox } from './index';
import { describePlan, PLANS, type Quota } from './plans/plans';

async function main(): Promise<void> {
	const settings = readArguments(process.argv.slice(2));
	if (settings === 'help') return console.log(HELP);
	const sandbox = await startSandbox({
		...settings.options,
		...(settings.quiet ? {} : { onRequest: printRequest }),
	});
	console.log(welcome(sandbox, settings.options.quota));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

function welcome(sandbox: Sandbox, quota: Quota | undefined): string {
	const { requests = 0, windowMs = 0 } = quota ?? {};
	const limit = `${requests} requests in ${windowMs / 1_000} s`;
	const width = Math.max(...SANDBOX_KEYS.map((key) => key.length));
	const keys = Object.entries(PLANS).map(
		([key, plan]) => `  ${key.padEnd(width)}  ${describePlan(plan)}`,
	);
	return [
		`Sentor sandbox: ${sandbox.url}`,
		'',
		'A stand-in that runs on this machine only. Its scores come from word lists and are not',
		"Sentor's; nothing is sent anywhere.",
		'',
		'Base URL for a credential:',
		`  ${sandbox.url}`,
		'API keys:',
		...keys,
		...(quota === undefined ? [] : [`Instead, for every key: ${limit}`]),
		'',
		'Ctrl-C ends it.',
	].join('\n');
}

function printRequest(record: RecordedRequest): void {
	const { method, path, documents, status, durationMs = 0, fault } = record;
	const outcome = status === null ? 'connection ended' : String(status);
	const held = documents === 0 ? '' : `, ${documents} document${documents === 1 ? '' : 's'}`;
	const spoiled = fault === undefined ? '' : `  [${fault}]`;
	console.log(`${outcome}  ${method} ${path}${held}, ${Math.round(durationMs)} ms${spoiled}`);
}

main().catch((caught: unknown) => {
	console.error((caught as Error).message);
	process.exitCode = 1;
});
