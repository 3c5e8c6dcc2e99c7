/** `GET /predicts/health`, and the older `GET /health`. */
import { NOT_FOUND } from '../http/refusal';
import { htmlReply, jsonReply } from '../http/reply';
import type { Call, Endpoint } from './endpoint';

export const predictsHealth = healthAt('/predicts/health', ({ settings }) => {
	const isUp = settings.variants.health === 'healthy';
	const llm_status = isUp ? 'available' : 'unavailable';
	return { version: '1.0.0', llm_status, llm_provider: 'google' };
});

export const health = healthAt('/health', ({ now }) => ({
	timestamp: new Date(now).toISOString(),
}));

function healthAt(path: string, fieldsOf: (call: Call) => object): Endpoint {
	const prepare: Endpoint['prepare'] = (call) => {
		const form = call.settings.variants.health;
		if (form === 'html') return { reply: htmlReply(200, 'Sentor') };
		if (form === 'ok') return { reply: jsonReply(200, { status: 'ok' }) };
		if (form === 'missing' && path !== '/health') return { refusal: NOT_FOUND };
		const status = form === 'missing' ? 'healthy' : form;
		return { reply: jsonReply(status === 'unhealthy' ? 503 : 200, { status, ...fieldsOf(call) }) };
	};
	return { method: 'GET', path, isHealth: true, prepare };
}
