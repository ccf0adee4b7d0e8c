import type { BriefingEntry } from '../../../shared/contract/index.ts';
import {
  type Briefing,
  type Goal,
  hardParts,
  heardWith,
  type Meeting,
  type Moment,
  recordingCode,
  type Stretch,
  soundClipOf,
  soundOf,
  staysByItself,
  staysFromNew,
  whereverHeard,
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

/** Looks up each recording and meeting, and what stays of their sound, once. */
export function listenerOf({ index }: Pick<OpenArchive, 'index'>, studentId: string): Listener {
  const hard = hardParts(index.moments.hardParts());
  const places = new Map<string, Place | null>();
  const laid = index.alignments.ofOneSound();
  const kept = new Map<string, readonly Stretch[]>();
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
    return { moment, clip: soundClipOf(moment, { durationMs }), ...of };
  };
  const some = (ids: readonly (string | null)[]) => ids.flatMap((id) => id ?? []);
  /** Whose plan it is about, also where that part or that decision was taken out since: it is theirs as before. */
  const childrenOf = ({ goalId, decisionId }: Moment): string[] =>
    some([goalId && index.goals.ownerOf(goalId), decisionId && index.goals.ownerOfDecision(decisionId)]);
  /** True when it would stand under no part of a plan. */
  const isLoose = ({ goalId, decisionId }: Moment): boolean =>
    some([goalId, decisionId && (index.decisions.get(decisionId)?.goalId ?? null)]).every(
      (id) => index.goals.get(id) === null,
    );
  /** Whom a moment is about: by its own ties, the moment that says how a part is done by that part, else by its meeting. */
  const tiedTo = (moment: Moment, meeting: Meeting, goalId: string | null): readonly string[] => {
    const part = goalId === null ? null : index.goals.get(goalId);
    const isHow = part?.howMomentId === moment.id;
    const own = [...childrenOf(moment), ...(isHow ? [part.studentId] : [])];
    // What is tied to nobody may be of any child whose meeting it was.
    return [...(own.length === 0 ? meeting.studentIds : own), ...(part ? [part.studentId] : [])];
  };
  /** What stays of the sound of one recording, and of all in which the same is heard, whoever marked it where. */
  const keptWith = (recordingId: string): readonly Stretch[] => {
    const known = kept.get(recordingId);
    if (known) return known;
    const ids = heardWith(recordingId, laid);
    const marked = ids
      .flatMap((id) => index.moments.everOfRecording(id))
      .filter((moment) => staysByItself({ moment, studentId, tiedTo: childrenOf(moment) }))
      .map(soundOf);
    const all = whereverHeard([...marked, ...hard.filter((one) => ids.includes(one.recordingId))], laid);
    for (const id of ids) kept.set(id, all);
    return all;
  };
  const inOrder = (moments: readonly Moment[]) =>
    moments.flatMap((one) => entryOf(one) ?? []).toSorted(newestFirst);
  return {
    entryOf,
    staysOut({ moment, meetingId }, goalId) {
      const meeting = index.meetings.get(meetingId);
      if (meeting === null) return true;
      const kept = keptWith(moment.recordingId);
      return staysFromNew({ moment, meeting, kept, studentId, tiedTo: tiedTo(moment, meeting, goalId) });
    },
    threadOf(part) {
      const entries = inOrder(momentsOfThread({ index }, part));
      const isHow = ({ moment }: BriefingEntry) => moment.id === part.howMomentId;
      return [...entries.filter(isHow), ...entries.filter((one) => !isHow(one))];
    },
    untied(briefing) {
      if (briefing.shape !== 'catch-up') return [];
      const moments = meetingsOf(index, briefing).flatMap((id) => index.moments.ofMeeting(id));
      return inOrder(moments.filter(isLoose));
    },
  };
}

/** The meetings of a catch-up: the one, or those with a sitting since its day that were about this child. */
function meetingsOf({ said }: OpenArchive['index'], { meetingId, since, studentId }: Briefing): string[] {
  if (meetingId !== null) return [meetingId];
  return since === null ? [] : said.meetings({ studentId, sittingFrom: since }).map(({ id }) => id);
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
