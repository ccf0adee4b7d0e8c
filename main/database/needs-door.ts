import type { Evaluation, Need, PresentLevel } from '../../shared/domain/index.ts';
import type { OfChild } from './goals-door.ts';
import type { ThingReads } from './things-door.ts';

export type EvaluationReads = ThingReads<Evaluation> & {
  /** The newest report first; those without a day last. */
  list(of: OfChild): Evaluation[];
};

/** A need is read and written whole, with what it is tied to; its links may name what was taken out since. */
export type NeedReads = ThingReads<Need> & {
  /** In the order in which they were written. */
  list(of: OfChild): Need[];
};

export type PresentLevelReads = ThingReads<PresentLevel> & {
  /** The newest day first. */
  list(of: OfChild): PresentLevel[];
};
