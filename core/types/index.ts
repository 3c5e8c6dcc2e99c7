/**
 * The contract of the core: what a host hands in and what it gets back.
 * Everything here is plain data or a function; nothing belongs to n8n or Node-RED.
 */
export type * from './document';
export type * from './failure';
export type * from './host';
export type * from './run';
