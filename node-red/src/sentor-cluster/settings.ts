import type { TextSources } from '../common/input/message-input';
import { source } from '../common/input/typed-input';
import type { Granularity, SentorClusterDef } from './types';

/** A Sentor Cluster node's settings, with defaults where a flow file has none. */
export interface ClusterSettings {
	sources: TextSources;
	/** 0: as many as Sentor finds. Undefined: what is set is no such number. */
	clusters: number | undefined;
	nameTopics: boolean;
	granularity: Granularity;
	result: string;
}

/** Reads what the editor stored. */
export function readSettings(def: SentorClusterDef): ClusterSettings {
	return {
		sources: {
			text: source(def.text || 'payload', def.textType, 'msg'),
			entities: source(def.entities, def.entitiesType, 'str'),
			language: source(def.language || 'auto', def.languageType, 'str'),
			documentId: source(def.documentId, def.documentIdType, 'msg'),
		},
		clusters: readClusters(def.clusters),
		nameTopics: def.nameTopics === true,
		granularity: def.granularity === 'document' ? 'document' : 'cluster',
		result: def.result || 'clusters',
	};
}

function readClusters(value: string | number | undefined): number | undefined {
	const clusters = Number(value ?? 0);
	return Number.isSafeInteger(clusters) && clusters >= 0 ? clusters : undefined;
}
