/** `GET /predicts/health`, and the older `GET /health`. */
import { htmlReply, jsonReply, type Reply } from '../http/reply';
import type { Call, Endpoint } from './endpoint';

export const predictsHealth: Endpoint = {
	method: 'GET',
	path: '/predicts/health',
	isHealth: true,
	prepare: (call) =>
		call.settings.variants.health === 'missing'
			? { refusal: { status: 404, code: 'not_found', message: 'Not Found' } }
			: { reply: healthReply(call, { version: '1.0.0', ...llm(call) }) },
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
	switch (settings.variants.health) {
		case 'html':
			return htmlReply(200, 'Sentor');
		case 'ok':
			return jsonReply(200, { status: 'ok' });
		case 'unhealthy':
			return jsonReply(503, { status: 'unhealthy', ...fields });
		case 'degraded':
			return jsonReply(200, { status: 'degraded', ...fields });
		case 'healthy':
		case 'missing':
			return jsonReply(200, { status: 'healthy', ...fields });
	}
}

function llm({ settings }: Call) {
	const available = settings.variants.health === 'healthy';
	return { llm_status: available ? 'available' : 'unavailable', llm_provider: 'google' };
}
