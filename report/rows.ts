import type { EntityFigures, Report } from './types';

/** One row of a sheet: an entity, of one group where documents were grouped. */
export type ReportEntityRow = Omit<EntityFigures, 'quotes'> & {
	group?: string;
	/** The strongest quote, empty where there is none. */
	quote: string;
};

/** The report as rows for a sheet: one per group and entity, or per entity where nothing was grouped. */
export function reportRows({ groups, entities }: Report): ReportEntityRow[] {
	if (!groups) return entities.map(rowOf);
	return groups.flatMap(({ group, entities: ofGroup }) =>
		ofGroup.map((entity) => ({ group, ...rowOf(entity) })),
	);
}

function rowOf({ quotes, ...figures }: EntityFigures): ReportEntityRow {
	return { ...figures, quote: quotes[0]?.text ?? '' };
}
