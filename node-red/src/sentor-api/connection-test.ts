import type { Request, RequestHandler, Response } from 'express';
import type { NodeAPI } from 'node-red';
import { DEFAULT_BASE_URL } from '../../../core';
import { askHealth } from './health';
import { readNetwork } from './network';
import { openRoute } from './route';
import { readSettings, type ApiSettings } from './settings';
import { faultAnswer, testAnswer, type TestAnswer } from './test-answer';
import type { SentorApiDef, SentorApiNode } from './types';

/** The dialog as it stands; `apiKey` is absent when the stored one was not touched. */
interface TestBody extends SentorApiDef {
	apiKey?: string;
}

/** What the editor shows in place of a stored password. */
const STORED_PASSWORD = '__PWRD__';

/** What Node-RED replaces by an environment variable. */
const VARIABLE = /^\$\{[^}]+\}$/;

/**
 * Answers the dialog's "Test connection": says in words how the service behind these settings fares.
 *
 * A secret that lies on the server goes only where it would go anyway: the stored key to the
 * connection that was deployed with it, a variable to that address or to Sentor's own. Otherwise a
 * changed address in the dialog would have it sent there. No answer holds the key.
 */
export function connectionTest(RED: NodeAPI): RequestHandler {
	return (request: Request, response: Response) => {
		test(RED, (request.body ?? {}) as TestBody).then(
			(answer) => response.json(answer),
			// Not the error's own words: they could hold what was typed.
			() => response.json(testAnswer(RED, 'unreadable')),
		);
	};
}

async function test(RED: NodeAPI, body: TestBody): Promise<TestAnswer> {
	const node = RED.nodes.getNode(String(body.id ?? '')) as SentorApiNode | null;
	const deployed = node?.type === 'sentor-api' ? node : undefined;
	if (body.apiKey === undefined || body.apiKey === STORED_PASSWORD)
		return testStored(RED, deployed, body);
	const typed = readTyped(RED, deployed, body, body.apiKey);
	if (!typed.ok) return faultAnswer(RED, typed.fault);
	if (
		VARIABLE.test(body.apiKey.trim()) &&
		![deployed?.connection?.baseUrl, DEFAULT_BASE_URL].includes(typed.settings.baseUrl)
	) {
		return testAnswer(RED, 'retype_key');
	}
	return testTyped(RED, body, typed.settings);
}

/** Tests what is deployed, as it is deployed. */
async function testStored(
	RED: NodeAPI,
	deployed: SentorApiNode | undefined,
	body: TestBody,
): Promise<TestAnswer> {
	if (!deployed) return testAnswer(RED, 'no_key');
	const typed = readTyped(RED, deployed, body, deployed.credentials?.apiKey);
	if (!typed.ok) return faultAnswer(RED, typed.fault);
	const { settings } = typed;
	const way = readNetwork(RED, settings.baseUrl, body);
	if (!way.ok) return faultAnswer(RED, way.fault);
	const { connection } = deployed;
	const isSame =
		settings.baseUrl === connection?.baseUrl &&
		(body.tls ?? '') === deployed.tls &&
		(body.proxy ?? '') === deployed.proxy;
	return isSame && connection
		? askHealth(RED, connection, settings.limits)
		: testAnswer(RED, 'retype_key');
}

/** Tests settings that are not deployed, over a pool of their own. */
async function testTyped(RED: NodeAPI, body: TestBody, settings: ApiSettings): Promise<TestAnswer> {
	const { baseUrl, apiKey, limits } = settings;
	const way = readNetwork(RED, baseUrl, body);
	if (!way.ok) return faultAnswer(RED, way.fault);
	const route = openRoute(baseUrl, way.network);
	try {
		return await askHealth(RED, { baseUrl, apiKey, route }, limits);
	} finally {
		route.close();
	}
}

function readTyped(
	RED: NodeAPI,
	deployed: SentorApiNode | undefined,
	body: TestBody,
	apiKey: string | undefined,
) {
	const substitute = (value: unknown): unknown => {
		if (typeof value !== 'string' || !VARIABLE.test(value.trim())) return value;
		// Unset comes back as '': then the name stays, to be told to the user.
		return (
			String(
				RED.util.evaluateNodeProperty(value.trim(), 'env', deployed ?? ({} as SentorApiNode), {}),
			) || value
		);
	};
	const form = Object.entries(body).map(([name, value]) => [name, substitute(value)]);
	return readSettings(Object.fromEntries(form) as TestBody, {
		apiKey: substitute(apiKey) as string | undefined,
	});
}
