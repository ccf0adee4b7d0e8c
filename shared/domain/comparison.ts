import { z } from 'zod';
import { pageNumber } from './vocabulary.ts';

/** A stretch of a changed paragraph. `removed` stands only in the first text, `added` only in the second. */
export const wordChange = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() });
export type WordChange = z.infer<typeof wordChange>;

const side = z.object({ page: pageNumber, text: z.string() });

/** One paragraph, or one row of a table, of two texts side by side. */
export const comparedRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), first: side, second: side }),
  z.object({ kind: z.literal('changed'), first: side, second: side, words: z.array(wordChange) }),
  /** `elsewhere`: the page of the other text on which the same words stand; then they were moved. */
  z.object({ kind: z.literal('removed'), first: side, elsewhere: pageNumber.nullable() }),
  z.object({ kind: z.literal('added'), second: side, elsewhere: pageNumber.nullable() }),
]);
export type ComparedRow = z.infer<typeof comparedRow>;

/** The texts of two documents, aligned. */
export const textComparison = z.object({
  rows: z.array(comparedRow),
  /** Lines that stand on nearly every page (a name, a page number), left out because they only move. */
  leftOut: z.object({ first: z.number().int(), second: z.number().int() }),
});
export type TextComparison = z.infer<typeof textComparison>;
