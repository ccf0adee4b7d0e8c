import type { ConcernView, KeptwordApi, UndoStep } from '../../../shared/contract/index.ts';
import {
  type Concern,
  concern,
  concernFields,
  merged,
  problemsOf,
  recordingCode,
  wasHeard,
} from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';
import { goalCalls } from './fake-goals.ts';
import { wire } from './wire.ts';

const NOW = '2026-11-22T02:10:00.000Z';
let made = 0;

/** What a parent means to raise, over the made-up world: the real rules, a plain memory. */
export function concernCalls(fake: FakeKeptword): Pick<KeptwordApi, 'concerns'> {
  const now = () => fake.world;
  const step = (action: UndoStep['action'], subject: string): UndoStep => ({
    ...{ action, what: 'concern', subject, label: '' },
  });
  const clipOf = (momentId: string | null): ConcernView['promisedIn'] => {
    const moment = now().moments.find(({ id }) => id === momentId);
    const recording = now().recordings.find(({ id }) => id === moment?.recordingId);
    if (!moment || !recording) return null;
    const { id, recordingId, startMs, endMs } = moment;
    const { durationMs, ordinal } = recording;
    return { momentId: id, recordingId, startMs, endMs, durationMs, code: recordingCode(ordinal) };
  };
  const view = (one: Concern): ConcernView => {
    const raisings = now().moments.filter(({ concernId }) => concernId === one.id);
    const meeting = now().meetings.find(({ id }) => id === one.meetingId);
    const goal = now().goals.find(({ id }) => id === one.goalId);
    const note = now().childNotes.find(({ id }) => id === one.childNoteId);
    const next = now().concerns.find(({ carriedFromId }) => carriedFromId === one.id);
    const later = now().meetings.find(({ id }) => id === next?.meetingId);
    return {
      concern: one,
      meetingTitle: meeting?.title ?? '',
      date: meeting?.date ?? '2026-10-20',
      goal: goal ? { id: goal.id, kind: goal.kind, text: goal.text } : null,
      raised: raisings.flatMap(({ id }) => clipOf(id) ?? []),
      carriedTo: later ? { meetingId: later.id, title: later.title, date: later.date } : null,
      promisedIn: clipOf(one.aboutMomentId),
      answeredIn:
        raisings.map(({ answeredById }) => clipOf(answeredById)).find((clip) => clip !== null) ?? null,
      childNote:
        one.childNoteId === null
          ? null
          : {
              ...{ kind: note?.kind ?? 'say', text: note?.text ?? '', about: note?.about ?? null },
              ...{ isGone: note === undefined, clip: clipOf(note?.momentId ?? null) },
            },
    };
  };
  const waiting = (meetingId: string) =>
    now()
      .concerns.filter((one) => one.meetingId !== meetingId)
      .map(view)
      .filter((one) => one.carriedTo === null && !wasHeard(one));
  return {
    concerns: {
      list: async ({ meetingId }) =>
        now()
          .concerns.filter((one) => one.meetingId === meetingId)
          .map(view),
      waiting: async ({ meetingId }) => waiting(meetingId),
      problems: async ({ meetingId }) =>
        problemsOf(
          {
            commitments: await goalCalls(fake).promises.list({ studentId: null }),
            incidents: now().incidents,
          },
          now().concerns.filter((one) => one.meetingId === meetingId),
          NOW.slice(0, 10),
        ),
      add: async (input) => {
        const one = concern.parse({
          ...concernFields.parse(input),
          id: `concern-new-${++made}`,
          createdAt: NOW,
        });
        return fake.store.change(step('added', one.id), (world) => {
          world.concerns.push(one);
          return one;
        });
      },
      change: async ({ id, change }) =>
        fake.store.change(step('changed', id), (world) => {
          const before = world.concerns.find((one) => one.id === id);
          if (!before) throw wire('not-found');
          return Object.assign(before, merged(before, change));
        }),
      remove: async ({ id }) => {
        fake.store.change(step('deleted', id), (world) => {
          world.concerns = world.concerns.filter((one) => one.id !== id);
        });
      },
      carryOver: async ({ meetingId, ids }) =>
        fake.store.change(step('added', ids[0] ?? ''), (world) => {
          const carried = ids.map((id) => {
            const from = world.concerns.find((one) => one.id === id);
            if (!from) throw wire('not-found');
            return { ...from, id: `concern-new-${++made}`, meetingId, carriedFromId: id };
          });
          world.concerns.push(...carried);
          return carried;
        }),
    },
  };
}
