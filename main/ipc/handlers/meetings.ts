import { type Handlers, KeptwordError } from '../../../shared/contract/index.ts';
import {
  addDecision,
  addGoal,
  addMeeting,
  addPerson,
  addSession,
  addStudent,
  changeDecision,
  changeGoal,
  changeMeeting,
  changePerson,
  changeStudent,
  choicesOfMeeting,
  chosenMeeting,
  getMeeting,
  listDecisions,
  listGoals,
  listMeetings,
  listPeople,
  listStudents,
  prepareMeeting,
  removeDecision,
  removeGoal,
  removeMeeting,
  setAttendance,
  yearsOfMeetings,
} from '../../meetings/index.ts';
import type { HandlerContext } from './context.ts';

export function meetingHandlers({ session, capture }: HandlerContext): Handlers['meetings'] {
  return {
    list: (page) => listMeetings(session.archive(), page),
    years: (wanted) => yearsOfMeetings(session.archive(), wanted),
    choices: (wanted) => choicesOfMeeting(session.archive(), wanted),
    choice: (which) => chosenMeeting(session.archive(), which),
    get: (which) => getMeeting(session.archive(), which),
    add: (fields) => addMeeting(session.archive(), fields),
    change: (change) => changeMeeting(session.archive(), change),
    prepare: (step) => prepareMeeting(session.archive(), step),
    remove(which) {
      if (capture.state().running?.meetingId === which.id) throw isRecorded();
      return removeMeeting(session.archive(), which);
    },
    addSession: (fields) => addSession(session.archive(), fields),
    setAttendance: (who) => setAttendance(session.archive(), who),
  };
}

export function peopleHandlers({ session }: HandlerContext): Handlers['people'] {
  return {
    list: () => listPeople(session.archive()),
    add: (fields) => addPerson(session.archive(), fields),
    change: (change) => changePerson(session.archive(), change),
  };
}

export function studentHandlers({ session }: HandlerContext): Handlers['students'] {
  return {
    list: () => listStudents(session.archive()),
    add: (fields) => addStudent(session.archive(), fields),
    change: (change) => changeStudent(session.archive(), change),
  };
}

export function goalHandlers({ session }: HandlerContext): Omit<Handlers['goals'], 'thread'> {
  return {
    list: (of) => listGoals(session.archive(), of),
    add: (fields) => addGoal(session.archive(), fields),
    change: (change) => changeGoal(session.archive(), change),
    remove: (which) => removeGoal(session.archive(), which),
  };
}

export function decisionHandlers({ session }: HandlerContext): Handlers['decisions'] {
  return {
    list: (of) => listDecisions(session.archive(), of),
    add: (fields) => addDecision(session.archive(), fields),
    change: (change) => changeDecision(session.archive(), change),
    remove: (which) => removeDecision(session.archive(), which),
  };
}

const isRecorded = () =>
  new KeptwordError(
    'not-allowed',
    'This meeting is being recorded now. End the recording first. Nothing was changed.',
  );
