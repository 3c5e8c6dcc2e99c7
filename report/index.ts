/**
 * From the answers of many documents to one report: counts, net score, quotes, and the same as text,
 * Markdown, HTML and Slack blocks. Pure: sends nothing, keeps nothing, imports nothing outside this folder.
 */
export { createReport, DEFAULT_QUOTES } from './create';
export { isAbsent, readEarlier } from './earlier';
export { reportRows, type ReportEntityRow } from './rows';
export type * from './types';
