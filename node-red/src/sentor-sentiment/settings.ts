import type { CleanUp } from '../../../text';
import type { TextSources } from '../common/input/message-input';
import { source } from '../common/input/typed-input';
import type { Granularity, SentorSentimentDef } from './types';

/** A Sentor Sentiment node's settings, with defaults where a flow file has none. */
export interface SentimentSettings {
	sources: TextSources;
	result: string;
	splitBySentiment: boolean;
	granularity: Granularity;
	cleanUp: CleanUp;
	raw: boolean;
	analyzedText: boolean;
	unmentioned: boolean;
}

/** Reads what the editor stored. */
export function readSettings(def: SentorSentimentDef): SentimentSettings {
	const granularity =
		def.granularity === 'entity' || def.granularity === 'sentence' ? def.granularity : 'document';
	return {
		sources: {
			text: source(def.text || 'payload', def.textType, 'msg'),
			entities: source(def.entities, def.entitiesType, 'str'),
			language: source(def.language || 'auto', def.languageType, 'str'),
			documentId: source(def.documentId ?? '_msgid', def.documentIdType, 'msg'),
		},
		result: def.result || 'sentiment',
		splitBySentiment: def.splitBySentiment === true,
		granularity,
		cleanUp: def.cleanUp === 'off' || def.cleanUp === 'mail' ? def.cleanUp : 'html',
		raw: def.raw === true,
		analyzedText: def.analyzedText === true,
		unmentioned: def.unmentioned === true,
	};
}
