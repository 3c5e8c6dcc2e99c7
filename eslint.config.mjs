/**
 * n8n's own rules over all that ends up in the n8n package, typescript-eslint over the rest. The
 * Node-RED half may use timers and the environment, which n8n's rules forbid.
 */
import js from '@eslint/js';
import n8n from '@n8n/node-cli/eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const N8N_SOURCES = ['{core,report,nodes,credentials}/**/*.ts'];
const NODE_GLOBALS = Object.fromEntries(
	['require', 'module', 'process', 'console', '__dirname', 'URL', 'performance', 'setTimeout'].map(
		(name) => [name, 'readonly'],
	),
);

/** n8n's configuration takes every .ts file of the folder for one of the package. */
const n8nConfigs = n8n.config.map((config) =>
	config.files?.includes('**/*.ts') ? { ...config, files: N8N_SOURCES } : config,
);

export default defineConfig(
	globalIgnores(['dist', 'node-red/dist', 'coverage', '**/node_modules', 'demo-output']),
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	...n8nConfigs,
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
		files: ['{core,report}/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ regex: '^[^.]', message: 'core/ and report/ import nothing from outside.' },
						{
							regex: '/(core|report|nodes|node-red)(/|$)',
							message: 'They do not know each other.',
						},
					],
				},
			],
			'no-console': 'error',
		},
	},
	{
		files: ['**/*.{js,cjs,mjs}'],
		extends: [js.configs.recommended],
		languageOptions: { globals: NODE_GLOBALS },
	},
);
