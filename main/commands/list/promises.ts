import { type DueStanding, dueCounts } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { dueList } from '../../goals/index.ts';
import { type Answer, findGoal, shortId, table } from '../line/index.ts';

export type WhichPromises = { notDelivered?: true; goal?: string; by?: string };

const STANDINGS: Record<DueStanding, string> = {
  missing: 'was due, not written down as done',
  delivered: 'was due, done',
  silent: 'was due, nothing written down',
  'not-due': '',
};
const MEANING =
  'Due: its day is over, or a whole week or month of it is; or it has no day and an entry. Not delivered: its newest entry does not say "done"; or a week or month has no entry, or not all of it was done. A week without an entry may be a holiday.';

/**
 * `list ARCHIVE promises`: what was promised and decided, the most urgent first, and what is written down about it. As
 * in the window, the list is made to be handed on: nothing private, nothing of a mediation.
 */
export function promiseList(archive: OpenArchive, { notDelivered, goal, by }: WhichPromises): Answer {
  const goalId = goal === undefined ? null : findGoal(archive, goal).id;
  const { promises, left } = dueList(archive, { studentId: null, goalId, by: by ?? null });
  const shown = notDelivered ? promises.filter(({ standing }) => standing === 'missing') : promises;
  const value = shown.map(({ commitment, saidBy, standing }) => ({ ...commitment, saidBy, standing }));
  const rows = value.map(({ id, due, owner, saidBy, meetingTitle, standing, text }) => [
    shortId(id),
    due ?? '',
    owner ?? saidBy ?? '',
    meetingTitle,
    STANDINGS[standing],
    text,
  ]);
  const { due, delivered, missing, silent } = dueCounts(promises);
  const counts = `${due} ${due === 1 ? 'promise or decision was' : 'promises and decisions were'} due: ${delivered} written down as done, ${missing} not, ${silent} without any entry.`;
  const away =
    left.private + left.mediation > 0
      ? [`Not in this list: ${left.private} private, ${left.mediation} of a mediation.`]
      : [];
  const empty = notDelivered
    ? 'Nothing that was due is without its entry.'
    : 'No promise is written down yet.';
  return { value, words: [table(rows, empty), counts, MEANING, ...away].join('\n') };
}
