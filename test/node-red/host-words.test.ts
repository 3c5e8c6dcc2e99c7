import * as failures from '../../core/failure';
import { errorField } from '../../node-red/src/common/failure-message';

/** What n8n's users call it, and Node-RED's do not. */
const WORDS_OF_N8N = /\b(credentials?|items?|workflow|execution|run)\b/i;

const DETAIL = { status: 401 };
const NETWORK = { networkCode: 'ECONNREFUSED' };
const REASONS = [
	'no_text',
	'no_entities',
	'text_type',
	'language',
	'unreadable',
	'too_few',
	'no_documents',
] as const;

describe('what to do about a failure', () => {
	it.each([
		...REASONS.map((reason) => failures.invalidInput(reason, { found: 2, least: 5 })),
		failures.settingsFailure('address_form'),
		failures.authFailure(DETAIL, 1),
		failures.authFailure({ ...DETAIL, status: 403 }, 1),
		failures.authFailure({ ...DETAIL, reason: 'expired_key' }, 1),
		failures.googleKeyFailure(failures.authFailure(DETAIL, 1)),
		failures.quotaFailure(DETAIL, 1, { retryAtMs: 0, maxWaitMs: 1000 }),
		failures.unavailableFailure(NETWORK, 1),
		failures.unavailableFailure({ status: 503 }, 1),
		failures.addressFailure({ status: 404 }, 1, 'nothing'),
		failures.allRejectedFailure({ status: 422 }, 1),
		failures.rejectedFailure({ status: 422 }, 1, 5),
		failures.tooSlowFailure({ status: 504 }, 1, 5),
		failures.tooSlowFailure({ status: 504 }, 1, 5000),
		failures.missingResultFailure({ status: 200 }, 1),
	])('is said in the words of Node-RED ($code: $description)', (failure) => {
		const { message, description } = errorField(failure);
		expect(description).toMatch(/^[A-Z].*\.$/);
		expect(`${message} ${description}`).not.toMatch(WORDS_OF_N8N);
	});

	it('names the node that holds the key', () => {
		expect(errorField(failures.authFailure(DETAIL, 1)).description).toContain('Sentor API node');
	});

	it('leaves alone what the service said', () => {
		const said = failures.rejectedFailure({ status: 422, message: 'this item' }, 1, 5);
		expect(errorField(said).message).toContain('this item');
	});
});
