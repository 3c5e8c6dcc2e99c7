import type { RecordedRequest, Sandbox } from '../../../sandbox/src';
import { openRig, type Ending, type Message, type Rig, type RigOptions } from './rig';

/** Two topics that the sandbox tells apart: parcels and prices. */
const TOPICS = [
	['the parcel from the courier came late', 'my parcel was left by the courier in the rain'],
	['the price of this subscription is too high', 'a fair price for the yearly subscription'],
];

/** English texts of two topics in turn, each one different. */
export function texts(count: number): string[] {
	return Array.from({ length: count }, (_, place) => {
		const topic = TOPICS[place % TOPICS.length] as string[];
		return `${topic[Math.floor(place / 2) % 2] as string}, number ${place}`;
	});
}

/** Dutch texts of two topics in turn. */
export function dutchTexts(count: number): Message[] {
	return Array.from({ length: count }, (_, place) => ({
		text:
			place % 2 === 0
				? `het pakket van de bezorger kwam te laat, nummer ${place}`
				: `de prijs van dit abonnement is te hoog, nummer ${place}`,
		language: 'nl',
	}));
}

/** A Sentor Cluster node with a sandbox behind it that answers at once. */
export function openClusterRig({ sandbox, node, ...options }: RigOptions = {}): Promise<Rig> {
	return openRig({
		...options,
		sandbox: { clusterDocMs: 0, ...sandbox },
		node: { type: 'sentor-cluster', entities: '', ...node },
	});
}

/** Messages of a sequence, as the Split node makes them. */
export function sequence(payloads: unknown[], id = 'sequence'): Message[] {
	return payloads.map((payload, index) => ({
		payload,
		topic: `topic ${index}`,
		parts: { id, type: 'array', len: 1, index, count: payloads.length },
	}));
}

/** Puts messages in one after the other, in one turn, and waits for the end of all. */
export function putAll(rig: Rig, messages: Message[]): Promise<Ending[]> {
	return Promise.all(messages.map((message) => rig.put(message)));
}

/** Requests for clusters that a sandbox received. */
export function clusterRequests({ requests }: Sandbox): RecordedRequest[] {
	return requests.filter(({ path }) => path === '/predicts/cluster');
}

/** Requests for names of topics that a sandbox received. */
export function nameRequests({ requests }: Sandbox): RecordedRequest[] {
	return requests.filter(({ path }) => path === '/predicts/topic-name');
}

/** Texts of each clustering that a sandbox received. */
export function clusteredTexts(sandbox: Sandbox): string[][] {
	return clusterRequests(sandbox).map(({ body }) =>
		(body as { documents: Array<{ text: string }> }).documents.map(({ text }) => text),
	);
}

/** Messages of all endings by one output, in the order of the endings. */
export function sentBy(endings: Ending[], port: number): Message[] {
	return endings.flatMap(({ outputs }) => outputs[port] ?? []);
}
