import { keyOf } from './figures';
import type { EntityFigures, Figures, GroupFigures, Report } from './types';

/** What of an earlier report a comparison needs. */
export interface Earlier {
	netScore: number;
	entities: Map<string, number>;
	groups: Map<string, Earlier>;
}

/**
 * Reads an earlier report: as the object that it was, as its JSON, or alone in an array (a table that
 * gives one row). Undefined where there is none, or where the value is no report: a host that wants
 * to tell the two apart asks for {@link isAbsent} first.
 */
export function readEarlier(value: unknown): Earlier | undefined {
	const parsed = typeof value === 'string' ? fromJson(value) : value;
	const report = Array.isArray(parsed) ? parsed[0] : parsed;
	if (typeof report !== 'object' || report === null) return undefined;
	const { netScore, entities, groups } = report as Partial<Report>;
	if (typeof netScore !== 'number') return undefined;
	return {
		netScore,
		entities: scoresOf(entities),
		groups: new Map(
			listOf<GroupFigures>(groups).flatMap((figures) => {
				const earlier = readEarlier(figures);
				return earlier && typeof figures.group === 'string' ? [[figures.group, earlier]] : [];
			}),
		),
	};
}

/** Whether there is no earlier report yet, as on the first day. */
export function isAbsent(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	return Array.isArray(value)
		? value.length === 0
		: typeof value === 'object' && Object.keys(value).length === 0;
}

/** The same figures with how they changed. */
export function compared<Of extends Figures>(figures: Of, earlier: Earlier | undefined): Of {
	if (!earlier) return figures;
	return {
		...figures,
		change: figures.netScore - earlier.netScore,
		entities: figures.entities.map((entity) => {
			const before = earlier.entities.get(keyOf(entity.entity));
			return before === undefined ? entity : { ...entity, change: entity.netScore - before };
		}),
	};
}

function scoresOf(list: unknown): Map<string, number> {
	return new Map(
		listOf<Partial<EntityFigures> | null>(list).flatMap((element) =>
			typeof element?.entity === 'string' && typeof element.netScore === 'number'
				? [[keyOf(element.entity), element.netScore]]
				: [],
		),
	);
}

function listOf<Element>(value: unknown): Element[] {
	return Array.isArray(value) ? (value as Element[]) : [];
}

function fromJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
