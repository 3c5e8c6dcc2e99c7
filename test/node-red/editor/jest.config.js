/** The editor in a browser: needs Chromium, takes minutes. Everything else here is part of `npm test`. */
module.exports = {
	...require('../../../jest.config'),
	rootDir: '../../..',
	testMatch: ['<rootDir>/test/node-red/editor/**/*.e2e.ts'],
};
