import type {
  EvaluationView,
  KeptwordApi,
  PresentLevelView,
  UndoStep,
} from '../../../shared/contract/index.ts';
import {
  byReportDay,
  documentCode,
  evaluation,
  goalsOfNeed,
  merged,
  metBy,
  need,
  presentLevel,
  recordingCode,
  soundClipOf,
  threadOfGoals,
} from '../../../shared/domain/index.ts';
import type { World } from './data.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

const NOW = '2026-11-22T02:10:00.000Z';
let made = 0;

type Lists = Pick<World, 'evaluations' | 'needs' | 'levels'>;
type OfChild = { studentId: string | null };
const of = (wanted: OfChild) => (one: { studentId: string }) =>
  wanted.studentId === null || one.studentId === wanted.studentId;

/** Evaluations, needs and present levels over the made-up world: the real rules, a plain memory. */
export function needCalls(fake: FakeKeptword): Pick<KeptwordApi, 'evaluations' | 'needs' | 'levels'> {
  const now = () => fake.world;
  const document = (id: string | null): EvaluationView['document'] => {
    const found = now().documents.find((one) => one.id === id);
    return found ? { id: found.id, code: documentCode(found.ordinal), title: found.title } : null;
  };
  const clip = (momentId: string | null): PresentLevelView['clip'] => {
    const moment = now().moments.find(({ id }) => id === momentId);
    const recording = now().recordings.find(({ id }) => id === moment?.recordingId);
    const meeting = now().meetings.find(({ id }) => id === recording?.meetingId);
    if (!moment || !recording || !meeting) return null;
    const { text } = moment;
    const { title: meetingTitle, date } = meeting;
    const code = recordingCode(recording.ordinal);
    return { ...soundClipOf(moment, recording), text, date, code, meetingTitle };
  };

  /** Adding, changing and taking out are the same for all three. */
  function kept<T extends { id: string }>(
    what: Extract<UndoStep['what'], 'evaluation' | 'need' | 'level'>,
    parse: (thing: unknown) => T,
    list: (world: Lists) => T[],
  ) {
    const step = (action: UndoStep['action'], subject: string): UndoStep => ({
      ...{ action, what, subject, label: '' },
    });
    return {
      add: async (fields: object) => {
        const one = parse({ ...fields, id: `${what}-new-${++made}`, createdAt: NOW });
        return fake.store.change(step('added', one.id), (world) => {
          list(world).push(one);
          return one;
        });
      },
      change: async ({ id, change }: { id: string; change: { [K in keyof T]?: T[K] | undefined } }) =>
        fake.store.change(step('changed', id), (world) => {
          const before = list(world).find((one) => one.id === id);
          if (!before) throw wire('not-found');
          return Object.assign(before, merged(before, change));
        }),
      remove: async ({ id }: { id: string }) => {
        fake.store.change(step('deleted', id), (world) => {
          const all = list(world);
          all.splice(0, all.length, ...all.filter((one) => one.id !== id));
        });
      },
    };
  }

  return {
    evaluations: {
      list: async (wanted) =>
        now()
          .evaluations.filter(of(wanted))
          .sort(byReportDay)
          .map((one) => ({
            evaluation: one,
            document: document(one.documentId),
            needs: now().needs.filter(({ evaluationIds }) => evaluationIds.includes(one.id)),
          })),
      ...kept(
        'evaluation',
        (one) => evaluation.parse(one),
        (world) => world.evaluations,
      ),
    },
    needs: {
      list: async (wanted) =>
        now()
          .needs.filter(of(wanted))
          .map((one) => ({
            need: one,
            evaluations: one.evaluationIds.flatMap((id) =>
              now()
                .evaluations.filter((other) => other.id === id)
                .map(({ title, date, documentId }) => ({ id, title, date, document: document(documentId) })),
            ),
            metBy: metBy(one, now().goals),
          })),
      thread: async ({ needId }) => {
        const world = now();
        const one = world.needs.find(({ id }) => id === needId);
        if (!one) throw wire('not-found');
        const recordings = world.recordings.map((other) => ({
          ...other,
          code: recordingCode(other.ordinal),
        }));
        return threadOfGoals(goalsOfNeed(one, world.goals), { ...world, recordings });
      },
      ...kept(
        'need',
        (one) => need.parse(one),
        (world) => world.needs,
      ),
    },
    levels: {
      list: async (wanted) =>
        now()
          .levels.filter(of(wanted))
          .sort((a, b) => (a.date < b.date ? 1 : -1))
          .map((level) => ({ level, document: document(level.documentId), clip: clip(level.momentId) })),
      ...kept(
        'level',
        (one) => presentLevel.parse(one),
        (world) => world.levels,
      ),
    },
  };
}
