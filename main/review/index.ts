/** Listening again: moments with their history, undo and redo, and texts not yet saved. */
export { draftsOf, saveDraft } from './drafts.ts';
export { begunFormOf, begunForms, keepForm } from './form-drafts.ts';
export { historyOf } from './history.ts';
export {
  addMoment,
  changeMoment,
  hardPartsOf,
  momentsOfGoal,
  momentsOfMeeting,
  momentsOfRecording,
  removeMoment,
} from './moments.ts';
export { talkingTimeOf } from './talking-time.ts';
export { redo, undo, undoState } from './undo.ts';
