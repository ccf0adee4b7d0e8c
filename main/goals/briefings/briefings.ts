import { randomUUID } from 'node:crypto';
import {
  type BriefingEntry,
  type BriefingSummary,
  type BriefingView,
  KeptwordError,
} from '../../../shared/contract/index.ts';
import {
  type Briefing,
  type BriefingChange,
  type BriefingItem,
  briefingChange,
  isForChild,
  MOST_IN_A_BRIEFING,
  merged,
  type NewBriefing,
  newBriefing,
  newestOfEach,
  schoolYearToTakeOver,
  takenOver,
} from '../../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../../archive/index.ts';
import { localDay } from '../../platform/index.ts';
import { listenerOf } from './listener.ts';
import { fitOf, planOf, proposed, summaryOf, viewOf } from './view.ts';

/** Newest first. */
export function listBriefings(archive: OpenArchive, of: { studentId: string | null }): BriefingSummary[] {
  return archive.index.briefings.list(of).map((one) => summaryOf(archive, one));
}

/** With what is chosen and offered, and how many moments stay out. @throws not-found */
export function getBriefing(archive: OpenArchive, { id }: { id: string }): BriefingView {
  return viewOf(archive, found(archive.index.briefings.get(id), 'selection'));
}

/**
 * Makes a selection with what is proposed in it: of a meeting or since a day, what was agreed or promised of each part
 * of the plan; of the school year, every accommodation and service with the newest of it.
 * @throws invalid-input, not-found, not-for-new (a mediation, or a meeting about other children)
 */
export function addBriefing(archive: OpenArchive, input: NewBriefing): Briefing {
  const fields = parsed(newBriefing, input);
  found(archive.index.students.get(fields.studentId), 'child');
  if (fields.meetingId !== null) {
    const meeting = found(archive.index.meetings.get(fields.meetingId), 'meeting');
    if (!isForChild(meeting, fields.studentId)) throw notForNew();
  }
  const plan = planOf(archive, fields.studentId);
  const now = archive.clock.now();
  const isTakingOver = fields.shape === 'taking-over';
  const schoolYear = isTakingOver ? schoolYearToTakeOver(plan, localDay(now)) : null;
  const empty: Briefing = {
    ...fields,
    schoolYear,
    ...{ id: randomUUID(), goalIds: [], items: [], createdAt: now.toISOString() },
  };
  const parts = schoolYear === null ? newestOfEach(plan) : takenOver(plan, schoolYear);
  const { goalIds, items } = proposed(archive, empty, parts.slice(0, MOST_IN_A_BRIEFING));
  const one = { ...empty, goalIds, items: items.slice(0, MOST_IN_A_BRIEFING) };
  commitChange(archive, { what: 'briefing', before: null, after: one });
  return one;
}

/**
 * Changes its words or what is in it. Moments under a part of the plan that is taken out of it go with that part.
 * @throws not-found, invalid-input, not-for-new
 */
export function changeBriefing(
  archive: OpenArchive,
  { id, change: input }: { id: string; change: BriefingChange },
): Briefing {
  const before = found(archive.index.briefings.get(id), 'selection');
  const change = parsed(briefingChange, input);
  const after = merged(before, change);
  const isKnown = new Set<string | null>([...after.goalIds, null]);
  const kept = change.items ? after.items : after.items.filter(({ goalId }) => isKnown.has(goalId));
  refuseUnfit(archive, before, { ...after, items: kept });
  const whole = { ...after, items: kept };
  commitChange(archive, { what: 'briefing', before, after: whole });
  return whole;
}

/** @throws not-found */
export function removeBriefing(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.briefings.get(id), 'selection');
  commitChange(archive, { what: 'briefing', before, after: null });
}

/** What else can be added under a part of the plan, newest first. @throws not-found */
export function threadForNew(
  archive: OpenArchive,
  { id, goalId }: { id: string; goalId: string | null },
): BriefingEntry[] {
  const briefing = found(archive.index.briefings.get(id), 'selection');
  const chosen = new Set(briefing.items.map(({ momentId }) => momentId));
  const listener = listenerOf(archive, briefing.studentId);
  const fit = fitOf(archive, briefing, listener).find(({ part }) => (part?.id ?? null) === goalId);
  return (fit?.entries ?? []).filter(({ moment }) => !chosen.has(moment.id));
}

/** What is in already may stay, whatever became of it since: it is not heard, and the rest can still be put in order. */
function refuseUnfit(archive: OpenArchive, before: Briefing, after: Briefing): void {
  const { index } = archive;
  if (new Set(after.items.map(({ momentId }) => momentId)).size < after.items.length) throw twice();
  if (new Set(after.goalIds).size < after.goalIds.length) throw twice();
  for (const goalId of after.goalIds) {
    if (before.goalIds.includes(goalId)) continue;
    if (found(index.goals.get(goalId), 'goal').studentId !== after.studentId) throw notForNew();
  }
  const listener = listenerOf(archive, after.studentId);
  const wasIn = new Set(before.items.map(({ momentId }) => momentId));
  for (const item of after.items) refuseItem(archive, after, item, wasIn, listener);
}

function refuseItem(
  { index }: OpenArchive,
  { goalIds }: Briefing,
  { momentId, goalId }: BriefingItem,
  wasIn: ReadonlySet<string>,
  listener: ReturnType<typeof listenerOf>,
): void {
  if (goalId !== null && !goalIds.includes(goalId)) {
    throw new KeptwordError(
      'invalid-input',
      'A moment stands under a part of the plan that is not in this selection. Nothing was changed. Add that part first.',
    );
  }
  if (wasIn.has(momentId)) return;
  const entry = listener.entryOf(found(index.moments.get(momentId), 'moment'));
  if (listener.staysOut(found(entry, 'moment'), goalId)) throw notForNew();
}

function twice(): KeptwordError {
  return new KeptwordError('invalid-input', 'Something is in this selection twice. Nothing was changed.');
}

function notForNew(): KeptwordError {
  return new KeptwordError(
    'not-for-new',
    'This is not for someone new, so it was not added. Nothing was changed. It is about you, disputed, hard for you, confidential or about another child.',
  );
}
