import type { KeptwordApi, QuestionView } from '../../../shared/contract/index.ts';
import { isQuestion, type Moment, questionState } from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';
import { saidAt } from './fake-written.ts';
import { wire } from './wire.ts';

/** Questions and their answers over the made-up world: the real rules, a plain memory. */
export function questionCalls(fake: FakeKeptword): Pick<KeptwordApi, 'questions'> {
  const now = () => fake.world;
  const view = (moment: Moment): QuestionView => {
    const answer = now().moments.find((one) => one.id === moment.answeredById);
    return {
      said: saidAt(now(), moment),
      mark: moment.mark,
      outcome: moment.outcome,
      state: questionState(moment, answer !== undefined),
      answer: answer ? saidAt(now(), answer) : null,
    };
  };
  const found = (id: string): Moment => {
    const moment = now().moments.find((one) => one.id === id);
    if (!moment) throw wire('not-found');
    return moment;
  };
  return {
    questions: {
      list: async ({ withPrivate = false }) => {
        const all = now().moments.filter(isQuestion);
        const shown = all.filter((one) => withPrivate || !one.private);
        return {
          questions: shown.map(view),
          left: { private: all.length - shown.length, mediation: 0 },
        };
      },
      ofMoment: async ({ momentId }) => view(found(momentId)),
      answer: async ({ momentId, by }) => {
        if (by && 'lineIds' in by) throw wire('not-found');
        return fake.store.change({ action: 'changed', what: 'moment', subject: momentId, label: '' }, () =>
          Object.assign(found(momentId), { answeredById: by?.momentId ?? null }),
        );
      },
    },
  };
}
