import ts from 'typescript';

/** One small change to a file: `text` in place of what stands from `start` to `end`. */
export interface Mutant {
	file: string;
	line: number;
	start: number;
	end: number;
	was: string;
	text: string;
}

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
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
	const found: Mutant[] = [];
	const put = (node: ts.Node, ...texts: string[]): void => {
		const start = node.getStart(tree);
		const line = tree.getLineAndCharacterOfPosition(start).line + 1;
		const was = node.getText(tree);
		for (const text of texts) found.push({ file, line, start, end: node.end, was, text });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
		if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
		mutate(node, put);
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return found;
}

type Put = (node: ts.Node, ...texts: string[]) => void;

function mutate(node: ts.Node, put: Put): void {
	if (ts.isBinaryExpression(node)) {
		put(node.operatorToken, ...(OPERATORS[node.operatorToken.getText()] ?? []));
	} else if (ts.isIfStatement(node) || ts.isWhileStatement(node)) {
		// `while (true)` would only show that the tests have a time limit.
		put(node.expression, ...(ts.isIfStatement(node) ? ['true', 'false'] : ['false']));
	} else if (ts.isConditionalExpression(node)) {
		put(node.condition, 'true', 'false');
	} else if (ts.isPrefixUnaryExpression(node)) {
		if (node.operator === ts.SyntaxKind.ExclamationToken) put(node, node.operand.getText());
	} else if (node.kind === ts.SyntaxKind.TrueKeyword) {
		put(node, 'false');
	} else if (node.kind === ts.SyntaxKind.FalseKeyword) {
		put(node, 'true');
	} else if (ts.isNumericLiteral(node)) {
		put(node, `(${node.text} + 1)`);
	} else if (ts.isStringLiteral(node) && isValue(node)) {
		put(node, node.text === '' ? "'mutant'" : "''");
	} else if (ts.isExpressionStatement(node)) {
		put(node, ';');
	}
}

/** Whether a string is a value, and no key of an object or word of a comparison that types hold. */
function isValue(node: ts.StringLiteral): boolean {
	const { parent } = node;
	return (
		!(ts.isPropertyAssignment(parent) && parent.name === node) && !ts.isLiteralTypeNode(parent)
	);
}
