import type { Handlers } from '../../../shared/contract/index.ts';
import {
  addMoment,
  changeMoment,
  draftsOf,
  hardPartsOf,
  historyOf,
  momentsOfGoal,
  momentsOfMeeting,
  momentsOfRecording,
  redo,
  removeMoment,
  saveDraft,
  talkingTimeOf,
  undo,
  undoState,
} from '../../review/index.ts';
import type { HandlerContext } from './context.ts';

export function reviewHandlers({ session }: HandlerContext): Handlers['review'] {
  return {
    moments: (of) => momentsOfRecording(session.archive(), of),
    momentsOfMeeting: (of) => momentsOfMeeting(session.archive(), of),
    momentsOfGoal: (of) => momentsOfGoal(session.archive(), of),
    hardParts: () => hardPartsOf(session.archive()),
    add: (moment) => addMoment(session.archive(), moment),
    change: (change) => changeMoment(session.archive(), change),
    remove: (which) => removeMoment(session.archive(), which),
    saveDraft: (draft) => saveDraft(session.archive(), draft),
    drafts: (of) => draftsOf(session.archive(), of),
    history: (of) => historyOf(session.archive(), of),
    talkingTime: (of) => talkingTimeOf(session.archive(), of),
    undo: () => undo(session.archive()),
    redo: () => redo(session.archive()),
    undoState: () => undoState(session.archive()),
  };
}
