import { join } from 'node:path';

import ts from 'typescript';

import { ROOT } from './tree';

/** TypeScript, as `npm run typecheck` runs it: what it refuses never gets as far as a test. */
export class Compiler {
	private changed?: { path: string; source: string; version: number };
	private version = 0;
	private service?: ts.LanguageService;

	/** What it says of a changed file and of those that were there before; nothing where it is content. */
	refusalOf(file: string, source: string): string | undefined {
		const path = join(ROOT, file);
		this.changed = { path, source, version: ++this.version };
		this.service ??= this.start();
		const [first] = this.service.getSemanticDiagnostics(path);
		return first && ts.flattenDiagnosticMessageText(first.messageText, ' ');
	}

	private start(): ts.LanguageService {
		const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
		const only = { ...config, include: ['core', 'text', 'report'] };
		const { options, fileNames } = ts.parseJsonConfigFileContent(only, ts.sys, ROOT);
		return ts.createLanguageService({
			// A name that is left over is no fault that a user could meet.
			getCompilationSettings: () => ({
				...options,
				noUnusedLocals: false,
				noUnusedParameters: false,
			}),
			getScriptFileNames: () => fileNames,
			getScriptVersion: (path) =>
				path === this.changed?.path ? String(this.changed.version) : '0',
			getScriptSnapshot: (path) => {
				const text = path === this.changed?.path ? this.changed.source : ts.sys.readFile(path);
				return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
			},
			getCurrentDirectory: () => ROOT,
			getDefaultLibFileName: (of) => ts.getDefaultLibFilePath(of),
			fileExists: ts.sys.fileExists,
			readFile: ts.sys.readFile,
			readDirectory: ts.sys.readDirectory,
		});
	}
}
