import type { NodeDef } from 'node-red';
import { DEFAULT_QUOTES, type ReportLanguage } from '../../../report';
import { source, type Source } from '../common/input/typed-input';

/** What the editor stores for a Sentor Report node. */
export interface SentorReportDef extends NodeDef {
	source?: string;
	sourceType?: string;
	text?: string;
	textType?: string;
	groupBy?: string;
	groupByType?: string;
	previous?: string;
	previousType?: string;
	/** As it was typed. */
	quotes?: string | number;
	reportLanguage?: ReportLanguage;
	title?: string;
	/** The message property that takes the report. */
	result?: string;
}

/** A Sentor Report node's settings, with defaults where a flow file has none. */
export interface ReportSettings {
	/** Read of every message. */
	sources: Record<'source' | 'text' | 'groupBy', Source>;
	/** The texts are where they are to begin with: the text as it was analyzed goes first. */
	prefersAnalyzed: boolean;
	/** An earlier report; read when the new one is made. */
	previous: Source;
	/** Most quotes of an entity. Undefined: what is set is no such number. */
	quotes: number | undefined;
	language: ReportLanguage;
	title: string;
	result: string;
}

/** Reads what the editor stored. */
export function readSettings(def: SentorReportDef): ReportSettings {
	const quotes = Number(def.quotes ?? DEFAULT_QUOTES);
	const text = source(def.text ?? 'payload', def.textType, 'msg');
	return {
		sources: {
			source: source(def.source || 'sentiment', def.sourceType, 'msg'),
			text,
			groupBy: source(def.groupBy, def.groupByType, 'msg'),
		},
		prefersAnalyzed: text.type === 'msg' && text.value === 'payload',
		previous: source(def.previous, def.previousType, 'flow'),
		quotes: Number.isSafeInteger(quotes) && quotes >= 0 ? quotes : undefined,
		language:
			def.reportLanguage === 'nl' || def.reportLanguage === 'de' ? def.reportLanguage : 'en',
		title: def.title ?? '',
		result: def.result || 'report',
	};
}
