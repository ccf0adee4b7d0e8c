import type { Handlers } from '../../../shared/contract/index.ts';
import {
  addEvaluation,
  addNeed,
  addPresentLevel,
  changeEvaluation,
  changeNeed,
  changePresentLevel,
  listEvaluations,
  listNeeds,
  listPresentLevels,
  removeEvaluation,
  removeNeed,
  removePresentLevel,
  threadOfNeed,
} from '../../goals/index.ts';
import type { HandlerContext } from './context.ts';

export function evaluationHandlers({ session }: HandlerContext): Handlers['evaluations'] {
  return {
    list: (of) => listEvaluations(session.archive(), of),
    add: (fields) => addEvaluation(session.archive(), fields),
    change: (change) => changeEvaluation(session.archive(), change),
    remove: (which) => removeEvaluation(session.archive(), which),
  };
}

export function needHandlers({ session }: HandlerContext): Handlers['needs'] {
  return {
    list: (of) => listNeeds(session.archive(), of),
    thread: (of) => threadOfNeed(session.archive(), of),
    add: (fields) => addNeed(session.archive(), fields),
    change: (change) => changeNeed(session.archive(), change),
    remove: (which) => removeNeed(session.archive(), which),
  };
}

export function levelHandlers({ session }: HandlerContext): Handlers['levels'] {
  return {
    list: (of) => listPresentLevels(session.archive(), of),
    add: (fields) => addPresentLevel(session.archive(), fields),
    change: (change) => changePresentLevel(session.archive(), change),
    remove: (which) => removePresentLevel(session.archive(), which),
  };
}
