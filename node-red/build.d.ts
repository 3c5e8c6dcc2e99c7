/** Builds the Node-RED package into `outFolder` (default `node-red/dist`); returns the nodes' names. */
export function buildNodeRed(outFolder?: string): Promise<string[]>;
