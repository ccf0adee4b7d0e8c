import type { KeptwordApi, MeetingSummary, UndoStep } from '../../../shared/contract/index.ts';
import {
  byTime,
  decisionFields,
  goalFields,
  hardParts,
  isConfidential,
  type Meeting,
  type MeetingsOffered,
  type Moment,
  meetingFields,
  merged,
  moment as momentSchema,
  newMoment,
  personFields,
  schoolYearOf,
  stepsAfter,
  studentFields,
  talkingTime,
  UNSAID,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import type { FakeKeptword } from './fake.ts';
import { recordingCalls } from './fake-recordings.ts';
import { searchCalls } from './fake-search.ts';
import { wire } from './wire.ts';

type Content = Pick<
  KeptwordApi,
  'meetings' | 'people' | 'students' | 'decisions' | 'recordings' | 'review' | 'search'
> & { goals: Omit<KeptwordApi['goals'], 'thread'> };

const NOW = '2026-11-22T02:10:00.000Z';
let made = 0;
const byNewest = (a: Meeting, b: Meeting) => (a.date < b.date ? 1 : -1);
const newId = (what: string) => `${what}-new-${++made}`;

function found<T extends { id: string }>(list: readonly T[], id: string): T {
  const one = list.find((thing) => thing.id === id);
  if (!one) throw wire('not-found');
  return one;
}

function replace<T extends { id: string }>(list: T[], next: T): T {
  list.splice(
    list.findIndex((one) => one.id === next.id),
    1,
    next,
  );
  return next;
}

function drop<T extends { id: string }>(list: T[], id: string): void {
  const index = list.findIndex((one) => one.id === id);
  if (index >= 0) list.splice(index, 1);
}

/** What the parent does, over the made-up world. */
export function contentCalls(fake: FakeKeptword): Content {
  const now = () => fake.world;
  const step = (
    action: UndoStep['action'],
    what: UndoStep['what'],
    subject: string,
    label: string,
  ): UndoStep => ({
    action,
    what,
    subject,
    label,
  });

  function momentsOf(meetingId: string): Moment[] {
    const recordings = now().recordings.filter((one) => one.meetingId === meetingId);
    return recordings.flatMap((recording) =>
      now()
        .moments.filter((one) => one.recordingId === recording.id)
        .sort(byTime),
    );
  }

  function meetingsWith(text: string, studentId: string | null): Meeting[] {
    const isOf = ({ studentIds }: Meeting) =>
      studentId === null || studentIds.length === 0 || studentIds.includes(studentId);
    return now().meetings.filter((one) => isOf(one) && one.title.toLowerCase().includes(text.toLowerCase()));
  }

  function offeredAs(offered: MeetingsOffered): (meeting: Meeting) => boolean {
    return (meeting) => {
      const { recordings, moments } = summary(meeting);
      if (offered === 'every') return true;
      if (offered === 'marked') return moments > 0;
      return !isConfidential(meeting) && (offered === 'open' || recordings > 0);
    };
  }

  function isFirst({ id, date, studentIds }: Meeting): boolean {
    return !now().meetings.some(
      (one) =>
        one.id !== id &&
        one.date < date &&
        (studentIds.length === 0 || one.studentIds.some((child) => studentIds.includes(child))),
    );
  }

  function summary(meeting: Meeting): MeetingSummary {
    const recordings = now().recordings.filter((one) => one.meetingId === meeting.id);
    const moments = momentsOf(meeting.id);
    return {
      ...meeting,
      recordings: recordings.length,
      moments: moments.length,
      disputed: moments.filter((one) => one.dispute).length,
      durationMs: recordings.reduce((sum, one) => sum + one.durationMs, 0),
    };
  }

  return {
    meetings: {
      years: async ({ text = '', studentId = null }) => {
        const years = Map.groupBy(meetingsWith(text, studentId), ({ date }) => schoolYearOf(date));
        return [...years]
          .map(([year, ones]) => ({ year, count: ones.length }))
          .sort((a, b) => (a.year < b.year ? 1 : -1));
      },
      list: async ({ limit = 100, offset = 0, year = null, text = '', studentId = null }) =>
        meetingsWith(text, studentId)
          .filter(({ date }) => year === null || schoolYearOf(date) === year)
          .toSorted(byNewest)
          .slice(offset, offset + limit)
          .map(summary),
      choices: async ({ limit = 20, text = '', studentId = null, offered = 'every' }) => {
        const all = meetingsWith(text, studentId).filter(offeredAs(offered)).toSorted(byNewest);
        return { meetings: all.slice(0, limit), more: Math.max(0, all.length - limit) };
      },
      choice: async ({ id, studentId = null, offered = 'every' }) =>
        meetingsWith('', studentId)
          .filter(offeredAs(offered))
          .find((one) => one.id === id) ?? null,
      get: async ({ id }) => ({
        meeting: summary(found(now().meetings, id)),
        isFirst: isFirst(found(now().meetings, id)),
        sessions: now().sessions.filter((one) => one.meetingId === id),
        attendees: now().attendees.filter((one) => one.meetingId === id),
      }),
      add: async (input) => {
        const fields = meetingFields.parse(input);
        const meeting: Meeting = { ...fields, id: newId('meeting'), prepared: [], createdAt: NOW };
        return fake.store.change(step('added', 'meeting', meeting.id, meeting.title), (world) => {
          world.meetings.push(meeting);
          const session = { id: newId('session'), meetingId: meeting.id, ordinal: 1, date: meeting.date };
          world.sessions.push({ ...session, label: null });
          return meeting;
        });
      },
      change: async ({ id, change }) => {
        const next = merged(found(now().meetings, id), change);
        return fake.store.change(step('changed', 'meeting', id, next.title), (world) =>
          replace(world.meetings, next),
        );
      },
      prepare: async ({ id, step: one, isDone }) => {
        const before = found(now().meetings, id);
        const next = { ...before, prepared: stepsAfter(before.prepared, { step: one, isDone }) };
        return fake.store.change(step('changed', 'meeting', id, next.title), (world) =>
          replace(world.meetings, next),
        );
      },
      remove: async ({ id }) => {
        const { title } = found(now().meetings, id);
        fake.store.change(step('deleted', 'meeting', id, title), (world) => drop(world.meetings, id));
      },
      addSession: async ({ meetingId, date, label }) => {
        const ordinal = now().sessions.filter((one) => one.meetingId === meetingId).length + 1;
        const session = { id: newId('session'), meetingId, ordinal, date, label };
        now().sessions.push(session);
        return session;
      },
      setAttendance: async ({ meetingId, personId, attendance }) => {
        const world = now();
        world.attendees = world.attendees.filter(
          (one) => one.meetingId !== meetingId || one.personId !== personId,
        );
        if (attendance) world.attendees.push({ meetingId, personId, attendance });
      },
    },
    people: {
      list: async () => now().people,
      add: async (input) => {
        const person = { ...personFields.parse(input), id: newId('person') };
        now().people.push(person);
        return person;
      },
      change: async ({ id, change }) => replace(now().people, merged(found(now().people, id), change)),
    },
    students: {
      list: async () => now().students,
      add: async (input) => {
        const parsed = studentFields.safeParse(input);
        if (!parsed.success) throw wire('invalid-input', parsed.error.message);
        const student = { ...parsed.data, id: newId('student') };
        now().students.push(student);
        return student;
      },
      change: async ({ id, change }) => replace(now().students, merged(found(now().students, id), change)),
    },
    goals: {
      list: async ({ studentId }) =>
        now()
          .goals.filter((goal) => studentId === null || goal.studentId === studentId)
          .map((goal) => {
            const moments = now().moments.filter((one) => one.goalId === goal.id);
            return {
              ...goal,
              moments: moments.length,
              disputed: moments.filter((one) => one.dispute).length,
            };
          }),
      add: async (input) => {
        const goal = { ...goalFields.parse(input), id: newId('goal'), createdAt: NOW };
        return fake.store.change(step('added', 'goal', goal.id, goal.text), (world) => {
          world.goals.push(goal);
          return goal;
        });
      },
      change: async ({ id, change }) => {
        const next = merged(found(now().goals, id), change);
        return fake.store.change(step('changed', 'goal', id, next.text), (world) =>
          replace(world.goals, next),
        );
      },
      remove: async ({ id }) => {
        const { text } = found(now().goals, id);
        fake.store.change(step('deleted', 'goal', id, text), (world) => drop(world.goals, id));
      },
    },
    decisions: {
      list: async ({ meetingId }) => now().decisions.filter((one) => one.meetingId === meetingId),
      add: async (input) => {
        const decision = { ...decisionFields.parse(input), id: newId('decision'), createdAt: NOW };
        return fake.store.change(step('added', 'decision', decision.id, decision.text), (world) => {
          world.decisions.push(decision);
          return decision;
        });
      },
      change: async ({ id, change }) => {
        const next = merged(found(now().decisions, id), change);
        return fake.store.change(step('changed', 'decision', id, next.text), (world) =>
          replace(world.decisions, next),
        );
      },
      remove: async ({ id }) => {
        const { text } = found(now().decisions, id);
        fake.store.change(step('deleted', 'decision', id, text), (world) => drop(world.decisions, id));
      },
    },
    recordings: recordingCalls(fake),
    review: {
      moments: async ({ recordingId }) =>
        now()
          .moments.filter((one) => one.recordingId === recordingId)
          .sort(byTime),
      momentsOfMeeting: async ({ meetingId }) => momentsOf(meetingId),
      hardParts: async () => hardParts(now().moments),
      momentsOfGoal: async ({ goalId }) => now().moments.filter((one) => one.goalId === goalId),
      add: async (input) => {
        const parsed = newMoment.parse(input);
        const moment = momentSchema.parse({
          text: '',
          ...UNSAID,
          ...parsed,
          id: newId('moment'),
          createdAt: NOW,
          updatedAt: NOW,
        });
        return fake.store.change(step('added', 'moment', moment.id, moment.text), (world) => {
          world.moments.push(moment);
          return moment;
        });
      },
      change: async ({ id, change }) => {
        const next = momentSchema.parse({ ...found(now().moments, id), ...change, updatedAt: NOW });
        return fake.store.change(step('changed', 'moment', id, next.text), (world) =>
          replace(world.moments, next),
        );
      },
      remove: async ({ id }) => {
        const { text } = found(now().moments, id);
        fake.store.change(step('deleted', 'moment', id, text), (world) => drop(world.moments, id));
      },
      saveDraft: async () => {},
      drafts: async () => [],
      history: async ({ id }) =>
        fake.history.get(id) ?? [{ at: NOW, version: found(now().moments, id), because: null }],
      talkingTime: async ({ meetingId }) => {
        const recordings = now().recordings.filter((one) => one.meetingId === meetingId);
        const voiced = momentsOf(meetingId).flatMap(({ recordingId, speakerId, startMs, endMs }) =>
          speakerId === null ? [] : [{ recordingId, personId: speakerId, startMs, endMs }],
        );
        return {
          ...talkingTime(voiced),
          totalMs: ms(recordings.reduce((sum, one) => sum + one.durationMs, 0)),
        };
      },
      undo: async () => {
        const done = fake.store.undo();
        if (!done) throw wire('nothing-to-undo');
        return done;
      },
      redo: async () => {
        const done = fake.store.redo();
        if (!done) throw wire('nothing-to-undo');
        return done;
      },
      undoState: async () => fake.store.peek(),
    },
    search: searchCalls(fake),
  };
}
