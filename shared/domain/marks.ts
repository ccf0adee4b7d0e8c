import type { z } from 'zod';
import { type Milliseconds, ms } from '../time/index.ts';
import type { NewMoment } from './moment.ts';
import { mark } from './vocabulary.ts';

/**
 * Who hears something that matters presses the key a little later: the sentence is behind, its end just ahead. The same
 * while listening and in the meeting itself, so that a mark means one thing wherever it was made.
 */
const BEFORE_MS = 10_000;
const AFTER_MS = 5_000;

/** The five marks that have a key of their own (EXPERIENCE, Keys). */
export const markOnKey = mark.extract(['agreed', 'not-agreed', 'promised', 'did-not-understand', 'disputed']);
export type MarkOnKey = z.infer<typeof markOnKey>;

type MarkMeaning = Pick<NewMoment, 'type' | 'outcome' | 'dispute'>;

/** What each of them says of a moment; everything else is refined later. */
const MEANING: Readonly<Record<MarkOnKey, MarkMeaning>> = {
  agreed: { type: 'decision', outcome: 'agreed' },
  'not-agreed': { type: 'statement', outcome: 'not-agreed' },
  promised: { type: 'promise' },
  'did-not-understand': { type: 'question' },
  disputed: { type: 'statement', dispute: { claim: '' } },
};

/** What a mark says of its moment; null for one that only names a place, such as `announced` and `break`. */
export function meaningOf(of: z.infer<typeof mark>): MarkMeaning | null {
  const known = markOnKey.safeParse(of);
  return known.success ? MEANING[known.data] : null;
}

/** The span of a mark made at `atMs` of a sound of `durationMs`: 10 s before to 5 s after, never outside the sound. */
export function spanOfMark(atMs: number, durationMs: number): { startMs: Milliseconds; endMs: Milliseconds } {
  const within = (value: number) => ms(Math.min(durationMs, Math.max(0, value)));
  return { startMs: within(atMs - BEFORE_MS), endMs: within(atMs + AFTER_MS) };
}
