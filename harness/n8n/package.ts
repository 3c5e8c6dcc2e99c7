import path from 'node:path';
import { repository } from '../node24';
import { run } from '../run';

/** The node's type as a workflow names it: the package, a dot, the node. */
export const SENTOR_NODE = 'n8n-nodes-sentor-sentiment.sentorSentiment';

/** The credential's type. */
export const SENTOR_CREDENTIAL = 'sentorSentimentApi';

/** What n8n's editor calls the first credential of the type, and so what the examples refer to. */
export const PROPOSED_CREDENTIAL_NAME = 'Sentor Sentiment account';

/**
 * Packs the n8n package as for publishing. It has to be built: the scripts that lead here do that.
 *
 * @returns The path of the tarball, in `folder`.
 */
export async function packForN8n(folder: string): Promise<string> {
	const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
	const [{ filename }] = JSON.parse(await run('npm', args, repository)) as [{ filename: string }];
	return path.join(folder, filename);
}
