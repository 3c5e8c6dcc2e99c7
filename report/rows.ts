import type { EntityFigures, Report } from './types';

/** One row of a sheet: an entity, of one group where documents were grouped. */
export type ReportEntityRow = Omit<EntityFigures, 'quotes' | 'change'> & {
	group?: string;
	/**
	 * `netScore` less that of the earlier report, null where that one does not know the entity. In all
	 * rows or in none (without an earlier report): sheets make their columns of the first row.
	 */
	change?: number | null;
	/** The strongest quote, empty where there is none. */
	quote: string;
};

/** The report as rows for a sheet: one per group and entity, or per entity where nothing was grouped. */
export function reportRows({ groups, entities, change }: Report): ReportEntityRow[] {
	const isCompared = change !== undefined;
	if (!groups) return entities.map((entity) => rowOf(entity, isCompared));
	return groups.flatMap(({ group, entities: ofGroup }) =>
		ofGroup.map((entity) => ({ group, ...rowOf(entity, isCompared) })),
	);
}

function rowOf(
	{ quotes, change, ...figures }: EntityFigures,
	isCompared: boolean,
): ReportEntityRow {
	return {
		...figures,
		...(isCompared ? { change: change ?? null } : {}),
		quote: quotes[0]?.text ?? '',
	};
}
