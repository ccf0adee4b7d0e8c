/** The encrypted index. All SQL of Keptword is in this folder. */
export type * from './door.ts';
export { type OpenIndexOptions, openIndex, stepsInCopy } from './open.ts';
export { databaseVersions } from './sqlite/index.ts';
