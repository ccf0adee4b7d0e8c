/** The words of a drawn page: what the file prints, what was filled into its fields, and in which order both are read. */
export { drawnOver, type Filled, type FormPart, filledIn } from './filled.ts';
export { PAGE_TEXT_LIMIT } from './limit.ts';
export type { Piece } from './lines.ts';
export { type PageWords, readingOrder, type TextItem, wordsOfPage } from './page-words.ts';
export { mayBeSigns, withPlainSigns } from './signs.ts';
export { isGarbled, pageText } from './text.ts';
