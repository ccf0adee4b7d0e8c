import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { mayHoldRecordings } from '../../../shared/domain/index.ts';

/** The one thing that comes next. Home says it in a sentence and has one button for it. */
export type NextStep =
  | { step: 'add-child' }
  | { step: 'add-meeting' }
  /** `days` from today; 0 is today. */
  | { step: 'prepare'; meeting: MeetingSummary; days: number }
  | { step: 'import'; meeting: MeetingSummary }
  | { step: 'mark'; meeting: MeetingSummary }
  | { step: 'hand-over'; meeting: MeetingSummary }
  /** `meeting`: the newest one with sound, for whom wants to go on all the same. */
  | { step: 'nothing'; meeting: MeetingSummary | null };

export type Known = {
  today: string;
  hasChild: boolean;
  /** Newest date first. */
  meetings: readonly MeetingSummary[];
  /** Meetings of which a bundle was made already. */
  handedOver: ReadonlySet<string>;
};

/** A meeting this near is the next thing, whatever else is open. */
const SOON_DAYS = 7;

/**
 * Chooses what is next: a meeting that is near comes before work on old ones; then sound that nobody has listened to;
 * then the newest meeting, when its sound is missing; then disputed moments that were never handed over. Old meetings
 * without sound are left in peace.
 */
export function nextStep({ today, hasChild, meetings, handedOver }: Known): NextStep {
  if (!hasChild) return { step: 'add-child' };
  if (meetings.length === 0) return { step: 'add-meeting' };
  const coming = meetings.filter((meeting) => meeting.date >= today && meeting.recordings === 0).at(-1);
  const days = coming ? daysBetween(today, coming.date) : 0;
  if (coming && days <= SOON_DAYS) return { step: 'prepare', meeting: coming, days };
  const past = meetings.filter((meeting) => meeting.date <= today);
  const newest = past.find(mayHoldRecordings);
  const unmarked = past.find((meeting) => meeting.recordings > 0 && meeting.moments === 0);
  if (unmarked) return { step: 'mark', meeting: unmarked };
  if (newest?.recordings === 0) return { step: 'import', meeting: newest };
  const open = past.find((meeting) => meeting.disputed > 0 && !handedOver.has(meeting.id));
  if (open) return { step: 'hand-over', meeting: open };
  if (coming) return { step: 'prepare', meeting: coming, days };
  return { step: 'nothing', meeting: past.find((meeting) => meeting.recordings > 0) ?? null };
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
