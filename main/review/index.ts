/** Listening again: moments with their history, undo and redo, texts not yet saved, and search. */
export { draftsOf, saveDraft } from './drafts.ts';
export {
  addMoment,
  changeMoment,
  historyOf,
  momentsOfGoal,
  momentsOfMeeting,
  momentsOfRecording,
  removeMoment,
} from './moments.ts';
export { search } from './search.ts';
export { talkingTimeOf } from './talking-time.ts';
export { redo, undo, undoState } from './undo.ts';
