/** The encrypted index. All SQL of Keptword is in this folder. */
export type * from './door.ts';
