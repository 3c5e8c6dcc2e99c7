/** The kinds of changes that keepachangelog.com 1.1.0 knows. */
const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
const HEADING = /^## \[([^\]]+)\](?: - (\S+))?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

interface Entry {
	version: string;
	date?: string;
	/** The lines below the heading. */
	body: string[];
}

/**
 * What of a changelog is not as keepachangelog.com 1.1.0 has it, or does not tell of `version`.
 *
 * @param published whether the version is going out: it needs its date then; until then the date may
 *   be `unreleased`.
 * @returns One sentence each; empty when it can go out as it is.
 */
export function changelogFaults(markdown: string, version: string, published: boolean): string[] {
	const headings = markdown.split('\n').filter((line) => line.startsWith('## '));
	const odd = headings.filter((line) => !HEADING.test(line));
	const faults = odd.map((line) => `"${line}" is not "## [version] - date"`);
	const entries = entriesOf(markdown);
	const entry = entries.find((candidate) => candidate.version === version);
	if (!entry) return [...faults, `CHANGELOG.md has no entry for ${version}`];
	return [...faults, ...entries.flatMap(kindFaults), ...orderFaults(entries), ...today()];

	function today(): string[] {
		if (entry?.body.every((line) => !line.startsWith('- ')))
			return [`The entry for ${version} says nothing`];
		if (DATE.test(entry?.date ?? '') || (!published && entry?.date === 'unreleased')) return [];
		return [`The entry for ${version} has no date: "## [${version}] - 2026-01-31"`];
	}
}

function entriesOf(markdown: string): Entry[] {
	const entries: Entry[] = [];
	for (const line of markdown.split('\n')) {
		const [, version, date] = HEADING.exec(line) ?? [];
		if (version) entries.push({ version, date, body: [] });
		else entries.at(-1)?.body.push(line);
	}
	return entries;
}

function kindFaults({ version, body }: Entry): string[] {
	const kinds = body.filter((line) => line.startsWith('### ')).map((line) => line.slice(4));
	const odd = kinds.filter((kind) => !KINDS.includes(kind));
	if (kinds.length === 0 && body.some((line) => line.startsWith('- ')))
		return [`The entry for ${version} does not sort its changes: ${KINDS.join(', ')}`];
	return odd.map((kind) => `The entry for ${version} has a kind "${kind}"`);
}

function orderFaults(entries: Entry[]): string[] {
	const versions = entries.map(({ version }) => version).filter((name) => name !== 'Unreleased');
	const newestFirst = [...versions].sort((a, b) =>
		b.localeCompare(a, 'en', { numeric: true, sensitivity: 'base' }),
	);
	return versions.join() === newestFirst.join() ? [] : ['The newest version does not come first'];
}
