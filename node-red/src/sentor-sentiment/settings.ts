import type { Granularity, SentorSentimentDef, TypedProperty } from './types';

/** Where a value comes from, as a typed input of the editor stores it. */
export interface Source {
	value: string;
	type: string;
}

/** A Sentor Sentiment node's settings, with defaults where a flow file has none. */
export interface SentimentSettings {
	sources: Record<TypedProperty, Source>;
	result: string;
	splitBySentiment: boolean;
	granularity: Granularity;
	raw: boolean;
}

/** Reads what the editor stored. */
export function readSettings(def: SentorSentimentDef): SentimentSettings {
	const granularity =
		def.granularity === 'entity' || def.granularity === 'sentence' ? def.granularity : 'document';
	return {
		sources: {
			text: source(def.text || 'payload', def.textType, 'msg'),
			entities: source(def.entities, def.entitiesType, 'str'),
			language: source(def.language, def.languageType, 'str'),
			documentId: source(def.documentId ?? '_msgid', def.documentIdType, 'msg'),
		},
		result: def.result || 'sentiment',
		splitBySentiment: def.splitBySentiment === true,
		granularity,
		raw: def.raw === true,
	};
}

/** A typed input as the editor stored it. */
export function source(
	value: string | undefined,
	type: string | undefined,
	usualType: string,
): Source {
	return { value: value ?? '', type: type || usualType };
}
