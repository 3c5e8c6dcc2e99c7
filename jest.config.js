/** One config for all tests; those of the real n8n server and the browser have their own in test/e2e. */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/node-red/dist/'],
	// Published as ES modules only, which jest cannot load as they are.
	transformIgnorePatterns: [
		'/node_modules/(?!(?:htmlparser2|entities|domhandler|domutils|dom-serializer|domelementtype|aedes)/)',
	],
	transform: {
		'^.+\\.[tj]s$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	testTimeout: 30_000,
};
