import type { Topic, TopicOptions, TopicOutcome } from '../../core';
import { checkFailure, checkSecret } from '../support/sim/checks';
import { reply, Script, type Answer } from '../support/sim/script';
import { SECRET } from '../support/sim/run';

const GOOGLE_KEY = 'google-key-987654';
const topic: Topic = {
	clusterId: 4,
	documents: [
		{ text: 'Late parcel', entities: ['parcel'], probability: 0.8 },
		{ text: 'Lost parcel' },
	],
};

async function nameTopic(
	answer: Answer,
	given: unknown = topic,
	options: TopicOptions = {},
): Promise<{ outcome: TopicOutcome; script: Script }> {
	const script = new Script(answer);
	const outcome = await script.time.until(script.client().nameTopic(given as Topic, options));
	return { outcome, script };
}

const named: Answer = () =>
	reply(200, { cluster_id: 4, topic_name: 'Late parcels', generation_method: 'LLM' });

describe('naming a topic', () => {
	it('has the form of the API, with the probability that the API requires', async () => {
		const { outcome, script } = await nameTopic(named, {
			...topic,
			topWords: ['late'],
			language: 'nl',
		});
		expect(script.requests[0]).toMatchObject({
			method: 'POST',
			path: '/predicts/topic-name',
			query: { language: 'nl' },
			headers: {},
		});
		expect(script.requests[0]!.body).toMatchObject({
			cluster_id: 4,
			documents: [
				{
					doc_id: expect.any(String),
					text: 'Late parcel',
					entities: ['parcel'],
					cluster_probability: 0.8,
				},
				{ doc_id: expect.any(String), text: 'Lost parcel', entities: [], cluster_probability: 1 },
			],
			top_words: ['late'],
		});
		expect(outcome).toMatchObject({
			ok: true,
			requests: 1,
			result: { clusterId: 4, topicName: 'Late parcels', generatedBy: 'LLM' },
		});
	});

	it('leaves the words to avoid empty unless some are given', async () => {
		const { script } = await nameTopic(named);
		expect(script.requests[0]!.body).not.toHaveProperty('entities');
		const { script: other } = await nameTopic(named, { ...topic, entities: ['Acme'] });
		expect(other.requests[0]!.body).toHaveProperty('entities', ['Acme']);
	});

	it('takes either form of the answer', async () => {
		const { outcome } = await nameTopic(() =>
			reply(200, { cluster_id: 4, topic_name: 'Late', generated_using: 'company_key' }),
		);
		expect(outcome).toMatchObject({
			ok: true,
			result: { topicName: 'Late', generatedBy: 'company_key' },
		});
	});

	it.each<[string, unknown, string]>([
		['no documents', { documents: [] }, 'no_documents'],
		['blank texts', { documents: [{ text: ' ' }] }, 'no_documents'],
		['documents that are none', { documents: [null, 7, {}] }, 'no_documents'],
		['null for documents', { documents: null }, 'no_documents'],
		['nothing at all', null, 'no_documents'],
		['another language', { ...topic, language: 'de' }, 'language'],
	])('sends nothing with %s', async (_, given, reason) => {
		const { outcome, script } = await nameTopic(named, given);
		expect(outcome).toMatchObject({
			ok: false,
			failure: { code: 'invalid_input', reason, attempts: 0 },
			requests: 0,
		});
		expect(script.requests.length).toBe(0);
	});

	it.each<[string, Answer, string, number]>([
		['a wrong key', () => reply(401), 'auth', 1],
		['a refusal', () => reply(422, { detail: 'no' }), 'rejected', 1],
		['an outage', () => reply(500), 'unavailable', 3],
		['silence', async () => await Promise.reject({ kind: 'timeout' }), 'too_slow', 2],
		['an answer without a name', () => reply(200, { cluster_id: 4 }), 'config', 3],
	])('fails as data after %s', async (_, answer, code, requests) => {
		const { outcome } = await nameTopic(answer);
		expect(outcome).toMatchObject({ ok: false, failure: { code }, requests });
		if (!outcome.ok) checkFailure(outcome.failure);
	});
});

describe("the user's Google key", () => {
	it('goes into a header of this call', async () => {
		const { script } = await nameTopic(named, topic, { googleApiKey: ` ${GOOGLE_KEY} ` });
		expect(script.requests[0]!.headers).toEqual({ 'X-Google-API-Key': GOOGLE_KEY });
	});

	it.each(['', '  ', undefined])('is left out when it is %p', async (googleApiKey) => {
		const { script } = await nameTopic(
			named,
			topic,
			googleApiKey === undefined ? {} : { googleApiKey },
		);
		expect(script.requests[0]!.headers).toEqual({});
	});

	it.each([401, 403])(
		'that is refused (%i) is never reported as a wrong Sentor key',
		async (status) => {
			const { outcome } = await nameTopic(
				() => reply(status, { detail: 'API key not valid' }),
				topic,
				{ googleApiKey: GOOGLE_KEY },
			);
			expect(outcome).toMatchObject({
				ok: false,
				failure: { code: 'config', reason: 'google_key', status },
			});
		},
	);

	it('is told nowhere, though the server prints it', async () => {
		for (const body of [
			{ topic_name: `about ${GOOGLE_KEY}`, debug: SECRET },
			{ detail: `key ${GOOGLE_KEY} and ${SECRET}` },
		]) {
			for (const status of [200, 400, 401, 500]) {
				const { outcome } = await nameTopic(() => reply(status, body), topic, {
					googleApiKey: GOOGLE_KEY,
				});
				checkSecret(outcome, GOOGLE_KEY);
				checkSecret(outcome, SECRET);
			}
		}
	});
});
