/** Meetings, the people and children in them, goals and decisions: what the parent writes down about a plan. */
export { addAsk, changeAsk, listAsks, removeAsk } from './asks.ts';
export {
  addConcern,
  carryOver,
  changeConcern,
  concernToRaise,
  everyConcern,
  listConcerns,
  removeConcern,
  waitingConcerns,
} from './concerns.ts';
export {
  addIncident,
  changeIncident,
  historyOfIncident,
  listIncidents,
  removeIncident,
} from './incidents.ts';
export { meetingOfDay } from './meeting-of-day.ts';
export {
  addMeeting,
  addSession,
  changeMeeting,
  choicesOfMeeting,
  chosenMeeting,
  getMeeting,
  listMeetings,
  prepareMeeting,
  removeMeeting,
  setAttendance,
  yearsOfMeetings,
} from './meetings.ts';
export { addPerson, addStudent, changePerson, changeStudent, listPeople, listStudents } from './people.ts';
export {
  addDecision,
  addGoal,
  changeDecision,
  changeGoal,
  listDecisions,
  listGoals,
  removeDecision,
  removeGoal,
} from './plan.ts';
