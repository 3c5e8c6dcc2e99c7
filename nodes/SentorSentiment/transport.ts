import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import type { Transport, TransportFailure, TransportReply, TransportRequest } from '../../core';
import { isStream, readBody } from './sentor/read-body';

/** The credential's type, as the node and the credential file name it. */
export const CREDENTIAL_TYPE = 'sentorSentimentApi';

/** What n8n's client (axios) calls a request that took too long. */
const TIMEOUT_CODES: ReadonlySet<unknown> = new Set(['ECONNABORTED', 'ETIMEDOUT']);

/** Longest delay of a timer, ms (Node.js, timers): with a longer one it rings at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Sends a request by n8n's client. `signal` ends it. */
export type SendByN8n = (
	options: IHttpRequestOptions,
	signal: AbortSignal,
) => Promise<IN8nHttpFullResponse>;

/**
 * Sends the core's requests with n8n's own client, which adds the key from the credential and
 * honors the host's proxy and certificate settings.
 */
export function createTransport(
	context: IExecuteFunctions,
	baseUrl: string,
	credential: ICredentialDataDecryptedObject,
): Transport {
	// Handed in with each request, or n8n would decrypt the credential each time anew; and as one that
	// was tested, or n8n would ask for the service's health before each request.
	const data = { ...credential, tested: 'yes' };
	const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL_TYPE, data };
	return transportBy(
		async (options, signal) =>
			(await context.helpers.httpRequestWithAuthentication.call(
				endedBy(context, signal),
				CREDENTIAL_TYPE,
				options,
				{ credentialsDecrypted },
			)) as IN8nHttpFullResponse,
		baseUrl,
	);
}

/**
 * Resolves for every status and follows no redirect, since one could lead the key elsewhere.
 * Rejects with a {@link TransportFailure}: plain data, because n8n's error objects hold the answer's
 * body, which may echo the key. Its code is that of Node.js, `ANSWER_TOO_LARGE`, or `PROXY_` and the
 * status with which a proxy refused to connect. Once it has settled, the connection is closed.
 */
export function transportBy(send: SendByN8n, baseUrl: string): Transport {
	return async (request) =>
		await within(request, async (signal) => {
			const answer = send(requestOptions(baseUrl, request), signal);
			return await toReply(await answer.catch((thrown) => refusal(thrown, baseUrl)));
		});
}

/** n8n's client heeds no signal but the execution's, for which it asks its caller. */
function endedBy(context: IExecuteFunctions, signal: AbortSignal): IExecuteFunctions {
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
}

/** A new object each time: n8n changes it. */
function requestOptions(
	baseUrl: string,
	{ method, path, query, headers, body, timeoutMs }: TransportRequest,
): IHttpRequestOptions {
	return {
		method,
		url: `${baseUrl}${path}`,
		qs: query,
		headers: { ...headers },
		...(body === undefined ? {} : { body: body as IHttpRequestOptions['body'] }),
		json: true,
		// n8n reads a body of any size into memory unless it is asked for the stream.
		encoding: 'stream',
		timeout: timerMs(timeoutMs),
		returnFullResponse: true,
		ignoreHttpStatusErrors: { ignore: true, except: PROXY_STATUSES },
		disableFollowRedirect: true,
	};
}

async function toReply(answer: IN8nHttpFullResponse): Promise<TransportReply> {
	const { statusCode, headers, body } = answer;
	return {
		status: statusCode,
		headers: headers as TransportReply['headers'],
		body: isStream(body) ? await readBody(body) : body,
	};
}

/**
 * With what a proxy may refuse to connect. n8n's client hands over such an answer as if it were
 * Sentor's; only what it throws tells over which connection it came.
 */
const PROXY_STATUSES = [403, 407, 500, 502, 503, 504];

/** The answer in what n8n threw, if it came from where it should. */
function refusal(thrown: unknown, baseUrl: string): IN8nHttpFullResponse {
	const { cause, httpCode, context, ...own } = (thrown ?? {}) as Thrown;
	const { request, response = rest(httpCode, context?.data) } = own.response ? own : (cause ?? {});
	if (!response) throw thrown;
	const { status: statusCode, headers, data: body } = response;
	const { socket } = request ?? {};
	// A proxy answers in the clear what was asked of it in the clear: to lead to another machine.
	const isInTheClear = /^https:/i.test(baseUrl) && !!socket && !socket.encrypted;
	if (statusCode !== 407 && !isInTheClear) return { statusCode, headers, body };
	if (isStream(body)) body.destroy();
	throw new ProxyRefusal(statusCode);
}

/** All that n8n 2.20 keeps of such an answer: its status and its body. */
function rest(status: unknown, data: unknown): RefusedRequest['response'] {
	return isStream(data) ? { status: Number(status), headers: {}, data } : undefined;
}

class ProxyRefusal extends Error {
	readonly code: string;

	constructor(status: number) {
		super();
		this.code = `PROXY_${status}`;
	}
}

/** An error of n8n's, or of its client's. */
interface Thrown extends RefusedRequest {
	cause?: RefusedRequest;
	httpCode?: unknown;
	context?: { data?: unknown };
}

/** What n8n's client (axios) knows of a request whose answer it was told to take for a fault. */
interface RefusedRequest {
	request?: { socket?: { encrypted?: boolean } };
	response?: {
		status: number;
		headers: IN8nHttpFullResponse['headers'];
		data: IN8nHttpFullResponse['body'];
	};
}

/** Reads nothing but a code from what was thrown. */
function toFailure(thrown: unknown): TransportFailure {
	const { httpCode, code, cause } = (thrown ?? {}) as {
		httpCode?: unknown;
		code?: unknown;
		cause?: { code?: unknown };
	};
	const found = [httpCode, code, cause?.code].find(
		(value) => typeof value === 'string' && value !== '',
	);
	if (TIMEOUT_CODES.has(found)) return { kind: 'timeout', code: String(found) };
	if (found === 'ERR_CANCELED') return { kind: 'aborted' };
	return { kind: 'network', ...(found === undefined ? {} : { code: String(found) }) };
}

/**
 * Asks, but waits no longer than the request may take and until it is cancelled; then the signal
 * that `ask` was given ends the request, whether it is still connecting, waiting or reading. n8n's
 * client alone would not do: its time-out begins when it is connected and starts anew with each
 * byte. `AbortSignal.timeout` needs no timer of ours, and its timer keeps no process alive.
 */
async function within(
	{ timeoutMs, signal }: TransportRequest,
	ask: (signal: AbortSignal) => Promise<TransportReply>,
): Promise<TransportReply> {
	return await new Promise((resolve, reject) => {
		const ending = new AbortController();
		const timeout = AbortSignal.timeout(timerMs(timeoutMs));
		const settle = (end: () => void) => {
			timeout.removeEventListener('abort', onTimeout);
			signal?.removeEventListener?.('abort', onAbort);
			end();
		};
		const fail = (failure: TransportFailure) =>
			settle(() => {
				ending.abort();
				reject(failure);
			});
		const onTimeout = () => fail({ kind: 'timeout' });
		const onAbort = () => fail({ kind: 'aborted' });
		timeout.addEventListener('abort', onTimeout);
		signal?.addEventListener('abort', onAbort);
		if (signal?.aborted) {
			onAbort();
			return;
		}
		ask(ending.signal).then(
			(reply) => settle(() => resolve(reply)),
			(thrown: unknown) => fail(toFailure(thrown)),
		);
	});
}

/** A time that a timer takes: whole, at least 1, at most {@link MAX_TIMER_MS}. */
function timerMs(ms: number): number {
	return Math.min(Math.max(Math.ceil(ms), 1), MAX_TIMER_MS);
}
