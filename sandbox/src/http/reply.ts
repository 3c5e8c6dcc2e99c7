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

/** An answer without a body. */
export function emptyReply(status: number): Reply {
	return { status, headers: {}, body: '' };
}

/** A page as proxies and gateways make them: not from the API, so without any of its headers. */
export function htmlReply(status: number, title: string): Reply {
	const head = `<html>\r\n<head><title>${title}</title></head>\r\n`;
	const body = `<body><center><h1>${title}</h1></center><hr><center>sandbox gateway</center></body>`;
	const headers = { 'Content-Type': 'text/html' };
	return { status, headers, body: `${head}${body}\r\n</html>\r\n` };
}
