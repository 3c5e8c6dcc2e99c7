/** `GET /predicts/health`, and the older `GET /health`. */
import { htmlReply, jsonReply, type Reply } from '../http/reply';
import type { Call, Endpoint } from './endpoint';

export const predictsHealth: Endpoint = {
	method: 'GET',
	path: '/predicts/health',
	isHealth: true,
	prepare(call) {
		const { health: form } = call.settings.variants;
		if (form === 'missing') {
			return { refusal: { status: 404, code: 'not_found', message: 'Not Found' } };
		}
		const llm_status = form === 'healthy' ? 'available' : 'unavailable';
		return { reply: healthReply(call, { version: '1.0.0', llm_status, llm_provider: 'google' }) };
	},
};

export const health: Endpoint = {
	method: 'GET',
	path: '/health',
	isHealth: true,
	prepare: (call) => ({
		reply: healthReply(call, { timestamp: new Date(call.now).toISOString() }),
	}),
};

function healthReply({ settings }: Call, fields: Record<string, unknown>): Reply {
	const status = settings.variants.health;
	switch (status) {
		case 'html':
			return htmlReply(200, 'Sentor');
		case 'ok':
			return jsonReply(200, { status: 'ok' });
		case 'missing':
			return jsonReply(200, { status: 'healthy', ...fields });
		default:
			return jsonReply(status === 'unhealthy' ? 503 : 200, { status, ...fields });
	}
}
