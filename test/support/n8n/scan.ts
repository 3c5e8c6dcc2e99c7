import path from 'node:path';
import { run } from '../../../harness/run';

const REPOSITORY = path.resolve(__dirname, '../../..');

/** What n8n's scan says of one folder. */
export interface ScanVerdict {
	passed: boolean;
	/** ESLint's report when it did not pass. */
	details?: string;
}

/** Which files are looked at: all of a published package, or the sources it was built from. */
export type ScanLeg = 'tarball' | 'source';

/** One folder to look at. */
export interface ScanJob {
	folder: string;
	leg: ScanLeg;
}

/**
 * Runs n8n's own scan of community packages on folders, with its own code and rules. What it does
 * besides (provenance, downloads) needs a published package. In a process of its own, one for all
 * folders: the scan is an ES module with its own ESLint, which jest cannot load.
 */
export async function scan(jobs: ScanJob[]): Promise<ScanVerdict[]> {
	const args = ['--input-type=module', '--eval', SCRIPT, '--', JSON.stringify(jobs)];
	const output = await run('node', args, REPOSITORY);
	return JSON.parse(output.trim().split('\n').at(-1) ?? '') as ScanVerdict[];
}

/** One of the rule sets takes every file for a test file of its own when NODE_ENV is "test". */
const SCRIPT = `
	import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
	delete process.env.NODE_ENV;
	const verdicts = [];
	for (const { folder, leg } of JSON.parse(process.argv.at(-1))) {
		verdicts.push(await analyzePackage(folder, leg === 'source' ? SOURCE_FILE_PATTERNS : undefined));
	}
	console.log(JSON.stringify(verdicts));
`;
