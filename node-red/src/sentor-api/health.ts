import type { TransportFailure, TransportReply } from '../../../core';
import { createTransport, type Connection } from './transport';
import { testFailed, testPassed, testWarned, type TestAnswer } from './test-answer';

/** A person waits for the answer, so it must not take as long as an analysis may, ms. */
const PATIENCE_MS = 15_000;

/** Where the vendor's clients ask: the documented address, and the older one. */
const ADDRESSES = ['/predicts/health', '/health'];

/**
 * Asks the service how it is. A good answer promises nothing about the key: no source says that the
 * health address looks at it.
 */
export async function askHealth(connection: Connection): Promise<TestAnswer> {
	const send = createTransport(connection);
	let reply: TransportReply | undefined;
	try {
		for (const path of ADDRESSES) {
			reply = await send({ method: 'GET', path, query: {}, headers: {}, timeoutMs: PATIENCE_MS });
			if (reply.status !== 404) break;
		}
	} catch (reason) {
		return unreachable(reason as TransportFailure);
	}
	return readHealth(reply as TransportReply);
}

function readHealth({ status, body }: TransportReply): TestAnswer {
	if (status >= 200 && status < 300) return readState(body);
	switch (status) {
		case 401:
			return testFailed(
				'key_refused',
				'The service answers, but refuses this API key. Make a new one in the Sentor dashboard under Settings, API access.',
			);
		case 403:
			return testFailed(
				'forbidden',
				'The service answers, but does not let this key in. Perhaps the plan is used up, or does not include this.',
			);
		case 429:
			return testWarned(
				'busy',
				"The service answers, but takes no more requests of this key for now: the plan's limit is reached.",
			);
	}
	const values = { status: String(status) };
	if (status >= 500 || status === 408) {
		return testFailed('unavailable', `The service is there but cannot answer at the moment (${status}). Try again later.`, values);
	}
	return wrongAddress();
}

function readState(body: unknown): TestAnswer {
	const state = typeof body === 'object' && body !== null ? (body as { status?: unknown }).status : undefined;
	if (typeof state !== 'string') return wrongAddress();
	switch (state.toLowerCase()) {
		case 'healthy':
		case 'ok':
			return testPassed('healthy', 'The service answers and is well. Whether it takes your key shows with the first message.');
		case 'degraded':
			return testWarned('degraded', 'The service answers, but says that it does not run at full strength at the moment.');
		default:
			// The word comes from outside: keep it short.
			return testFailed('unhealthy', `The service answers, but says that it is not well (${state.slice(0, 40)}). Try again later.`, {
				status: state.slice(0, 40),
			});
	}
}

function wrongAddress(): TestAnswer {
	return testFailed(
		'address',
		"Something answers at this address, but it is not Sentor. Check the server's address; the usual one is https://sentor.app/api",
	);
}

function unreachable({ kind, code = '' }: TransportFailure): TestAnswer {
	if (kind === 'timeout') {
		const seconds = String(PATIENCE_MS / 1000);
		return testFailed('timeout', `No answer within ${seconds} seconds. Check the address, the network and the proxy.`, { seconds });
	}
	return testFailed('unreachable', `Nothing answers at this address (${code || kind}). Check the address, the network and the proxy.`, {
		code: code || kind,
	});
}
