import type { AnnouncedAnswer, AnnouncementCard } from '../../../shared/contract/index.ts';
import type { Meeting, Session } from '../../../shared/domain/index.ts';

type Checklist = NonNullable<AnnouncementCard['checklist']>;

/** What is settled before the recording starts, over both steps. */
export type Plan = {
  step: 'before' | 'card';
  checklist: Checklist;
  remote: { has: boolean; states: readonly string[] };
  sessionId: string | null;
  district: string;
  /** People of the meeting who are not here now, although they were expected. */
  away: readonly string[];
  answer: AnnouncedAnswer | null;
};

/** `today`: the day on this computer's calendar; of several sittings, that one is meant, else the last. */
export function newPlan(meeting: Pick<Meeting, 'mode'>, sessions: readonly Session[], today: string): Plan {
  const sitting = sessions.find((one) => one.date === today) ?? sessions.at(-1);
  return {
    step: 'before',
    checklist: { inPlainSight: false, power: false, diskHours: false, secondRecorder: false },
    remote: { has: meeting.mode !== null && meeting.mode !== 'in-person', states: [] },
    sessionId: sitting?.id ?? null,
    district: '',
    away: [],
    answer: null,
  };
}

/** A meeting can take five hours (D35), and one is for what comes late. */
export const ENOUGH_HOURS = 6;
