import type { NodeDef } from 'node-red';

/** What the editor stores for each node that is handed texts. */
export interface TextsDef extends NodeDef {
	/** Id of a Sentor API node. */
	api?: string;
	text?: string;
	textType?: string;
	entities?: string;
	entitiesType?: string;
	language?: string;
	languageType?: string;
	documentId?: string;
	documentIdType?: string;
	/** The message property that takes the result. */
	result?: string;
}
