import {
	createSentorClient,
	type HealthReport,
	type Transport,
	type TransportFailure,
} from '../../../core';
import { systemClock } from './clock';
import { createTransport, type Connection } from './transport';
import { testFailed, testPassed, testWarned, type TestAnswer } from './test-answer';

const TOO_MANY_REQUESTS = 429;

/**
 * Asks the service how it is, in words for the dialog. A good answer promises nothing about the key:
 * no source says that the health address looks at it.
 */
export async function askHealth(connection: Connection): Promise<TestAnswer> {
	let unanswered: TransportFailure | undefined;
	const send = createTransport(connection);
	const transport: Transport = (request) =>
		send(request).catch((reason: TransportFailure) => {
			unanswered = reason;
			throw reason;
		});
	// Without a quota key: a test must not slow down the flows that use the same key.
	const client = createSentorClient({
		transport,
		clock: systemClock,
		secrets: [connection.apiKey],
	});
	const report = await client.checkHealth();
	return unanswered ? describeSilence(unanswered, report) : describeReport(report);
}

function describeSilence(
	{ kind, code }: TransportFailure,
	{ message, description, responseMs }: HealthReport,
): TestAnswer {
	const words = `${message}. ${description}`;
	if (kind === 'timeout')
		return testFailed('timeout', words, { seconds: String(Math.round(responseMs / 1000)) });
	return testFailed('unreachable', words, { code: code ?? kind });
}

function describeReport({ status, message, description, failure, raw }: HealthReport): TestAnswer {
	const words = `${message}. ${description}`;
	if (status === 'healthy')
		return testPassed(
			'healthy',
			`${message}. Whether it takes your key shows with the first message.`,
		);
	if (status === 'degraded') return testWarned('degraded', words);
	const code = failure?.status ?? 0;
	if (failure?.code === 'auth')
		return testFailed(code === 403 ? 'forbidden' : 'key_refused', words);
	if (failure?.code === 'quota') return testFailed('forbidden', words);
	if (code === TOO_MANY_REQUESTS) return testWarned('busy', words);
	// An answer that went well, and yet is none of Sentor's: a web page, for instance.
	if (failure?.code === 'config' || (raw === undefined && code >= 200 && code < 300))
		return testFailed('address', words);
	// The word comes from outside: keep it short.
	if (typeof raw?.status === 'string')
		return testFailed('unhealthy', words, { status: raw.status.slice(0, 40) });
	return testFailed('unavailable', words, { status: String(code) });
}
