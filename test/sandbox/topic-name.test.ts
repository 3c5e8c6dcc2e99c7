import { BAD_GOOGLE_KEY } from '../../sandbox/src';
import { nameTopic } from '../../sandbox/src/endpoints/topic-name';
import { closeSandboxes, post, sandboxWith } from './support/calls';

afterEach(closeSandboxes);

const DOCUMENT = {
	doc_id: 'a',
	text: 'The courier left my parcel in the rain.',
	entities: [],
	cluster_probability: 0.9,
};
const BODY = { cluster_id: 3, documents: [DOCUMENT], top_words: ['courier', 'parcel', 'late'] };

async function nameWith(body: object, variants = {}, headers = {}) {
	return post(await sandboxWith({ variants }), '/predicts/topic-name', body, { headers });
}

describe('a topic name', () => {
	it('is made of the top words', async () => {
		const { status, json } = await nameWith(BODY);
		expect(status).toBe(200);
		expect(json).toEqual({
			cluster_id: 3,
			topic_name: 'Courier Parcel Late',
			document_count: 1,
			generation_method: 'LLM',
		});
	});

	it('is made of the texts when there are no top words', async () => {
		const documents = [DOCUMENT, { ...DOCUMENT, text: 'Parcel late, courier rude.' }];
		const { json } = await nameWith({ cluster_id: 0, documents });
		expect(json.topic_name.split(' ')).toEqual(expect.arrayContaining(['Courier', 'Parcel']));
	});

	it('leaves out the entities', async () => {
		const { json } = await nameWith({ ...BODY, entities: ['Courier'] });
		expect(json.topic_name).not.toContain('Courier');
	});

	it('has three or four words, whatever there is', () => {
		for (const words of [[], ['one'], ['one', 'One ', ''], ['a', 'b', 'c', 'd', 'e', 'f']]) {
			const count = nameTopic(words, []).split(' ').length;
			expect(count).toBeGreaterThanOrEqual(3);
			expect(count).toBeLessThanOrEqual(4);
		}
	});

	it('can say what it was made with in another way, or not at all', async () => {
		const generatedUsing = await nameWith(BODY, { topicNameBy: 'generated_using' });
		expect(generatedUsing.json).toEqual({
			cluster_id: 3,
			topic_name: 'Courier Parcel Late',
			generated_using: 'company_key',
		});
		const absent = await nameWith(BODY, { topicNameBy: 'absent' });
		expect(Object.keys(absent.json)).toEqual(['cluster_id', 'topic_name']);
	});
});

describe('the Google key', () => {
	it('is taken when it is given', async () => {
		const variants = { topicNameBy: 'generated_using' };
		const { json } = await nameWith(BODY, variants, { 'X-Google-API-Key': 'mine' });
		expect(json.generated_using).toBe('user_key');
	});

	it.each([400, 401, 403, 422, 502])(
		'can be refused with %d, in words of its own',
		async (code) => {
			const headers = { 'X-Google-API-Key': BAD_GOOGLE_KEY };
			const { status, json } = await nameWith(BODY, { badGoogleKey: code }, headers);
			expect(status).toBe(code);
			expect(json.error).toMatchObject({
				code: 'llm_provider_error',
				details: { provider: 'google', reason: 'API_KEY_INVALID' },
			});
			expect(json.error.message).toContain('Google');
		},
	);

	it('can be bad without harm: the name is made without it', async () => {
		const headers = { 'X-Google-API-Key': BAD_GOOGLE_KEY };
		const { status, json } = await nameWith(BODY, { badGoogleKey: 'fallback' }, headers);
		expect([status, json.generation_method]).toEqual([200, 'Fallback']);
	});
});

describe('a call without what a name needs', () => {
	const without = (field: keyof typeof DOCUMENT) => ({
		...BODY,
		documents: [{ ...DOCUMENT, [field]: undefined }],
	});

	it.each([
		['a cluster', { ...BODY, cluster_id: undefined }, ['body', 'cluster_id']],
		['a whole number for it', { ...BODY, cluster_id: '3' }, ['body', 'cluster_id']],
		['documents', { ...BODY, documents: [] }, ['body', 'documents']],
		['an id', without('doc_id'), ['body', 'documents', 0, 'doc_id']],
		['a text', without('text'), ['body', 'documents', 0, 'text']],
		['entities', without('entities'), ['body', 'documents', 0, 'entities']],
		[
			'a probability',
			without('cluster_probability'),
			['body', 'documents', 0, 'cluster_probability'],
		],
		[
			'one up to 1',
			{ ...BODY, documents: [{ ...DOCUMENT, cluster_probability: 1.1 }] },
			['body', 'documents', 0, 'cluster_probability'],
		],
	])('is refused: %s', async (_name, body, loc) => {
		const { status, json } = await nameWith(body, { errors: 'detail' });
		expect(status).toBe(422);
		expect(json.detail.map((complaint: { loc: unknown }) => complaint.loc)).toEqual([loc]);
	});
});
