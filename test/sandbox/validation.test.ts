import { closeSandboxes, docOf, post, predict, sandboxWith } from './support/calls';

afterEach(closeSandboxes);

const good = docOf('fine', 0);

describe('a request that is not as the API wants it', () => {
	const cases: [string, unknown, (string | number)[]][] = [
		['no body', '', ['body']],
		['broken JSON', '{"docs": [', ['body']],
		['a list as body', [good], ['body']],
		['no docs', {}, ['body', 'docs']],
		['docs that are no list', { docs: 'text' }, ['body', 'docs']],
		['an empty list', { docs: [] }, ['body', 'docs']],
		['a document that is no object', { docs: [good, 'text'] }, ['body', 'docs', 1]],
		['no id', { docs: [{ ...good, doc_id: undefined }] }, ['body', 'docs', 0, 'doc_id']],
		['a numeric id', { docs: [{ ...good, doc_id: 7 }] }, ['body', 'docs', 0, 'doc_id']],
		['no text', { docs: [good, { ...good, doc: undefined }] }, ['body', 'docs', 1, 'doc']],
		['a blank text', { docs: [{ ...good, doc: ' \n' }] }, ['body', 'docs', 0, 'doc']],
		['null entities', { docs: [{ ...good, entities: null }] }, ['body', 'docs', 0, 'entities']],
		['no entities', { docs: [{ ...good, entities: undefined }] }, ['body', 'docs', 0, 'entities']],
		[
			'a number among them',
			{ docs: [{ ...good, entities: ['a', 1] }] },
			['body', 'docs', 0, 'entities', 1],
		],
		['a language that is not there', { docs: [good], language: 'de' }, ['body', 'language']],
	];

	it.each(cases)('is refused and named: %s', async (_name, body, loc) => {
		const sandbox = await sandboxWith({ variants: { errors: 'detail' } });
		const { status, json } = await post(sandbox, '/predicts', body);
		expect(status).toBe(422);
		expect(json.detail).toHaveLength(1);
		expect(json.detail[0]).toEqual({
			loc,
			msg: expect.any(String),
			type: expect.any(String),
		});
	});

	it('is told of everything that is wrong with it', async () => {
		const sandbox = await sandboxWith({ variants: { errors: 'detail' } });
		const { json } = await post(sandbox, '/predicts', { docs: [{}, {}] });
		expect(json.detail).toHaveLength(6);
	});

	it('has a message that names the first place in the other forms', async () => {
		const sandbox = await sandboxWith({ variants: { invalidStatus: 400 } });
		const body = { docs: [good, { doc_id: 'x', entities: [] }] };
		const envelope = await post(sandbox, '/predicts', body);
		expect(envelope.status).toBe(400);
		expect(envelope.json.error).toMatchObject({
			code: 'validation_error',
			message: 'Invalid input: docs.1.doc: Field required',
		});
		sandbox.set({ variants: { errors: 'message' } });
		expect((await post(sandbox, '/predicts', body)).json).toEqual({
			statusCode: 400,
			message: ['docs.1.doc: Field required'],
			error: 'Bad Request',
		});
	});

	it('may hold an empty list of entities', async () => {
		const docs = [{ ...good, entities: [] }];
		const { status, json } = await post(await sandboxWith(), '/predicts', { docs });
		expect(status).toBe(200);
		expect(json.results[0].entity_sentiments).toEqual([]);
	});
});

describe('a request that is too large', () => {
	it('is refused for one long text, with its place', async () => {
		const sandbox = await sandboxWith({ maxTextLength: 5_000, variants: { errors: 'detail' } });
		expect((await predict(sandbox, ['a'.repeat(5_000)])).status).toBe(200);
		const { status, json } = await predict(sandbox, ['fine', 'a'.repeat(5_001)]);
		expect(status).toBe(422);
		expect(json.detail[0]).toMatchObject({
			loc: ['body', 'docs', 1, 'doc'],
			msg: 'Text too long (>5000 chars)',
		});
	});

	it('is refused for too many documents', async () => {
		const sandbox = await sandboxWith({ maxDocsPerRequest: 2, variants: { tooLargeStatus: 413 } });
		expect((await predict(sandbox, ['a', 'b'])).status).toBe(200);
		expect((await predict(sandbox, ['a', 'b', 'c'])).status).toBe(413);
	});

	it('is taken when nothing was said, however long', async () => {
		expect((await predict(await sandboxWith(), ['a'.repeat(100_000)])).status).toBe(200);
	});
});

describe('a refusal', () => {
	it('has the form that was chosen', async () => {
		const sandbox = await sandboxWith();
		const refused = async (errors: 'envelope' | 'detail' | 'message' | 'html' | 'empty') => {
			sandbox.set({ variants: { errors } });
			return predict(sandbox, ['fine'], { key: 'wrong' });
		};
		expect((await refused('envelope')).json).toEqual({
			error: {
				code: 'auth_failed',
				message: 'Invalid API key',
				details: { reason: 'invalid_key' },
				request_id: expect.any(String),
				timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				documentation_url: expect.any(String),
			},
		});
		expect((await refused('detail')).json).toEqual({
			detail: 'Invalid API key',
			status_code: '401',
		});
		expect((await refused('message')).json).toEqual({
			statusCode: 401,
			message: 'Invalid API key',
			error: 'Unauthorized',
		});
		const page = await refused('html');
		expect([page.status, page.headers.get('content-type')]).toEqual([401, 'text/html']);
		expect(page.text).toContain('401 Unauthorized');
		expect((await refused('empty')).text).toBe('');
	});

	it('can have its reason as code', async () => {
		const sandbox = await sandboxWith({ variants: { authReason: 'code' } });
		const { json } = await predict(sandbox, ['fine'], { key: 'sandbox-expired' });
		expect(json.error.code).toBe('expired_key');
		expect(json.error.details).toEqual({ expires_at: expect.any(String) });
	});
});
