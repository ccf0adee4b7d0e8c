import type { Handlers } from '../../../shared/contract/index.ts';
import {
  addPair,
  addRequest,
  changePair,
  changeRequest,
  changeWritten,
  disputeOfMoment,
  listDisputes,
  papersOfMeeting,
  removePair,
  removeRequest,
  writtenTable,
} from '../../written/index.ts';
import type { HandlerContext } from './context.ts';

export function writtenHandlers({ session }: HandlerContext): Handlers['written'] {
  return {
    table: (wanted) => writtenTable(session.archive(), wanted),
    change: (change) => changeWritten(session.archive(), change),
  };
}

export function disputeHandlers({ session }: HandlerContext): Handlers['disputes'] {
  return {
    list: (wanted) => listDisputes(session.archive(), wanted),
    papers: (of) => papersOfMeeting(session.archive(), of),
    ofMoment: (of) => disputeOfMoment(session.archive(), of),
    addRequest: (fields) => addRequest(session.archive(), fields),
    changeRequest: (change) => changeRequest(session.archive(), change),
    removeRequest: (which) => removeRequest(session.archive(), which),
    addPair: (fields) => addPair(session.archive(), fields),
    changePair: (change) => changePair(session.archive(), change),
    removePair: (which) => removePair(session.archive(), which),
  };
}
