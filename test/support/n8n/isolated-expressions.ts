import './environment';
import { ExpressionEvaluator, IsolatedVmBridge } from '@n8n/expression-runtime';
import { Expression, LoggerProxy } from 'n8n-workflow';
// n8n-workflow exports these hooks to itself only, and an evaluator is not safe without them.
import { expressionSandboxHooks } from 'n8n-workflow/dist/cjs/expression-sandboxing';

/**
 * Lets n8n evaluate expressions as its server does by default: isolated from the process, by
 * isolated-vm. Does what `Expression.initExpressionEngine` does, which jest cannot run (it imports
 * the runtime dynamically).
 *
 * @returns what ends it
 */
export async function useIsolatedExpressions(): Promise<() => Promise<void>> {
	const evaluator = new ExpressionEvaluator({
		createBridge: () =>
			new IsolatedVmBridge({ timeout: 5000, memoryLimit: 128, logger: LoggerProxy }),
		poolSize: 1,
		maxCodeCacheSize: 1024,
		hooks: expressionSandboxHooks,
		logger: LoggerProxy,
	});
	await evaluator.initialize();
	(Expression as unknown as { vmEvaluator: ExpressionEvaluator }).vmEvaluator = evaluator;
	Expression.setExpressionEngine('vm');
	return async () => await Expression.disposeExpressionEngine();
}
