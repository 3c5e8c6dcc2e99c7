export const oldestNode: string;
export const versionCheck: string;
