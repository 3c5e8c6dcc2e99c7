import type { IExecuteFunctions } from 'n8n-workflow';
import type { Failure } from '../../../../core';
import type { Readings } from '../../parameters/read';
import { readDocuments, type PreparedText } from '../../parameters/read-document';
import type { ItemPlan } from '../../run/failures';

/** What would be sent for one item. */
export interface Plan extends ItemPlan {
	/** Undefined where there is none, and such items are left out; or where it cannot be sent. */
	text?: PreparedText;
	/** Why it cannot be sent. */
	refusal?: Failure;
}

/** Reads the items as the analysis does. One that it would refuse is counted, and ends nothing. */
export function read(context: IExecuteFunctions): Readings<Plan> {
	const readings = readDocuments<never, Plan>(
		context,
		{},
		{ needsEntities: true },
		(text, _value, item) => ({ ok: true, value: { item, ...(text ? { text } : {}) } }),
	);
	const refused = readings.failures.map(({ item, failure }) => ({ item, refusal: failure }));
	return { plans: [...readings.plans, ...refused], failures: [] };
}
