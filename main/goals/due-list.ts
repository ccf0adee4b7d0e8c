import type { DueList } from '../../shared/contract/index.ts';
import { byUrgency, type Commitment, chainOf, dueStandingOf, type Goal } from '../../shared/domain/index.ts';
import type { IsoDate } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { OfChild } from '../database/index.ts';
import { localDay } from '../platform/index.ts';
import { isOfMediation, listCommitments } from './promises.ts';

/** More than a family hears in many years: the counts are of all of them. */
const ALL = 10_000;

type Wanted = OfChild & {
  /** Of this goal or one that it goes on from, or that goes on from it. */
  goalId?: string | null;
  /** Said by this person, or to be done by this person. */
  by?: string | null;
  withPrivate?: boolean;
  /** By the clock of this computer when it is not given. */
  today?: IsoDate;
};

/**
 * Promises and decisions with whether they were due and what is written down about it, the most urgent first. The list
 * is made to be handed on: nothing of a mediation (34 CFR 300.506(b)(8)), and private ones only when asked for.
 */
export function dueList(
  archive: OpenArchive,
  { studentId, goalId = null, by = null, withPrivate = false, today = localDay(archive.clock.now()) }: Wanted,
): DueList {
  const { index } = archive;
  const all = listCommitments(archive, { studentId, limit: ALL, offset: 0 });
  const open = all.filter(({ meetingId }) => !isOfMediation(index, meetingId));
  const kept = open.filter((one) => withPrivate || !one.private);
  const goals = goalsOf(index, studentId);
  const said = new Map(kept.map((one) => [one.id, speakerOf(index, one)]));
  const chain = goalId === null ? null : new Set(chainOf(goalId, goals).map(({ id }) => id));
  const isBy = (one: Commitment) => by === null || one.owner === by || said.get(one.id) === by;
  const shown = kept.filter((one) => (chain === null || chain.has(one.goalId ?? '')) && isBy(one));
  return {
    promises: shown.sort(byUrgency(today)).map((commitment) => ({
      commitment,
      saidBy: said.get(commitment.id) ?? null,
      standing: dueStandingOf(commitment, today),
    })),
    goals: newestGoals(goals, kept),
    people: [...new Set(kept.flatMap((one) => [one.owner, said.get(one.id)]))]
      .filter((name) => typeof name === 'string')
      .sort((a, b) => a.localeCompare(b)),
    left: { private: open.length - kept.length, mediation: all.length - open.length },
  };
}

function goalsOf(index: OpenArchive['index'], studentId: string | null): Goal[] {
  return index.goals.list(studentId).map(({ moments: _moments, disputed: _disputed, ...goal }) => goal);
}

/** Of the moment; of a decision, the first who spoke of it. Null where she is not sure who it was. */
function speakerOf(index: OpenArchive['index'], { clip }: Commitment): string | null {
  const moment = clip && index.moments.get(clip.momentId);
  return moment?.speakerId && moment.speakerHow !== 'unsure'
    ? (index.people.get(moment.speakerId)?.label ?? null)
    : null;
}

/** Each goal that something was promised about, once for all its years, in its newest words. */
function newestGoals(goals: readonly Goal[], commitments: readonly Commitment[]): DueList['goals'] {
  const named = new Set(commitments.flatMap(({ goalId }) => goalId ?? []));
  const newest = [...named].flatMap((id) => chainOf(id, goals).at(-1) ?? []);
  return [...new Map(newest.map(({ id, text }) => [id, { id, text }])).values()];
}
