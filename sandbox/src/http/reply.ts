/** Answers as plain data, before they go on the wire. */

/** One HTTP answer. A string body goes out as it is, anything else as JSON. */
export interface Reply {
	status: number;
	headers: Record<string, string>;
	body: unknown;
}

/** An answer with a JSON body. */
export function jsonReply(status: number, body: unknown): Reply {
	return { status, headers: { 'Content-Type': 'application/json' }, body };
}

/** A page as proxies and gateways make them: not from the API, so without any of its headers. */
export function htmlReply(status: number, title: string): Reply {
	const page = [
		'<html>',
		`<head><title>${title}</title></head>`,
		`<body><center><h1>${title}</h1></center><hr><center>sandbox gateway</center></body>`,
		'</html>',
		'',
	].join('\r\n');
	return { status, headers: { 'Content-Type': 'text/html' }, body: page };
}

/** What the gateway says when the API did not answer in time. */
export function gatewayTimeoutReply(): Reply {
	return htmlReply(504, '504 Gateway Time-out');
}

/** The bytes of an answer's body. */
export function encodeBody(reply: Reply): Buffer {
	const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
	return Buffer.from(text, 'utf8');
}
