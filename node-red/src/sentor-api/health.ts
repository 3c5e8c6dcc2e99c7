import type { NodeAPI } from 'node-red';
import { createSentorClient, type HealthReport, type Limits } from '../../../core';
import { systemClock } from './clock';
import { failureAnswer, testAnswer, type TestAnswer } from './test-answer';
import { createTransport, type Connection } from './transport';

const TOO_MANY_REQUESTS = 429;

/** The word comes from outside: longer ones are no status. */
const LONGEST_STATUS = 40;

/** Failures of the way there, whose words are those that messages get. */
const ON_THE_WAY = /^(tls|proxy)(_|$)/;

/**
 * Asks the service how it is, in words for the dialog. A good answer promises nothing about the key:
 * no source says that the health address looks at it.
 */
export async function askHealth(
	RED: NodeAPI,
	connection: Connection,
	limits: Limits,
): Promise<TestAnswer> {
	// Without a quota key: a test must not slow down the flows that use the same key.
	const client = createSentorClient({
		transport: createTransport(connection),
		clock: systemClock,
		secrets: [connection.apiKey],
		limits,
	});
	return describe(RED, await client.checkHealth());
}

function describe(RED: NodeAPI, { status: word, failure, raw }: HealthReport): TestAnswer {
	if (word === 'healthy' || word === 'degraded') return testAnswer(RED, word);
	const { code, reason = '', status, values = {} } = failure ?? {};
	if (ON_THE_WAY.test(reason))
		return failureAnswer(RED, `failure.${code}.${reason}`, asTexts(values));
	if (reason === 'no_answer') return testAnswer(RED, 'timeout', asTexts(values));
	if (reason === 'network')
		return testAnswer(RED, 'unreachable', { code: String(values.networkCode ?? '-') });
	if (code === 'auth')
		return testAnswer(RED, reason === 'no_permission' ? 'forbidden' : 'key_refused');
	if (code === 'quota') return testAnswer(RED, 'forbidden');
	if (status === TOO_MANY_REQUESTS) return testAnswer(RED, 'busy');
	// An answer that went well, and yet is none of Sentor's: a web page, for instance.
	const isSuccess = status !== undefined && status >= 200 && status < 300;
	if (code === 'config' || (raw === undefined && isSuccess)) return testAnswer(RED, 'address');
	// As the core gives it, without what a server could smuggle in.
	if (reason === 'unhealthy') {
		const said = String(values.serverMessage ?? '-').slice(0, LONGEST_STATUS);
		return testAnswer(RED, 'unhealthy', { status: said });
	}
	return testAnswer(RED, 'unavailable', { status: String(status ?? '-') });
}

function asTexts(values: Readonly<Record<string, string | number>>): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
