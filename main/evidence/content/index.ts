/** What a bundle says, as plain data, in the order and the words of the bundle; every page, table and file is written from it. */
export { factsOf } from './facts.ts';
export {
  type ClipPlan,
  type ExhibitSheet,
  type Folder,
  layOut,
  lengthOf,
  type PaperSheet,
  placeOf,
  type RecordingSheet,
} from './folder.ts';
export { type HistoryStep, historyLine, type MomentEvent } from './history.ts';
export {
  claimText,
  claimWord,
  type PaperInside,
  paperLink,
  paperName,
  paperPlace,
  papersInside,
} from './papers.ts';
export type { TranscriptSheet } from './transcripts.ts';
export {
  ABOUT_ISSUES,
  ASK_ABOUT,
  ASK_ANSWER,
  ATTENDANCE,
  DELIVERED,
  DISPUTE_STATUS,
  DOCUMENT_KIND,
  DOCUMENT_STATUS,
  GAP_CAUSE,
  GOAL_KIND,
  IN_IEP,
  issueWords,
  LOCKED_PAPER,
  MARK,
  MEETING_KIND,
  MODE,
  MOMENT_TYPE,
  NOT_STATED,
  OUTCOME,
  PAIR_RELATION,
  PROBLEM,
  REQUEST_WAY,
  ROLE,
  signingWords,
  speakerName,
  YES_NO,
} from './words.ts';
