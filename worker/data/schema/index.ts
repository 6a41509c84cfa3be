/** Columns and types of every table, for queries. The tables themselves are made by `migrations/`; a test compares. */
export * from './desk.ts';
export * from './guard.ts';
export * from './identity.ts';
export * from './knowledge.ts';
export * from './messaging.ts';
export * from './operations.ts';
export * from './usage.ts';
