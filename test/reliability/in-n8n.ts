import tls from 'node:tls';
import type { INodeExecutionData } from 'n8n-workflow';
import { runNode } from '../support/n8n/engine';
import { texts } from '../support/n8n/sentor';
import { readCertificate } from '../support/tls-server';
import type { Fault } from './fault';
import { openFault } from './open-fault';
import { keyOf, MAX_WAIT, startMs, steady, TEXTS, TIMEOUT, type Ending, type Trial } from './trial';

/** What of the process n8n goes by, as it stands while the faults are tried. */
const ENVIRONMENT = (proxy: string) => ({
	HTTPS_PROXY: `http://${proxy}`,
	NO_PROXY: '127.0.0.1',
});

/** Runs the node in n8n's engine against each of the faults, all at once. `proxy`: its address. */
export async function tryInN8n(faults: readonly Fault[], proxy: string): Promise<Trial[]> {
	const environment = { ...process.env };
	const trusted = tls.getCACertificates('default');
	Object.assign(process.env, ENVIRONMENT(proxy));
	tls.setDefaultCACertificates([
		...trusted,
		readCertificate('expired'),
		readCertificate('elsewhere'),
	]);
	try {
		return await Promise.all(faults.map(run));
	} finally {
		process.env = environment;
		tls.setDefaultCACertificates(trusted);
	}
}

async function run(fault: Fault, place: number): Promise<Trial> {
	await new Promise((resolve) => setTimeout(resolve, startMs(fault, place)));
	const open = await openFault(fault);
	const key = keyOf('n8n', place);
	const { outputs, error } = await runNode({
		items: texts(...TEXTS),
		credential: { apiKey: key, baseUrl: open.url },
		parameters: {
			text: '={{ $json.text }}',
			entities: 'delivery',
			options: { maxWait: MAX_WAIT, timeout: fault.timeout ?? TIMEOUT },
		},
		onError: 'continueErrorOutput',
	});
	open.close();
	return {
		endings: outputs.flat().map(endingOf),
		requests: open.requests(),
		doubled: open.doubled(),
		told: JSON.stringify([outputs, error]),
		key,
	};
}

function endingOf({ json, pairedItem }: INodeExecutionData): Ending {
	const { item } = pairedItem as { item: number };
	const { sentiment, error, message } = json;
	if (sentiment !== undefined) return { item };
	const [happened, next] = [error, message].map((words) => steady(String(words)));
	return { item, failure: { message: happened ?? '', description: next ?? '' } };
}
