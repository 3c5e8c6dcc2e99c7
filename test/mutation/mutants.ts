import ts from 'typescript';

/** One small change to a file: `text` in place of what stands from `start` to `end`. */
export interface Mutant {
	file: string;
	line: number;
	start: number;
	end: number;
	text: string;
	/** The line with the change in it, as `⟦was → is⟧`: names the mutant wherever the line moves. */
	told: string;
	/** Which of the places of its file it changes. */
	place: number;
}

/** Other operators for an operator. The operands stay what they are: see `binary`. */
const OPERATORS: Record<string, string[]> = {
	'<': ['<=', '>='],
	'<=': ['<', '>'],
	'>': ['>=', '<='],
	'>=': ['>', '<'],
	'===': ['!=='],
	'!==': ['==='],
	'&&': ['||'],
	'||': ['&&'],
	'??': ['&&'],
	'+': ['-'],
	'-': ['+'],
	'*': ['/'],
	'/': ['*'],
	'%': ['*'],
	'+=': ['-='],
	'-=': ['+='],
};

/** Every mutant of one file. Types, imports and what only names a thing are left alone. */
export function mutantsOf(file: string, source: string): Mutant[] {
	const tree = parsed(file, source);
	const times = new Map<string, number>();
	return placesOf(tree).flatMap((node, place) => {
		const start = node.getStart(tree);
		const line = tree.getLineAndCharacterOfPosition(start).line + 1;
		return [...new Set(changesOf(node))].map((text) => {
			const words = toldIn(source, start, node.end, text);
			const time = (times.get(words) ?? 0) + 1;
			times.set(words, time);
			const told = time === 1 ? words : `${words} (${time})`;
			return { file, line, start, end: node.end, text, told, place };
		});
	});
}

/** The source with a note at each place when it is reached: an array of numbers by the file's name. */
export function withNotes(file: string, source: string): string {
	const tree = parsed(file, source);
	const places = placesOf(tree).map(noted);
	const marks = places.flatMap((node, place) => {
		const start = node.getStart(tree);
		const length = node.end - start;
		return [
			// Where several begin, the longest begins first; where several end, it ends last.
			{ at: start, rank: 1 / length, text: `(__reached[${place}]=1,` },
			{ at: node.end, rank: -1 / length, text: ')' },
		];
	});
	// An end goes before a beginning at the same place; splicing from behind keeps the numbers right.
	marks.sort((a, b) => b.at - a.at || b.rank - a.rank);
	let result = source;
	for (const { at, text } of marks) result = result.slice(0, at) + text + result.slice(at);
	const name = JSON.stringify(file);
	const array = `((globalThis.__reachedPlaces ??= {})[${name}] ??= new Uint8Array(${places.length}))`;
	return `const __reached = ${array};${result}`;
}

function parsed(file: string, source: string): ts.SourceFile {
	return ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
}

function placesOf(tree: ts.SourceFile): ts.Node[] {
	const found: ts.Node[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
		if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
		if (changesOf(node).length > 0) found.push(node);
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return found;
}

function changesOf(node: ts.Node): string[] {
	if (ts.isBinaryExpression(node)) return [...binary(node), ...condition(node)];
	if (ts.isPrefixUnaryExpression(node)) {
		const isNot = node.operator === ts.SyntaxKind.ExclamationToken;
		return [...(isNot ? [`(${node.operand.getText()})`] : []), ...condition(node)];
	}
	if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false'];
	if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true'];
	if (ts.isNumericLiteral(node) && isValue(node)) return [`(${node.text} + 1)`];
	if (ts.isStringLiteral(node) && isValue(node)) return [node.text === '' ? "'mutant'" : "''"];
	if (ts.isExpressionStatement(node)) return [';'];
	return condition(node);
}

function binary({ left, operatorToken, right }: ts.BinaryExpression): string[] {
	const isAssignment = /^[+-]=$/.test(operatorToken.getText());
	const [a, b] = [left.getText(), right.getText()];
	return (OPERATORS[operatorToken.getText()] ?? []).map((operator) =>
		isAssignment ? `${a} ${operator} ${b}` : `((${a}) ${operator} (${b}))`,
	);
}

/** What decides between two ways, decided beforehand. */
function condition(node: ts.Node): string[] {
	const { parent } = node;
	if (!parent) return [];
	if (ts.isIfStatement(parent) && parent.expression === node) return ['true', 'false'];
	if (ts.isConditionalExpression(parent) && parent.condition === node) return ['true', 'false'];
	// `while (true)` would only show that the tests have a time limit.
	if (ts.isWhileStatement(parent) && parent.expression === node) return ['false'];
	return [];
}

/** Whether a literal is a value, and neither the key of an object nor a type. */
function isValue(node: ts.Expression): boolean {
	const { parent } = node;
	const isKey =
		(ts.isPropertyAssignment(parent) || ts.isEnumMember(parent)) && parent.name === node;
	return !isKey && !ts.isLiteralTypeNode(parent);
}

function noted(node: ts.Node): ts.Node {
	return ts.isExpressionStatement(node) ? node.expression : node;
}

function toldIn(source: string, start: number, end: number, text: string): string {
	const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
	const lineEnd = source.indexOf('\n', end);
	const after = source.slice(end, lineEnd < 0 ? undefined : lineEnd);
	const change = `⟦${shortened(source.slice(start, end))} → ${shortened(text)}⟧`;
	return `${before}${change}${after}`.replace(/\s+/g, ' ').trim();
}

function shortened(code: string): string {
	return code.length <= 120 ? code : `${code.slice(0, 80)} … ${code.slice(-35)}`;
}
