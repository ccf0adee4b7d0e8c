import { KeptwordError, type LeftOut } from '../../../shared/contract/index.ts';
import type { CaseFile, Chosen, KnownConcern } from './case-file.ts';
import { stays } from './left-out.ts';

/** What was reported about the goals of the bundle, and what came of its promises and decisions: of no others. */
export function chooseFollowUp(
  file: CaseFile,
  { exhibits, decisions, goals }: Pick<Chosen, 'exhibits' | 'decisions' | 'goals'>,
  wanted: boolean,
  leftOut: LeftOut[],
): Pick<Chosen, 'progress' | 'deliveries'> {
  const about = new Set([
    ...exhibits.map(({ moment }) => moment.id),
    ...decisions.map(({ id }) => id),
    ...goals.map(({ id }) => id),
  ]);
  const progress = file.progress.filter(({ goalId }) => about.has(goalId));
  const deliveries = file.deliveries.filter(
    ({ momentId, decisionId }) => about.has(momentId ?? '') || about.has(decisionId ?? ''),
  );
  if (wanted) return { progress, deliveries };
  for (const [what, { length: count }] of [
    ['goal-reports', progress],
    ['deliveries', deliveries],
  ] as const) {
    if (count > 0) leftOut.push(stays(what, 'follow-up-unwanted', { count }));
  }
  return { progress: [], deliveries: [] };
}

/**
 * The concerns that the parent named, in the order in which she wrote them. One that she raised in a private moment, or
 * that is about one, stays at home whatever is named: its words are about what she keeps private (D38).
 * @throws not-found for one that is not on the sheet of this meeting
 */
export function chooseConcerns(file: CaseFile, ids: readonly string[], leftOut: LeftOut[]): KnownConcern[] {
  const known = new Set(file.concerns.map((concern) => concern.id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new KeptwordError(
      'not-found',
      'One of the chosen concerns is no longer on the sheet of this meeting. Nothing was made. Choose again.',
      { details: `concern ${unknown}` },
    );
  }
  const named = new Set(ids);
  const chosen: KnownConcern[] = [];
  for (const concern of file.concerns) {
    if (named.has(concern.id) && !concern.private) chosen.push(concern);
    else leftOut.push(stays('concern', reasonOf(concern), { text: concern.text }));
  }
  return chosen;
}

function reasonOf(concern: KnownConcern): LeftOut['why'] {
  return concern.private ? 'concern-private' : 'concern-not-chosen';
}
