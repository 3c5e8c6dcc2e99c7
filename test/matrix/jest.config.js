/** What is run in one host of the matrix; `run.ts` says in which one, by the environment. */
module.exports = {
	...require('../../jest.config'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/matrix/*.matrix.ts'],
	// A first start of a Node-RED and of its editor, on a busy machine.
	testTimeout: 120_000,
};
