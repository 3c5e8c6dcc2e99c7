import { fieldsOf } from '../input/fields';

/**
 * What stands in the place of a result that is none: the server's words, or a label that is none of
 * the three. Its own text, neither scrubbed nor short. Empty when there is nothing to tell.
 */
export function saidInstead(raw: unknown): { message?: string; label?: string } {
	const { error, message, detail, predicted_label: label } = fieldsOf(raw);
	const words = [fieldsOf(error).message, error, detail, message].find(
		(candidate) => typeof candidate === 'string' && candidate.trim() !== '',
	);
	if (typeof words === 'string') return { message: words };
	const isLabel = (typeof label === 'string' && label.trim() !== '') || typeof label === 'number';
	return isLabel ? { label: String(label) } : {};
}
