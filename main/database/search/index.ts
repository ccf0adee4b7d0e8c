/** Finding words in everything: what is looked through, in which order, and how it stays fast (decisions 134-136). */
export type * from './door.ts';
export { OWN_NUMBER, rowOfKind } from './look.ts';
export { searchReads } from './search.ts';
export { anywhere } from './words.ts';
