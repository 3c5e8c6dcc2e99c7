/**
 * Our further rules, over the whole tree: `npm run lint` runs them beside n8n's own
 * (`eslint.config.mjs`, which has to stay as n8n made it), which hold for what ends up in the n8n
 * package and forbid the timers and the environment that the Node-RED half needs.
 */
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NODE_GLOBALS = Object.fromEntries(
	[
		'require',
		'module',
		'process',
		'console',
		'__dirname',
		'URL',
		'performance',
		'setTimeout',
		'clearTimeout',
	].map((name) => [name, 'readonly']),
);

export default defineConfig(
	globalIgnores([
		'dist',
		'node-red/dist',
		'coverage',
		'released',
		'**/node_modules',
		'demo-output',
	]),
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: ['**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.recommended],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			// A promise that rejects unheard ends Node-RED.
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ ignoreRestSiblings: true, varsIgnorePattern: '^_' },
			],
			'prefer-const': 'error',
			eqeqeq: 'error',
		},
	},
	{
		files: ['core/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^[^.]|\\.\\./(text|report|nodes|credentials|node-red|sandbox|test)(/|$)',
							message: 'core/ imports nothing from outside.',
						},
					],
				},
			],
			'no-console': 'error',
		},
	},
	{
		files: ['report/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^[^.]|\\.\\./(core|text|nodes|credentials|node-red|sandbox|test)(/|$)',
							message: 'report/ imports nothing from outside.',
						},
					],
				},
			],
			'no-console': 'error',
		},
	},
	{
		files: ['text/**/*.ts'],
		ignores: ['text/build.d.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex:
								'^(?!htmlparser2$|\\.\\.?(/|$))|/(core|report|nodes|credentials|node-red|sandbox|test)(/|$)',
							message:
								'text/ knows neither the other parts nor a host, and no library but its own.',
						},
					],
				},
			],
			'no-console': 'error',
		},
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'node-red/**/*.ts', 'sandbox/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '\\.\\./(test|demo|bench|harness)(/|$)',
							message: 'What is shipped knows nothing of what tries it.',
						},
					],
				},
			],
		},
	},
	{
		files: ['harness/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '\\.\\./(test|demo|bench)(/|$)',
							message: 'harness/ drives hosts for demo, bench and tests, and knows none of them.',
						},
					],
				},
			],
		},
	},
	{
		files: ['**/*.{js,cjs,mjs}'],
		extends: [js.configs.recommended],
		languageOptions: { globals: NODE_GLOBALS },
	},
);
