/** One config for all tests; those of the real n8n server and the browser have their own in test/e2e. */
module.exports = {
	moduleNameMapper: otherEngine(process.env.SENTOR_N8N),
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/node-red/dist/'],
	// Published as ES modules only, which jest cannot load as they are.
	transformIgnorePatterns: [
		'/node_modules/(?!(?:htmlparser2|entities|domhandler|domutils|dom-serializer|domelementtype|aedes|p-retry|is-network-error)/)',
	],
	transform: {
		'^.+\\.[tj]s$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	testTimeout: 30_000,
};

/** n8n's engine out of another folder than ours, so that the same tests tell of another release. */
function otherEngine(folder) {
	if (!folder) return {};
	const modules = require('node:path').join(folder, 'node_modules');
	return { '^(n8n-core|n8n-workflow)$': `${modules}/$1` };
}
