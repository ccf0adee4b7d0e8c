import { dayHere } from '../../../renderer/i18n/index.ts';
import type { KeptwordApi, UndoStep } from '../../../shared/contract/index.ts';
import {
  type Ask,
  ask,
  askDue,
  askFields,
  askThreads,
  latestDay,
  merged,
  newestAskAnswer,
} from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

let made = 0;

/** What the school was asked for, over the made-up world. */
export function askCalls(fake: FakeKeptword): Pick<KeptwordApi, 'asks'> {
  const now = () => fake.world;
  const step = (action: UndoStep['action'], subject: string): UndoStep => ({
    action,
    what: 'ask',
    subject,
    label: '',
  });
  const found = (id: string): Ask => {
    const one = now().asks.find((of) => of.id === id);
    if (!one) throw wire('not-found');
    return one;
  };
  return {
    asks: {
      list: async ({ studentId = null }) =>
        askThreads(
          now().asks.filter((one) => studentId === null || [null, studentId].includes(one.studentId)),
        ).map(({ first, asks }) => {
          const meeting = now().meetings.find(({ id }) => id === first.meetingId);
          return {
            ...{
              first,
              asks,
              latestDay: latestDay(first),
              due: askDue(asks, dayHere()),
              isGiven: newestAskAnswer(asks)?.answer === 'given',
            },
            meeting: meeting ? { id: meeting.id, title: meeting.title, date: meeting.date } : null,
            student: now().students.find(({ id }) => id === first.studentId)?.initials ?? null,
          };
        }),
      add: async (input) => {
        made += 1;
        const one = ask.parse({
          ...askFields.parse(input),
          ...{
            id: `ask-new-${made}`,
            createdAt: `2026-11-22T02:10:${String(made % 60).padStart(2, '0')}.000Z`,
          },
        });
        return fake.store.change(step('added', one.id), (world) => {
          world.asks.push(one);
          return one;
        });
      },
      change: async ({ id, change }) =>
        fake.store.change(step('changed', id), () => Object.assign(found(id), merged(found(id), change))),
      remove: async ({ id }) => {
        fake.store.change(step('deleted', id), (world) => {
          world.asks = world.asks.filter((one) => one.id !== id && one.repeatsId !== id);
        });
      },
    },
  };
}
