import type { BriefingEntry } from '../../../shared/contract/index.ts';
import {
  type Briefing,
  byEarliestClock,
  type Goal,
  hardParts,
  type Meeting,
  type Moment,
  recordingCode,
  type Stretch,
  soundOf,
  staysByItself,
  staysFromNew,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { momentsOfThread } from '../thread.ts';

type Place = Omit<BriefingEntry, 'moment' | 'clip'> & { durationMs: BriefingEntry['clip']['durationMs'] };

/** The sound of one meeting: by the earliest clock, also where the district's copy holds it too; and what of it stays. */
type Room = { byClock(stretches: readonly Stretch[]): Stretch[]; kept: readonly Stretch[] };

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
  const rooms = new Map<string, Room>();
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
  /** Whom a moment is about: by its own ties, the moment that says how a part is done by that part, else by its meeting. */
  const tiedTo = (moment: Moment, meeting: Meeting, goalId: string | null): readonly string[] => {
    const isHow = goalId !== null && index.goals.get(goalId)?.howMomentId === moment.id;
    const own = childrenOf([...goalsOf(moment), ...(isHow ? [goalId] : [])]);
    // What is tied to nobody may be of any child whose meeting it was.
    return [...(own.length === 0 ? meeting.studentIds : own), ...childrenOf([goalId])];
  };
  const roomOf = (meeting: Meeting): Room => {
    const known = rooms.get(meeting.id);
    if (known) return known;
    const order = index.recordings.ofMeeting(meeting.id).map(({ id }) => id);
    const laid = index.alignments.ofMeeting(meeting.id);
    const byClock = (stretches: readonly Stretch[]) => byEarliestClock(stretches, order, laid);
    const kept = index.moments
      .ofMeeting(meeting.id)
      .filter((moment) => staysByItself({ moment, studentId, tiedTo: childrenOf(goalsOf(moment)) }))
      .map(soundOf);
    const inOrder = new Set(order);
    const room = { byClock, kept: byClock([...kept, ...hard.filter((one) => inOrder.has(one.recordingId))]) };
    rooms.set(meeting.id, room);
    return room;
  };
  const inOrder = (moments: readonly Moment[]) =>
    moments.flatMap((one) => entryOf(one) ?? []).toSorted(newestFirst);
  return {
    entryOf,
    staysOut({ moment, meetingId }, goalId) {
      const meeting = index.meetings.get(meetingId);
      if (meeting === null) return true;
      const { byClock, kept } = roomOf(meeting);
      const sound = byClock([soundOf(moment)]);
      return staysFromNew({
        ...{ moment, meeting, sound, kept, studentId },
        tiedTo: tiedTo(moment, meeting, goalId),
      });
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

export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
