/** Meetings, sittings, the people in them, and what happened without sound. */
export { type AskReads, askReads, askWrites } from './asks.ts';
export { attendeeReads, attendeeWrites } from './attendees.ts';
export type * from './door.ts';
export { type IncidentReads, type IncidentWrites, incidentReads, incidentWrites } from './incidents.ts';
export { meetingReads, meetingWrites } from './meetings.ts';
export { personReads, personWrites } from './people.ts';
export { sessionReads, sessionWrites } from './sessions.ts';
export { studentReads, studentWrites } from './students.ts';
