export function demandNode(current: string, oldest: string): void;
export const oldestNode: string;
export const versionCheck: string;
