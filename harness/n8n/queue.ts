import { startPostgres, POSTGRES_DATABASE, POSTGRES_USER } from '../services/postgres';
import { startRedis } from '../services/redis';
import { startN8n, type N8nServer } from './server';

export interface N8nQueueOptions {
	/** Tarballs or folders of npm packages; n8n needs them in the main process and in each worker. */
	packages: string[];
	workers: number;
	/** Executions that one worker runs at once. @default 5, half of n8n's own default */
	concurrency?: number;
}

/** n8n in queue mode: a main process, workers, PostgreSQL and Redis, all of its own. */
export interface N8nQueue {
	readonly main: N8nServer;
	readonly workers: readonly N8nServer[];
	/** Ends everything and removes its folders. */
	stop(): Promise<void>;
}

/**
 * Starts all of it, one after the other.
 *
 * @throws When one does not start; what was started before is ended.
 */
export async function startN8nQueue(options: N8nQueueOptions): Promise<N8nQueue> {
	const { packages, workers: count, concurrency = 5 } = options;
	const running: Array<{ stop(): Promise<void> }> = [];
	const keep = <T extends { stop(): Promise<void> }>(started: T): T => {
		running.unshift(started);
		return started;
	};
	const stop = async () => {
		for (const each of running) await each.stop();
	};
	try {
		const database = keep(await startPostgres());
		const redis = keep(await startRedis());
		const env = queueEnvironment(database.port, redis.port);
		// Alone, since it makes the tables.
		const main = keep(await startN8n({ packages, env }));
		const workers: N8nServer[] = [];
		while (workers.length < count) {
			const command = ['worker', `--concurrency=${concurrency}`];
			workers.push(keep(await startN8n({ packages, env, command })));
		}
		return { main, workers, stop };
	} catch (cause) {
		await stop();
		throw cause;
	}
}

/** Read by main and workers alike. */
function queueEnvironment(database: number, redis: number): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(database),
		DB_POSTGRESDB_DATABASE: POSTGRES_DATABASE,
		DB_POSTGRESDB_USER: POSTGRES_USER,
		N8N_ENCRYPTION_KEY: 'for tests only, protects nothing',
	};
}
