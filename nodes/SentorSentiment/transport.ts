import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import type {
	CancelSignal,
	Transport,
	TransportFailure,
	TransportReply,
	TransportRequest,
} from '../../core';

/** The credential's type, as the node and the credential file name it. */
export const CREDENTIAL_TYPE = 'sentorSentimentApi';

/** What n8n's client (axios) calls a request that took too long. */
const TIMEOUT_CODES: ReadonlySet<unknown> = new Set(['ECONNABORTED', 'ETIMEDOUT']);

/**
 * Sends the core's requests with n8n's own client, which adds the key from the credential and
 * honors the host's proxy and certificate settings.
 *
 * Resolves for every status and follows no redirect, since one could lead the key elsewhere.
 * Rejects with a {@link TransportFailure}: plain data, because n8n's error objects hold the answer's
 * body, which may echo the key.
 */
export function createTransport(
	context: IExecuteFunctions,
	baseUrl: string,
	credential: ICredentialDataDecryptedObject,
): Transport {
	// Handed in with each request, or n8n would decrypt the credential each time anew.
	const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL_TYPE, data: credential };
	return async (request) => {
		const options = requestOptions(baseUrl, request);
		const answer = context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			options,
			{
				credentialsDecrypted,
			},
		);
		return await within(request, answer as Promise<IN8nHttpFullResponse>);
	};
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
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

function toReply({ statusCode, headers, body }: IN8nHttpFullResponse): TransportReply {
	return { status: statusCode, headers: headers as TransportReply['headers'], body };
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
 * Waits for an answer, but no longer than the request may take and until it is cancelled. n8n's
 * client alone would not do: its time-out starts anew with each byte, so that a server that trickles
 * could hold it for ever, and the only signal it heeds is the execution's. `AbortSignal.timeout`
 * needs no timer of ours, and its timer keeps no process alive.
 */
async function within(
	{ timeoutMs, signal }: TransportRequest,
	answer: Promise<IN8nHttpFullResponse>,
): Promise<TransportReply> {
	return await new Promise((resolve, reject) => {
		const timeout: CancelSignal = AbortSignal.timeout(timeoutMs);
		const settle = (end: () => void) => {
			timeout.removeEventListener?.('abort', onTimeout);
			signal?.removeEventListener?.('abort', onAbort);
			end();
		};
		const fail = (failure: TransportFailure) => settle(() => reject(failure));
		const onTimeout = () => fail({ kind: 'timeout' });
		const onAbort = () => fail({ kind: 'aborted' });
		timeout.addEventListener('abort', onTimeout);
		signal?.addEventListener('abort', onAbort);
		if (signal?.aborted) onAbort();
		answer.then(
			(response) => settle(() => resolve(toReply(response))),
			(thrown: unknown) => fail(toFailure(thrown)),
		);
	});
}
