import type { CustodyFacts, Evaluation, Need, PresentLevel } from '../../shared/domain/index.ts';
import { contentHashOf } from '../custody/index.ts';
import type { Index } from '../database/index.ts';
import type { Change } from './types.ts';

/*
 * What the custody log says of a child's evaluations, needs and present levels: days, counts and hashes. Never what was
 * found or measured: that is about a child's health, and the log goes into every bundle.
 */

/** Which day and document. Whether she could understand it is hers alone: it is not even part of the hash. */
export function evaluationFacts({ understood: _hers, ...told }: Evaluation): CustodyFacts {
  const { date, documentId, page } = told;
  return { date, documentId, page, contentHash: contentHashOf(told) };
}

/** False for a change of nothing but whether she could understand it: that leaves no entry. */
export function saysMore({ before, after }: Change<'evaluation'>): boolean {
  if (!before || !after) return true;
  return evaluationFacts(before).contentHash !== evaluationFacts(after).contentHash;
}

/** How many it is tied to. */
export function needFacts(need: Need): CustodyFacts {
  const { evaluationIds, goalIds } = need;
  return {
    evaluations: evaluationIds.length,
    goals: goalIds.length,
    contentHash: contentHashOf(need),
  };
}

/** Which day, document and moment; of one said in a private moment (D38) only that there was something. */
export function levelFacts({ moments }: Index, level: PresentLevel): CustodyFacts {
  const { date, documentId, page, momentId } = level;
  if (momentId !== null && moments.get(momentId)?.private) return { private: true };
  return { date, documentId, page, momentId, contentHash: contentHashOf(level) };
}
