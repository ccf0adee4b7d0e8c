import type { BriefingEntry } from '../../../shared/contract/index.ts';
import {
  type Briefing,
  type Goal,
  hardParts,
  type Moment,
  recordingCode,
  staysFromNew,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { momentsOfThread } from '../thread.ts';

type Place = Omit<BriefingEntry, 'moment' | 'clip'> & { durationMs: BriefingEntry['clip']['durationMs'] };

/** What somebody new may hear of one child. Everything that a screen or a folder gets of a moment goes through here. */
export type Listener = {
  /** With its place; null where its recording or meeting is gone. */
  entryOf(moment: Moment): BriefingEntry | null;
  /** `goalId`: the part of the plan under which it would stand. */
  staysOut(entry: BriefingEntry, goalId: string | null): boolean;
  /** All of a part of the plan, newest first; the moment that says how it will be done comes first. */
  threadOf(part: Goal): BriefingEntry[];
  /** What was said in the meetings that a catch-up is of, and is tied to no part of the plan; newest first. */
  untied(briefing: Briefing): BriefingEntry[];
};

/** Looks up each recording and meeting once. */
export function listenerOf({ index }: Pick<OpenArchive, 'index'>, studentId: string): Listener {
  const hard = hardParts(index.moments.hardParts());
  const places = new Map<string, Place | null>();
  const hers = new Map<string, Moment[]>();
  const hersIn = (recordingId: string): Moment[] => {
    const known = hers.get(recordingId) ?? index.moments.privateIn(recordingId);
    hers.set(recordingId, known);
    return known;
  };
  const placeOf = (recordingId: string): Place | null => {
    const known = places.get(recordingId);
    if (known !== undefined) return known;
    const recording = index.recordings.get(recordingId);
    const meeting = recording && index.meetings.get(recording.meetingId);
    const sitting =
      recording && index.sessions.ofMeeting(recording.meetingId).find(({ id }) => id === recording.sessionId);
    const place =
      recording && meeting && sitting
        ? {
            code: recordingCode(recording.ordinal),
            meetingId: meeting.id,
            meetingTitle: meeting.title,
            date: sitting.date,
            durationMs: recording.durationMs,
          }
        : null;
    places.set(recordingId, place);
    return place;
  };
  const entryOf = (moment: Moment): BriefingEntry | null => {
    const place = placeOf(moment.recordingId);
    if (place === null) return null;
    const { durationMs, ...of } = place;
    const { id: momentId, recordingId, startMs, endMs } = moment;
    return { moment, clip: { momentId, recordingId, startMs, endMs, durationMs }, ...of };
  };
  const goalsOf = ({ goalId, decisionId }: Moment): (string | null)[] => [
    goalId,
    decisionId === null ? null : (index.decisions.get(decisionId)?.goalId ?? null),
  ];
  const childrenOf = (ids: readonly (string | null)[]) =>
    ids.flatMap((id) => (id === null ? [] : (index.goals.get(id)?.studentId ?? [])));
  const inOrder = (moments: readonly Moment[]) =>
    moments.flatMap((one) => entryOf(one) ?? []).toSorted(newestFirst);
  return {
    entryOf,
    staysOut({ moment, meetingId }, goalId) {
      const meeting = index.meetings.get(meetingId);
      const tied = childrenOf([...goalsOf(moment), goalId]);
      // What is tied to nobody may be of any child whose meeting it was.
      const tiedTo = tied.length === 0 ? (meeting?.studentIds ?? []) : tied;
      if (meeting === null) return true;
      return staysFromNew({ moment, meeting, hard, hers: hersIn(moment.recordingId), studentId, tiedTo });
    },
    threadOf(part) {
      const entries = inOrder(momentsOfThread({ index }, part));
      const isHow = ({ moment }: BriefingEntry) => moment.id === part.howMomentId;
      return [...entries.filter(isHow), ...entries.filter((one) => !isHow(one))];
    },
    untied(briefing) {
      if (briefing.shape !== 'catch-up') return [];
      const moments = meetingsOf(index, briefing).flatMap((id) => index.moments.ofMeeting(id));
      return inOrder(moments.filter((one) => childrenOf(goalsOf(one)).length === 0));
    },
  };
}

/** The meetings of a catch-up: the one, or those since its day that were about this child. */
function meetingsOf({ said }: OpenArchive['index'], { meetingId, since, studentId }: Briefing): string[] {
  if (meetingId !== null) return [meetingId];
  return since === null ? [] : said.meetings({ studentId, from: since }).map(({ id }) => id);
}

function newestFirst(a: BriefingEntry, b: BriefingEntry): number {
  return (
    compare(b.date, a.date) ||
    compare(b.code, a.code) ||
    b.clip.startMs - a.clip.startMs ||
    compare(a.moment.id, b.moment.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
