/** Notes of what happened on a day, without sound (D24). */
export { IncidentsScreen } from './incidents-screen.tsx';
export { IncidentsOfMeeting } from './of-meeting.tsx';
