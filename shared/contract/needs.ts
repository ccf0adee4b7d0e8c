import { z } from 'zod';
import {
  evaluation,
  evaluationChange,
  evaluationFields,
  goalThread,
  id,
  metGoal,
  need,
  needChange,
  needFields,
  presentLevel,
  presentLevelChange,
  presentLevelFields,
  soundClip,
} from '../domain/index.ts';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';

/** The document that something is tied to; null when there is none, or when it was taken out. */
const tiedDocument = z.object({ id, code: z.string(), title: z.string() }).nullable();
const ofChild = z.object({ studentId: id.nullable() });

export const evaluationView = z.object({
  evaluation,
  document: tiedDocument,
  /** The needs that rest on it. */
  needs: z.array(z.object({ id, text: z.string() })),
});
export type EvaluationView = z.infer<typeof evaluationView>;

export const needView = z.object({
  need,
  /** Those that found it and are still there. */
  evaluations: z.array(z.object({ id, title: z.string(), date: isoDate.nullable(), document: tiedDocument })),
  /** Goals, services and accommodations that meet it, each with its other years; oldest year first. */
  metBy: z.array(metGoal),
});
export type NeedView = z.infer<typeof needView>;

export const presentLevelView = z.object({
  level: presentLevel,
  document: tiedDocument,
  /** Where somebody said so, in which words and when; `code` as `R01`. */
  clip: soundClip
    .extend({ text: z.string(), date: isoDate, code: z.string(), meetingTitle: z.string() })
    .nullable(),
});
export type PresentLevelView = z.infer<typeof presentLevelView>;

export const evaluationCalls = {
  list: call(
    'Evaluations of one child or of all, the newest report first.',
    ofChild,
    z.array(evaluationView),
  ),
  add: call('Writes down an evaluation.', evaluationFields, evaluation),
  change: call('Changes one.', z.object({ id, change: evaluationChange }), evaluation),
  remove: call('Takes one out; undo brings it back.', z.object({ id }), z.void()),
};

export const needCalls = {
  list: call(
    'Needs of one child or of all, with what found each and what meets it.',
    ofChild,
    z.array(needView),
  ),
  thread: call(
    'Every time that what meets a need was spoken of, decided on or reported on, oldest first.',
    z.object({ needId: id }),
    goalThread,
  ),
  add: call('Writes down a need.', needFields, need),
  change: call('Changes one.', z.object({ id, change: needChange }), need),
  remove: call('Takes one out; undo brings it back.', z.object({ id }), z.void()),
};

export const levelCalls = {
  list: call(
    'Present levels of one child or of all, the newest day first.',
    ofChild,
    z.array(presentLevelView),
  ),
  add: call('Writes down how a child does in an area on a day.', presentLevelFields, presentLevel),
  change: call('Changes one.', z.object({ id, change: presentLevelChange }), presentLevel),
  remove: call('Takes one out; undo brings it back.', z.object({ id }), z.void()),
};
