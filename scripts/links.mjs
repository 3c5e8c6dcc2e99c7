/**
 * Follows the links of all that people read: Markdown, the helps of the Node-RED nodes, the forms for
 * issues. Files and headings have to be there, also behind addresses of this repository; of other
 * addresses only the form is looked at, since a check must not fail for somebody else's server.
 *
 * `node scripts/links.mjs [folder]` prints each link that leads nowhere, and ends with 1 then.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import GithubSlugger from 'github-slugger';
import { marked } from 'marked';

const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage', 'released', 'demo-output', '.git']);
const READ = /\.md$|(^|\/)locales\/.*\.html$|(^|\/)ISSUE_TEMPLATE\/.*\.yml$/;

/** Addresses at which the repository shows its own files. */
const OWN =
	/^https:\/\/(?:github\.com\/sentor-nodes\/sentor-nodes\/(?:blob|tree)|raw\.githubusercontent\.com\/sentor-nodes\/sentor-nodes)\/main\//;
const PLACEHOLDER = /(^|\.)(example(\.\w+)?|test|invalid|localhost)$|todo|your-|<|>/i;
const ATTRIBUTE = /\b(?:href|src)="([^"]*)"/g;
const ANCHOR = /\b(?:id|name)="([^"]+)"/g;

const root = path.resolve(process.argv[2] ?? '.');
const files = filesIn(root).filter((file) => READ.test(file));
const links = files.flatMap((file) => linksOf(file).map((link) => ({ file, link })));
const broken = links.flatMap(({ file, link }) => {
	const fault = faultOf(file, link);
	return fault ? [`${file}: ${link}: ${fault}`] : [];
});
for (const line of broken) console.log(line);
console.log(`${links.length} links in ${files.length} files, ${broken.length} lead nowhere`);
process.exitCode = broken.length > 0 ? 1 : 0;

/** Paths below `folder`, relative to the root, with slashes. */
function filesIn(folder) {
	const entries = readdirSync(folder, { withFileTypes: true });
	return entries.flatMap((entry) => {
		if (LEFT_OUT.has(entry.name)) return [];
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) return filesIn(file);
		return [path.relative(root, file).replaceAll(path.sep, '/')];
	});
}

function linksOf(file) {
	const text = readFileSync(path.join(root, file), 'utf8');
	if (file.endsWith('.html')) return attributes(text);
	// What stands in a form is Markdown too, and indented text would be code.
	return markdownLinks(file.endsWith('.yml') ? text.replace(/^\s+/gm, '') : text);
}

function attributes(html) {
	return [...html.matchAll(ATTRIBUTE)].map(([, link]) => link);
}

function markdownLinks(text) {
	const found = [];
	marked.walkTokens(marked.lexer(text), (token) => {
		if (token.type === 'link' || token.type === 'image') found.push(token.href);
		if (token.type === 'html') found.push(...attributes(token.raw));
		// What looks like a reference but has no definition stays text.
		if (token.type === 'text' && !token.tokens) {
			for (const [, label] of token.raw.matchAll(/\]\[([^\]]*)\]/g)) found.push(`[${label}]`);
		}
	});
	return found;
}

/** Why a link leads nowhere; nothing when it leads somewhere. */
function faultOf(file, link) {
	if (/^\[.*\]$/.test(link)) return 'a reference that is not defined';
	if (/^mailto:[^@\s]+@[\w-]+(\.[\w-]+)+$/.test(link)) return undefined;
	if (OWN.test(link)) return localFault('', link.replace(OWN, ''));
	if (/^[a-z][a-z\d+.-]*:/i.test(link)) return addressFault(link);
	return localFault(file, link);
}

function addressFault(link) {
	const { protocol, hostname } = URL.parse(link) ?? {};
	if (protocol !== 'https:') return 'not https';
	if (!hostname.includes('.') || PLACEHOLDER.test(hostname) || PLACEHOLDER.test(link))
		return 'a placeholder';
	return undefined;
}

function localFault(file, link) {
	const [where, fragment] = decodeURI(link).split('#');
	const target = where ? path.posix.join(path.posix.dirname(file), where) : file;
	if (target.startsWith('../')) return 'outside of the repository';
	const absolute = path.join(root, target);
	if (!existsSync(absolute)) return 'no such file';
	if (fragment === undefined) return undefined;
	if (statSync(absolute).isDirectory() || !target.endsWith('.md')) return 'has no headings';
	return anchorsOf(absolute).has(fragment) ? undefined : 'no such heading';
}

function anchorsOf(file) {
	const slugger = new GithubSlugger();
	const anchors = new Set();
	const text = readFileSync(file, 'utf8');
	marked.walkTokens(marked.lexer(text), (token) => {
		if (token.type === 'heading') anchors.add(slugger.slug(plain(token.tokens)));
		if (token.type === 'html') for (const [, name] of token.raw.matchAll(ANCHOR)) anchors.add(name);
	});
	return anchors;
}

/** A heading as GitHub shows it: the words of links, the content of code. */
function plain(tokens) {
	return tokens.map((token) => (token.tokens ? plain(token.tokens) : token.text)).join('');
}
