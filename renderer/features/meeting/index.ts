/** Meetings: the list, one meeting, and the small dialogs that other pages open too. */
export { type AboutFields, AboutRecording } from './about-recording.tsx';
export { AddDecisionDialog } from './add-decision-dialog.tsx';
export { AddPersonDialog } from './add-person-dialog.tsx';
export { CutShortNote, CutShortNotes } from './cut-short.tsx';
export { MeetingDialog } from './meeting-dialog.tsx';
export { MeetingScreen } from './meeting-screen.tsx';
export { MeetingsScreen } from './meetings-screen.tsx';
export { ThreeDates } from './recordings.tsx';
export { StateRule } from './state-rule.tsx';
export { useTrackNames } from './track-names.ts';
