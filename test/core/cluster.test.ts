import type {
	ClusterDocument,
	ClusterOptions,
	ClusterReport,
	Progress,
	TransportReply,
	TransportRequest,
} from '../../core';
import { checkFailure, checkSecret } from '../support/sim/checks';
import { reply, Script, type Answer } from '../support/sim/script';
import { SECRET } from '../support/sim/run';

interface Sent {
	doc_id: string;
	text: string;
	entities: string[];
}

function sentBy(request: TransportRequest): Sent[] {
	return (request.body as { documents: Sent[] }).documents;
}

/** Documents with a text of their own each. */
function texts(count: number, extra: Partial<ClusterDocument> = {}): ClusterDocument[] {
	return Array.from({ length: count }, (_, index) => ({
		text: `text ${index}`,
		entities: ['delivery'],
		...extra,
	}));
}

/** Puts the first document among the outliers and the rest into two clusters in turn. */
function clusters(request: TransportRequest): TransportReply {
	const group = (id: number, documents: Sent[]): unknown => ({
		cluster_id: id,
		document_count: documents.length,
		documents: documents.map((one) => ({ ...one, cluster_probability: id < 0 ? 0 : 0.9 })),
		top_words: ['late', 'parcel'],
	});
	const [outlier, ...rest] = sentBy(request);
	const found = [
		group(
			0,
			rest.filter((_, index) => index % 2 === 0),
		),
		group(
			1,
			rest.filter((_, index) => index % 2 === 1),
		),
		group(-1, [outlier!]),
	];
	return reply(200, {
		clusters: found,
		total_documents: rest.length + 1,
		total_clusters: 2,
		outliers_count: 1,
	});
}

async function cluster(
	answer: Answer,
	documents: unknown,
	options: ClusterOptions = {},
): Promise<{ report: ClusterReport; script: Script }> {
	const script = new Script(answer);
	const report = await script.time.until(
		script.client().cluster(documents as ClusterDocument[], options),
	);
	return { report, script };
}

describe('clustering', () => {
	it('is one call with all documents, in the form of the API', async () => {
		const { report, script } = await cluster(clusters, texts(300), { clusters: 2 });
		expect(script.requests.length).toBe(1);
		expect(script.requests[0]).toMatchObject({
			method: 'POST',
			path: '/predicts/cluster',
			query: { language: 'en' },
		});
		expect(script.requests[0]!.body).toMatchObject({ language: 'en', n_clusters: 2 });
		expect(sentBy(script.requests[0]!)[7]).toEqual({
			doc_id: expect.any(String),
			text: 'text 7',
			entities: ['delivery'],
		});
		expect(report.stats).toEqual({ documents: 300, requests: 1, languages: 1 });
	});

	it('leaves the number of clusters to the service unless one is set', async () => {
		for (const count of [undefined, 0]) {
			const { script } = await cluster(
				clusters,
				texts(6),
				count === undefined ? {} : { clusters: count },
			);
			expect(script.requests[0]!.body).not.toHaveProperty('n_clusters');
		}
	});

	it('gives each document its cluster, and each cluster its documents', async () => {
		const documents = texts(7).map((one, index) => ({ ...one, id: `T-${index}` }));
		const { report } = await cluster(clusters, documents);
		expect(report.outcomes.map((outcome) => outcome.ok && outcome.result.clusterId)).toEqual([
			-1, 0, 1, 0, 1, 0, 1,
		]);
		expect(report.outcomes[0]).toMatchObject({
			result: { outlier: true, probability: 0, language: 'en' },
		});
		expect(report.outcomes[1]).toMatchObject({ result: { outlier: false, probability: 0.9 } });
		expect(report.clusters.map(({ clusterId, size }) => [clusterId, size])).toEqual([
			[0, 3],
			[1, 3],
			[-1, 1],
		]);
		expect(report.clusters[0]).toMatchObject({
			topWords: ['late', 'parcel'],
			entities: ['delivery'],
		});
		expect(
			report.clusters[0]!.documents.map(({ index, documentId, text }) => [index, documentId, text]),
		).toEqual([
			[1, 'T-1', 'text 1'],
			[3, 'T-3', 'text 3'],
			[5, 'T-5', 'text 5'],
		]);
	});

	it('keeps repeated documents apart: each is one of the set', async () => {
		const { report, script } = await cluster(
			clusters,
			texts(6).map((one) => ({ ...one, text: 'same', id: 'same' })),
		);
		expect(sentBy(script.requests[0]!).length).toBe(6);
		expect(report.outcomes.every(({ ok }) => ok)).toBe(true);
	});

	it('needs no entities', async () => {
		const { script } = await cluster(
			clusters,
			texts(5).map(({ text }) => ({ text })),
		);
		expect(sentBy(script.requests[0]!)[0]!.entities).toEqual([]);
	});

	it('makes one call per language', async () => {
		const documents = [...texts(6), ...texts(6, { language: 'nl' })];
		const { report, script } = await cluster(clusters, documents);
		expect(script.requests.map(({ query }) => query['language'])).toEqual(['en', 'nl']);
		expect(report.stats).toEqual({ documents: 12, requests: 2, languages: 2 });
		expect(report.clusters.map(({ language }) => language)).toEqual([
			'en',
			'en',
			'en',
			'nl',
			'nl',
			'nl',
		]);
		expect(report.outcomes.every(({ ok }) => ok)).toBe(true);
	});

	it.each<[string, unknown[], object]>([
		['nothing', [], { reason: 'too_few', values: { found: 0 } }],
		['blank texts', [{ text: '' }, { text: ' ' }], { reason: 'too_few', values: { found: 0 } }],
		['two texts', texts(2), { reason: 'too_few', values: { found: 2 } }],
	])('of %s says of the set as a whole why there is no cluster', async (_, documents, failure) => {
		const { report, script } = await cluster(clusters, documents);
		expect(report.failure).toMatchObject(failure);
		expect(script.requests).toEqual([]);
	});

	it('has no failure as a whole where only some documents have one', async () => {
		const { report } = await cluster(clusters, [...texts(6), ...texts(2, { language: 'nl' })]);
		expect(report.outcomes[7]).toMatchObject({ ok: false });
		expect(report).not.toHaveProperty('failure');
	});

	it('of fewer than five usable documents sends nothing and says how many there are', async () => {
		const { report, script } = await cluster(clusters, [
			...texts(4),
			{ text: ' ' },
			...texts(5, { language: 'nl' }),
		]);
		expect(script.requests.length).toBe(1);
		expect(
			report.outcomes.slice(0, 4).map((outcome) => !outcome.ok && outcome.failure.reason),
		).toEqual(['too_few', 'too_few', 'too_few', 'too_few']);
		expect(report.outcomes[0]).toMatchObject({
			failure: {
				code: 'invalid_input',
				message: expect.stringContaining('4'),
				values: { found: 4, least: 5, language: 'en' },
			},
		});
		expect(report.outcomes[4]).toMatchObject({ failure: { reason: 'no_text' } });
		expect(report.outcomes.slice(5).every(({ ok }) => ok)).toBe(true);
	});

	it('leaves out what the answer refuses by name, and clusters the rest', async () => {
		const { report, script } = await cluster((request, number) => {
			const refused = reply(422, {
				detail: [{ loc: ['body', 'documents', 2, 'text'], msg: 'too long' }],
			});
			return number === 0 ? refused : clusters(request);
		}, texts(8));
		expect(script.requests.length).toBe(2);
		expect(report.outcomes.map(({ ok }) => ok)).toEqual([
			true,
			true,
			false,
			true,
			true,
			true,
			true,
			true,
		]);
		expect(report.outcomes[2]).toMatchObject({ failure: { code: 'rejected', status: 422 } });
	});

	it.each<[string, () => TransportReply, string, number]>([
		['a wrong key', () => reply(401), 'auth', 1],
		['a wrong address', () => reply(404), 'config', 1],
		['a refusal without a name', () => reply(422, { detail: 'no' }), 'rejected', 1],
		['an outage', () => reply(503), 'unavailable', 3],
		['a gateway that lost its patience', () => reply(504), 'too_slow', 2],
		['a page', () => reply(200, '<html></html>'), 'config', 3],
		['an answer without clusters', () => reply(200, {}), 'config', 3],
	])('fails every document alike after %s, in few calls', async (_, answer, code, calls) => {
		const { report, script } = await cluster(answer, texts(6));
		expect(report.outcomes.map((outcome) => !outcome.ok && outcome.failure.code)).toEqual(
			Array(6).fill(code),
		);
		expect(script.requests.length).toBe(calls);
		for (const outcome of report.outcomes) if (!outcome.ok) checkFailure(outcome.failure);
	});

	it('waits for the quota and goes on', async () => {
		const { report, script } = await cluster(
			(request, number) => (number === 0 ? reply(429, { retry_after: 40 }) : clusters(request)),
			texts(6),
		);
		expect(report.outcomes.every(({ ok }) => ok)).toBe(true);
		expect(script.sentAfter[1]).toBeGreaterThanOrEqual(41_000);
	});

	it('tells while it waits for the quota, and when it goes on, whatever the listener throws', async () => {
		const waits: boolean[] = [];
		const told: Partial<Progress>[] = [];
		const { report } = await cluster(
			(request, number) => (number === 0 ? reply(429, { retry_after: 40 }) : clusters(request)),
			texts(6),
			{
				onProgress({ waitingUntil, requests, total }) {
					waits.push(waitingUntil !== undefined);
					told.push({ requests, total });
					throw new Error('of the listener');
				},
			},
		);
		expect(waits.slice(0, 1)).toEqual([true]);
		expect(waits.at(-1)).toBe(false);
		expect(told[0]).toEqual({ requests: 1, total: 6 });
		expect(report.outcomes.every(({ ok }) => ok)).toBe(true);
	});

	it('resolves at once when it is cancelled', async () => {
		const controller = new AbortController();
		const script = new Script(clusters);
		script.time.schedule(500, () => controller.abort());
		const report = await script.time.until(
			script.client().cluster(texts(6), { signal: controller.signal }),
		);
		expect(report.outcomes.map((outcome) => !outcome.ok && outcome.failure.code)).toEqual(
			Array(6).fill('cancelled'),
		);
		expect(script.sentAfter).toEqual([0]);
	});

	it('puts documents that no cluster names where the answer says outliers are, or calls them missing', async () => {
		const body = (request: TransportRequest, outliers: object): unknown => ({
			clusters: [
				{
					cluster_id: 0,
					documents: sentBy(request)
						.slice(2)
						.map((one) => ({ ...one, cluster_probability: 1 })),
				},
			],
			...outliers,
		});
		for (const field of ['outliers_count', 'outliers']) {
			const { report } = await cluster(
				(request) => reply(200, body(request, { [field]: 2 })),
				texts(7),
			);
			expect(
				report.outcomes.slice(0, 2).map((outcome) => outcome.ok && outcome.result.outlier),
			).toEqual([true, true]);
			expect(report.clusters.at(-1)).toMatchObject({ clusterId: -1, size: 2 });
		}
		const listed = { cluster_id: -1, documents: [{ doc_id: '0' }] };
		const { report: both } = await cluster(
			(request) => reply(200, { clusters: [listed], outliers: sentBy(request).length }),
			texts(5, { entities: ['price'] }).map((one, index) => (index === 0 ? texts(1)[0] : one)),
		);
		expect(both.clusters).toMatchObject([
			{ clusterId: -1, size: 5, entities: ['price', 'delivery'] },
		]);
		// One is listed already: four are no number for the other four.
		const { report: fewer } = await cluster(
			() => reply(200, { clusters: [listed], outliers: 4 }),
			texts(5),
		);
		expect(fewer.outcomes[1]).toMatchObject({ failure: { code: 'missing_result' } });
		const { report } = await cluster((request) => reply(200, body(request, {})), texts(7));
		expect(report.outcomes[0]).toMatchObject({ failure: { code: 'missing_result' } });
	});

	it('lets the first cluster that names a document have it, and ignores what nobody sent', async () => {
		const { report } = await cluster((request) => {
			const all = sentBy(request);
			const documents = [...all, { doc_id: 'x', text: '', entities: [] }, null, 7];
			return reply(200, {
				clusters: [
					{ cluster_id: 3, documents },
					{ cluster_id: 4, documents: all },
					null,
					{ cluster_id: 'no' },
				],
			});
		}, texts(5));
		expect(report.outcomes.map((outcome) => outcome.ok && outcome.result.clusterId)).toEqual([
			3, 3, 3, 3, 3,
		]);
		expect(report.outcomes[0]).toMatchObject({ result: { probability: null } });
	});

	it.each<[string, unknown]>([
		['null', null],
		['undefined', undefined],
		['a number', 7],
		['elements that are none', [null, 7, 'x', undefined, {}]],
	])('resolves when it gets %s', async (_, documents) => {
		const { report, script } = await cluster(clusters, documents);
		expect(script.requests.length).toBe(0);
		for (const outcome of report.outcomes) expect(outcome.ok).toBe(false);
	});

	it('tells the key to nobody', async () => {
		const { report } = await cluster((request) => {
			const found = clusters(request).body as { clusters: Record<string, unknown>[] };
			found.clusters[0]!['top_words'] = ['late', SECRET];
			found.clusters[0]!['topic_name'] = `about ${SECRET}`;
			return reply(200, found);
		}, texts(6));
		checkSecret(report, SECRET);
	});
});

describe('names of clusters', () => {
	const named: Answer = (request) =>
		request.path === '/predicts/cluster'
			? clusters(request)
			: reply(200, { cluster_id: 0, topic_name: 'Late parcels' });

	it('are asked for once per cluster, and not for outliers', async () => {
		const { report, script } = await cluster(named, texts(7), { nameTopics: true });
		expect(script.requests.map(({ path }) => path)).toEqual([
			'/predicts/cluster',
			'/predicts/topic-name',
			'/predicts/topic-name',
		]);
		expect(report.clusters.map(({ topicName }) => topicName)).toEqual([
			'Late parcels',
			'Late parcels',
			undefined,
		]);
		expect(report.outcomes.map((outcome) => outcome.ok && outcome.result.topicName)).toEqual([
			undefined,
			...Array<string>(6).fill('Late parcels'),
		]);
		expect(report.stats.requests).toBe(3);
	});

	it('that cannot be had leave the clusters as they are and say why', async () => {
		const { report, script } = await cluster(
			(request) => (request.path === '/predicts/cluster' ? clusters(request) : reply(401)),
			texts(7),
			{ nameTopics: true },
		);
		expect(report.outcomes.every(({ ok }) => ok)).toBe(true);
		expect(report.clusters.map(({ topicFailure }) => topicFailure?.code)).toEqual([
			'auth',
			'auth',
			undefined,
		]);
		// A refused key is refused for the next name as well.
		expect(script.requests.length).toBe(2);
	});

	it('carry the Google key in their own calls only', async () => {
		const { script } = await cluster(named, texts(7), {
			nameTopics: true,
			googleApiKey: 'google-1',
		});
		expect(script.requests.map(({ headers }) => headers['X-Google-API-Key'])).toEqual([
			undefined,
			'google-1',
			'google-1',
		]);
	});
});
