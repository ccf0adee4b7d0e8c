/** What the school was asked for, each time, and what came back (D18, D22). */
export { AskDueLine } from './ask-due-line.tsx';
export { AsksScreen } from './asks-screen.tsx';
export { AsksOfMeeting } from './of-meeting.tsx';
