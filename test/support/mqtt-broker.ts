import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { listen } from './listen';

/** A message as it was published. */
export interface Published {
	topic: string;
	payload: string;
}

/** An MQTT broker that a test listens in on. */
export interface MqttBroker {
	port: number;
	/** Publishes as a device would. */
	publish(topic: string, payload: string): Promise<void>;
	/** The message to come whose topic is this one. */
	next(topic: string): Promise<Published>;
	/** Resolves when a client has subscribed to this topic. */
	subscribed: (topic: string) => Promise<void>;
	close(): Promise<void>;
}

/** Starts an MQTT broker on a free loopback port. */
export async function startMqttBroker(): Promise<MqttBroker> {
	const broker = await Aedes.createBroker();
	const { port, close } = await listen(createServer(broker.handle));
	const topics = new Set<string>();
	broker.on('subscribe', (subscriptions) => {
		for (const { topic } of subscriptions) topics.add(topic);
	});
	return {
		port,
		publish: (topic, payload) =>
			new Promise((resolve, reject) =>
				broker.publish(
					{ cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false },
					(reason) => (reason ? reject(reason) : resolve()),
				),
			),
		next: (wanted) =>
			new Promise((resolve) => {
				broker.on('publish', ({ topic, payload }) => {
					if (topic === wanted) resolve({ topic, payload: payload.toString() });
				});
			}),
		subscribed: (topic) =>
			new Promise((resolve) => {
				if (topics.has(topic)) resolve();
				broker.on('subscribe', () => topics.has(topic) && resolve());
			}),
		close: async () => {
			await new Promise<void>((resolve) => broker.close(() => resolve()));
			await close();
		},
	};
}
