/** The parent's side of what a child wrote in its own window: all of it, and what may go on the agenda of a meeting. */
export { AllChildNotes } from './all-notes.tsx';
export { NotesForMeeting } from './for-meeting.tsx';
