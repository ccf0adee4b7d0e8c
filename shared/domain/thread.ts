import { z } from 'zod';
import { type IsoDate, isoDate } from '../time/index.ts';
import { soundClip, soundClipOf } from './commitment.ts';
import { documentCode, documentKind, type Paper, type Passage, passage } from './document.ts';
import type { Meeting, Session } from './meeting.ts';
import { byTime, type Moment, moment } from './moment.ts';
import { type Decision, decision, type Goal, goal } from './plan.ts';
import { byDay, type Delivery, delivery, type Progress, progress } from './progress.ts';
import type { Recording } from './recording.ts';
import { bySchoolYear, schoolYearName, schoolYearOf } from './school-year.ts';
import { id } from './vocabulary.ts';

const common = {
  id,
  date: isoDate,
  schoolYear: z.string(),
  /** The meeting at which it happened; null for what came between meetings. */
  meetingId: id.nullable(),
};

/** One time that a goal was spoken of, decided on, reported on or worked on. */
export const threadEntry = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('moment'), moment, clip: soundClip, recordingCode: z.string() }),
  z.object({ ...common, kind: z.literal('decision'), decision }),
  z.object({ ...common, kind: z.literal('progress'), progress }),
  z.object({ ...common, kind: z.literal('delivery'), delivery, of: z.string() }),
  z.object({
    ...common,
    kind: z.literal('passage'),
    passage,
    document: z.object({ id, title: z.string(), kind: documentKind, code: z.string() }),
  }),
]);
export type ThreadEntry = z.infer<typeof threadEntry>;

export const goalThread = z.object({
  /** This goal with those that it goes on from and those that go on from it, oldest year first. */
  goals: z.array(goal),
  meetings: z.array(z.object({ id, title: z.string(), date: isoDate })),
  /** Oldest first; what belongs to one meeting stands together. */
  entries: z.array(threadEntry),
});
export type GoalThread = z.infer<typeof goalThread>;

/** Everything that may belong to a thread. Things of other goals may be among them. */
export type ThreadSources = {
  goals: readonly Goal[];
  moments: readonly Moment[];
  decisions: readonly Decision[];
  progress: readonly Progress[];
  deliveries: readonly Delivery[];
  passages: readonly Passage[];
  documents: readonly Pick<Paper, 'id' | 'title' | 'kind' | 'date' | 'receivedOn' | 'ordinal'>[];
  recordings: readonly (Pick<Recording, 'id' | 'meetingId' | 'sessionId' | 'ordinal' | 'durationMs'> & {
    code: string;
  })[];
  meetings: readonly Pick<Meeting, 'id' | 'title' | 'date'>[];
  sessions: readonly Pick<Session, 'id' | 'date'>[];
};

/**
 * The goals of one thread: back along `continuesId` to the first, and forward through all that go on from it; oldest
 * year first. A loop, which nothing of ours writes, ends where it closes.
 */
export function chainOf(goalId: string, goals: readonly Goal[]): Goal[] {
  const known = new Map(goals.map((one) => [one.id, one]));
  const chain = new Set<Goal>();
  for (let one = known.get(goalId); one && !chain.has(one); one = known.get(one.continuesId ?? '')) {
    chain.add(one);
  }
  // A set that grows while it is walked is walked to its new end.
  const onward = new Set([goalId]);
  for (const earlierId of onward) {
    for (const one of goals.filter((later) => later.continuesId === earlierId && !chain.has(later))) {
      chain.add(one);
      onward.add(one.id);
    }
  }
  return [...chain].sort(byYear);
}

function byYear(a: Goal, b: Goal): number {
  const [first, second] = [schoolYearName(a.schoolYear), schoolYearName(b.schoolYear)];
  const years = first === null || second === null ? 0 : bySchoolYear(first, second);
  if (years !== 0) return years;
  if (b.continuesId === a.id) return -1;
  if (a.continuesId === b.id) return 1;
  return byDay({ ...a, date: '' }, { ...b, date: '' });
}

/** True when a goal may go on from an earlier one: both are of one child, and it would not go on from itself by any way. */
export function mayContinue(
  of: Pick<Goal, 'id' | 'studentId'>,
  earlierId: string,
  goals: readonly Goal[],
): boolean {
  const known = new Map(goals.map((one) => [one.id, one]));
  const seen = new Set<string>();
  for (let one = known.get(earlierId); one && !seen.has(one.id); one = known.get(one.continuesId ?? '')) {
    if (one.id === of.id) return false;
    seen.add(one.id);
  }
  return known.get(earlierId)?.studentId === of.studentId;
}

/** Every entry of a goal's thread in order (D74). */
export function buildThread(goalId: string, sources: ThreadSources): GoalThread {
  return threadOfGoals(chainOf(goalId, sources.goals), sources);
}

/** Every entry about any of these goals, each once, in order: the thread of a need is that of what meets it (D84). */
export function threadOfGoals(goals: Goal[], sources: ThreadSources): GoalThread {
  const places = placesOf(sources);
  const entries = entriesOf(goals, sources, places);
  const placed = entries.map((entry) => ({ entry, key: keyOf(entry, places) }));
  placed.sort((a, b) => byKey(a.key, b.key));
  const there = new Set(placed.map(({ entry }) => entry.meetingId));
  return {
    goals,
    meetings: [...there].flatMap((one) => {
      const meeting = places.meetings.get(one ?? '');
      return meeting ? [{ id: meeting.id, title: meeting.title, date: meeting.date }] : [];
    }),
    entries: placed.map(({ entry }) => entry),
  };
}

type Places = {
  recordings: Map<string, ThreadSources['recordings'][number]>;
  meetings: Map<string, ThreadSources['meetings'][number]>;
  sessions: Map<string, ThreadSources['sessions'][number]>;
};

function placesOf({ recordings, meetings, sessions }: ThreadSources): Places {
  return {
    recordings: new Map(recordings.map((one) => [one.id, one])),
    meetings: new Map(meetings.map((one) => [one.id, one])),
    sessions: new Map(sessions.map((one) => [one.id, one])),
  };
}

function entriesOf(goals: readonly Goal[], sources: ThreadSources, places: Places): ThreadEntry[] {
  const goalIds = new Set<string | null>(goals.map((one) => one.id));
  const clips = new Set(goals.map((one) => one.howMomentId));
  const decided = new Set<string | null>(
    sources.decisions.filter((one) => goalIds.has(one.goalId)).map((one) => one.id),
  );
  const moments = sources.moments.filter(
    (one) => goalIds.has(one.goalId) || decided.has(one.decisionId) || clips.has(one.id),
  );
  for (const { decisionId } of moments) decided.add(decisionId);
  const decisions = sources.decisions.filter((one) => decided.has(one.id));
  const texts = new Map([...moments, ...decisions].map((one) => [one.id, one.text]));
  return [
    ...moments.flatMap((one) => momentEntry(one, places) ?? []),
    ...decisions.flatMap((one) => decisionEntry(one, places) ?? []),
    ...sources.progress.filter((one) => goalIds.has(one.goalId)).map(progressEntry),
    ...sources.deliveries.flatMap((one) => deliveryEntry(one, texts) ?? []),
    ...sources.passages
      .filter((one) => goalIds.has(one.goalId) || texts.has(one.momentId ?? one.decisionId ?? ''))
      .flatMap((one) => passageEntry(one, sources.documents) ?? []),
  ];
}

function momentEntry(of: Moment, { recordings, sessions }: Places): ThreadEntry | null {
  const recording = recordings.get(of.recordingId);
  const session = sessions.get(recording?.sessionId ?? '');
  if (!recording || !session) return null;
  return {
    kind: 'moment',
    ...dated(of.id, session.date, recording.meetingId),
    moment: of,
    clip: soundClipOf(of, recording),
    recordingCode: recording.code,
  };
}

function decisionEntry(of: Decision, { meetings }: Places): ThreadEntry | null {
  const meeting = meetings.get(of.meetingId);
  return meeting ? { kind: 'decision', ...dated(of.id, meeting.date, meeting.id), decision: of } : null;
}

function progressEntry(of: Progress): ThreadEntry {
  return { kind: 'progress', ...dated(of.id, of.date, null), progress: of };
}

function deliveryEntry(of: Delivery, texts: ReadonlyMap<string, string>): ThreadEntry | null {
  const promise = texts.get(of.momentId ?? of.decisionId ?? '');
  if (promise === undefined) return null;
  return { kind: 'delivery', ...dated(of.id, of.date, null), delivery: of, of: promise };
}

/** On the day that the paper bears; else the day it came; else the day on which it was tied. */
function passageEntry(of: Passage, documents: ThreadSources['documents']): ThreadEntry | null {
  const found = documents.find((one) => one.id === of.documentId);
  if (!found) return null;
  const { title, kind, date, receivedOn, ordinal } = found;
  return {
    kind: 'passage',
    ...dated(of.id, date ?? receivedOn ?? of.createdAt.slice(0, 10), null),
    passage: of,
    document: { id: found.id, title, kind, code: documentCode(ordinal) },
  };
}

function dated(of: string, date: IsoDate, meetingId: string | null) {
  return { id: of, date, schoolYear: schoolYearOf(date), meetingId };
}

/** Day of the meeting, then the meeting, its sound in order, its decisions; what came between meetings by its day. */
type Key = readonly (string | number)[];

function keyOf(entry: ThreadEntry, { meetings, recordings }: Places): Key {
  const day = meetings.get(entry.meetingId ?? '')?.date ?? entry.date;
  const meeting = entry.meetingId ?? '';
  switch (entry.kind) {
    case 'moment': {
      const { recordingId, startMs, endMs } = entry.clip;
      return [day, 0, meeting, 0, recordings.get(recordingId)?.ordinal ?? 0, startMs, endMs, entry.id];
    }
    case 'decision':
      return [day, 0, meeting, 1, entry.decision.createdAt, entry.id];
    case 'progress':
      return [day, 1, entry.progress.createdAt, entry.id];
    case 'delivery':
      return [day, 1, entry.delivery.createdAt, entry.id];
    case 'passage':
      return [day, 1, entry.passage.createdAt, entry.id];
  }
}

function byKey(a: Key, b: Key): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
}

export type ThreadGroup = {
  /** Null for what came between meetings. */
  meetingId: string | null;
  date: IsoDate;
  entries: ThreadEntry[];
};

/** A thread as it is read: by school year, and within it by meeting. The order of the entries stays. */
export function groupThread(
  entries: readonly ThreadEntry[],
): { schoolYear: string; groups: ThreadGroup[] }[] {
  const years: { schoolYear: string; groups: ThreadGroup[] }[] = [];
  for (const entry of entries) {
    const { schoolYear, meetingId, date } = entry;
    const last = years.at(-1);
    const year = last?.schoolYear === schoolYear ? last : { schoolYear, groups: [] };
    if (year !== last) years.push(year);
    const group = year.groups.at(-1);
    if (group && group.meetingId === meetingId) group.entries.push(entry);
    else year.groups.push({ meetingId, date, entries: [entry] });
  }
  return years;
}

/** How long each person speaks in these moments (D70); what two moments share counts once. Null: nobody surely. */
export function spokenIn(moments: readonly Moment[]): { speakerId: string | null; ms: number }[] {
  const reach = new Map<string, number>();
  const spoken = new Map<string | null, number>();
  for (const one of moments.toSorted(byTime)) {
    const speakerId = one.speakerHow === 'unsure' ? null : one.speakerId;
    const place = `${speakerId ?? ''}@${one.recordingId}`;
    const from = Math.max(one.startMs, reach.get(place) ?? 0);
    if (one.endMs > from) {
      spoken.set(speakerId, (spoken.get(speakerId) ?? 0) + one.endMs - from);
      reach.set(place, one.endMs);
    }
  }
  return [...spoken]
    .map(([speakerId, ms]) => ({ speakerId, ms }))
    .sort((a, b) => b.ms - a.ms || ((a.speakerId ?? '') < (b.speakerId ?? '') ? -1 : 1));
}
