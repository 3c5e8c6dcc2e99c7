/** Tests against a real n8n server, which is installed on the first run (minutes, 3.7 GB). */
module.exports = {
	...require('../../jest.config'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/e2e/start-n8n.ts',
	globalTeardown: '<rootDir>/test/e2e/stop-n8n.ts',
	// All files talk to the same server.
	maxWorkers: 1,
	testTimeout: 180_000,
};
