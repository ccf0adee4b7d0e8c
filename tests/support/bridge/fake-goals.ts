import type { KeptwordApi, UndoStep } from '../../../shared/contract/index.ts';
import {
  buildThread,
  type Commitment,
  type Decision,
  deliveryFields,
  dueStandingOf,
  type Moment,
  merged,
  metBy,
  progressFields,
  recordingCode,
  type SoundClip,
} from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

type Goals = Pick<KeptwordApi, 'progress' | 'deliveries' | 'promises'> & {
  thread: KeptwordApi['goals']['thread'];
};

const NOW = '2026-11-22T02:10:00.000Z';
let made = 0;

/** Threads, progress, deliveries and promises over the made-up world. */
export function goalCalls(fake: FakeKeptword): Goals {
  const now = () => fake.world;
  const step = (action: UndoStep['action'], what: UndoStep['what'], subject: string): UndoStep => ({
    action,
    what,
    subject,
    label: subject,
  });
  const newId = (what: string) => `${what}-new-${++made}`;

  function place(moment: Moment): { meetingId: string; title: string; date: string; clip: SoundClip } | null {
    const recording = now().recordings.find((one) => one.id === moment.recordingId);
    const meeting = now().meetings.find((one) => one.id === recording?.meetingId);
    if (!recording || !meeting) return null;
    const { recordingId, startMs, endMs } = moment;
    const clip = { momentId: moment.id, recordingId, startMs, endMs, durationMs: recording.durationMs };
    return { meetingId: meeting.id, title: meeting.title, date: meeting.date, clip };
  }

  function ofMoment(moment: Moment): Commitment[] {
    const at = place(moment);
    if (!at) return [];
    const { id, text, owner, due, reason, outcome, inIep, goalId } = moment;
    const deliveries = now().deliveries.filter((one) => one.momentId === id);
    const fields = { id, text, owner, due, reason, outcome, inIep, goalId, deliveries };
    const meeting = { meetingId: at.meetingId, meetingTitle: at.title, madeOn: at.date };
    return [
      {
        kind: 'moment',
        ...fields,
        ...meeting,
        private: moment.private,
        disputed: moment.dispute !== null,
        clip: at.clip,
      },
    ];
  }

  function ofDecision(decision: Decision): Commitment[] {
    const meeting = now().meetings.find((one) => one.id === decision.meetingId);
    if (!meeting) return [];
    const { id, text, owner, due, reason, outcome, inIep, goalId } = decision;
    const said = now().moments.find((one) => one.decisionId === id);
    const deliveries = now().deliveries.filter((one) => one.decisionId === id);
    const fields = { id, text, owner, due, reason, outcome, inIep, goalId, deliveries };
    const of = { meetingId: meeting.id, meetingTitle: meeting.title, madeOn: meeting.date };
    const clip = said ? (place(said)?.clip ?? null) : null;
    return [{ kind: 'decision', ...fields, ...of, private: false, disputed: false, clip }];
  }

  const commitments = () => [
    ...now()
      .moments.filter((one) => one.type === 'promise')
      .flatMap(ofMoment),
    ...now().decisions.flatMap(ofDecision),
  ];

  return {
    thread: async ({ goalId }) => {
      const world = now();
      if (!world.goals.some((one) => one.id === goalId)) throw wire('not-found');
      const recordings = world.recordings.map((one) => ({ ...one, code: recordingCode(one.ordinal) }));
      return buildThread(goalId, { ...world, recordings });
    },
    progress: {
      add: async (input) => {
        const entry = { ...progressFields.parse(input), id: newId('progress'), createdAt: NOW };
        return fake.store.change(step('added', 'progress', entry.id), (world) => {
          world.progress.push(entry);
          return entry;
        });
      },
      change: async ({ id, change }) =>
        fake.store.change(step('changed', 'progress', id), (world) => changed(world.progress, id, change)),
      remove: async ({ id }) => {
        fake.store.change(step('deleted', 'progress', id), (world) => {
          world.progress = world.progress.filter((one) => one.id !== id);
        });
      },
    },
    deliveries: {
      add: async (input) => {
        const entry = { ...deliveryFields.parse(input), id: newId('delivery'), createdAt: NOW };
        return fake.store.change(step('added', 'delivery', entry.id), (world) => {
          world.deliveries.push(entry);
          return entry;
        });
      },
      change: async ({ id, change }) =>
        fake.store.change(step('changed', 'delivery', id), (world) => changed(world.deliveries, id, change)),
      remove: async ({ id }) => {
        fake.store.change(step('deleted', 'delivery', id), (world) => {
          world.deliveries = world.deliveries.filter((one) => one.id !== id);
        });
      },
    },
    promises: {
      list: async ({ limit = 500, offset = 0 }) => commitments().slice(offset, offset + limit),
      due: async ({ until }) =>
        commitments()
          .filter((one) => one.due !== null && one.due <= until)
          .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1)),
      standing: async ({ goalId = null, by = null, withPrivate = false, today }) => {
        const all = commitments();
        const kept = all.filter((one) => withPrivate || !one.private);
        const shown = kept.filter((one) => goalId === null || one.goalId === goalId);
        return {
          promises: shown
            .filter((one) => by === null || one.owner === by)
            .map((one) => ({ commitment: one, saidBy: null, standing: dueStandingOf(one, today) })),
          goals: now()
            .goals.filter(({ id }) => kept.some((one) => one.goalId === id))
            .map(({ id, text }) => ({ id, text })),
          people: [...new Set(kept.flatMap(({ owner }) => owner ?? []))],
          left: { private: all.length - kept.length, mediation: 0 },
        };
      },
      agenda: async () => ({
        commitments: commitments(),
        moments: now().moments.flatMap((moment) => {
          const at = place(moment);
          const answered = now().moments.some((one) => one.id === moment.answeredById);
          return at ? [{ moment, meetingTitle: at.title, date: at.date, answered }] : [];
        }),
        concerns: now()
          .concerns.filter((one) => !now().moments.some(({ concernId }) => concernId === one.id))
          .map((one) => ({ concern: one, goal: null, meetingTitle: 'Annual', date: '2026-10-20' })),
        goals: now()
          .goals.filter((one) => one.kind === 'goal')
          .map((goal) => ({
            goal,
            newest: now().progress.findLast((one) => one.goalId === goal.id) ?? null,
          })),
        needs: now().needs.map((need) => ({ need, metBy: metBy(need, now().goals) })),
        annual: {
          levels: now().levels,
          evaluations: now().evaluations.map(({ understood: _hers, ...one }) => one),
          plan: now().goals,
        },
      }),
    },
  };
}

function changed<T extends { id: string }>(
  list: T[],
  id: string,
  change: { [K in keyof T]?: T[K] | undefined },
): T {
  const at = list.findIndex((one) => one.id === id);
  const before = list[at];
  if (!before) throw wire('not-found');
  const after = merged(before, change);
  list[at] = after;
  return after;
}
