/** The encrypted index. All SQL of Keptword is in this folder. */
export type * from './door.ts';
export { type OpenIndexOptions, openIndex, stepsInCopy } from './open.ts';
export type * from './said-door.ts';
export type * from './transcripts-door.ts';
export { databaseVersions } from './versions.ts';
