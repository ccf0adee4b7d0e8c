import { z } from 'zod';
import { id, mark, moment, outcome, QUESTION_STATES } from '../domain/index.ts';
import { call } from './call.ts';
import { saidAt } from './disputes.ts';
import { leftOut } from './written.ts';

/** A question that was asked at a meeting, and the clip that answers it. */
export const questionView = z.object({
  said: saidAt,
  mark: mark.nullable(),
  outcome: outcome.nullable(),
  state: z.enum(QUESTION_STATES),
  /** Null: none is chosen, it was taken out since, or it is private and those were not asked for. */
  answer: saidAt.nullable(),
});
export type QuestionView = z.infer<typeof questionView>;

export const questionCalls = {
  list: call(
    'Every question of one child or of all, over all meetings, the newest meeting first. Private ones only when asked for.',
    z.object({ studentId: id.nullable(), withPrivate: z.boolean().default(false) }),
    z.object({ questions: z.array(questionView), left: leftOut }),
  ),
  ofMoment: call('One question and its answer, private or not.', z.object({ momentId: id }), questionView),
  answer: call(
    'Marks a question as answered by another moment, or by lines of a transcript, which then become a moment. Null takes the answer back.',
    z.object({
      momentId: id,
      by: z
        .union([z.object({ momentId: id }), z.object({ lineIds: z.array(id).min(1).max(200) })])
        .nullable(),
    }),
    moment,
  ),
};
