/** What every command stands on: its arguments, the archive that it opens, what it finds there, and how it answers. */
export {
  type Answer,
  count,
  errorDocument,
  oneLine,
  printable,
  shortId,
  size,
  table,
  UsageError,
} from './answer.ts';
export { day, oneOf, page, passphraseFile, someOf, time, words } from './arguments.ts';
export { askSecret } from './ask-secret.ts';
export type { Act, MakeCommand } from './command.ts';
export {
  allMeetings,
  findAsk,
  findConcern,
  findDecision,
  findDocument,
  findEvaluation,
  findGoal,
  findIncident,
  findMeeting,
  findMoment,
  findOne,
  findRecording,
  findStudent,
  fold,
  refusePageBeyond,
} from './find.ts';
export { type OpenOptions, PASSPHRASE_VARIABLE, placeOf, withArchive } from './open.ts';
export { outExists } from './out.ts';
export { withPassphrase } from './passphrase.ts';
export { progressLine } from './progress.ts';
export { studentOf, writeAbout } from './student.ts';
export type { Surroundings } from './surroundings.ts';
