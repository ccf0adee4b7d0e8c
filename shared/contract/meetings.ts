import { z } from 'zod';
import {
  attendance,
  attendee,
  daysOfSchoolYear,
  decision,
  decisionChange,
  decisionFields,
  firstStep,
  goal,
  goalChange,
  goalFields,
  id,
  meeting,
  meetingChange,
  meetingFields,
  meetingName,
  meetingsOffered,
  person,
  personChange,
  personFields,
  session,
  student,
  studentChange,
  studentFields,
} from '../domain/index.ts';
import { call } from './call.ts';

export const meetingSummary = meeting.extend({
  recordings: z.number().int(),
  moments: z.number().int(),
  disputed: z.number().int(),
  durationMs: z.number(),
});
export type MeetingSummary = z.infer<typeof meetingSummary>;

const wanted = {
  /** Words of its title, place or notes, as the search reads them; or its day, month, year or school year. */
  text: z.string().max(200).default(''),
  /** Meetings of this child, and those that name none; null: of every child. */
  studentId: id.nullable().default(null),
};
const page = z.object({
  ...wanted,
  limit: z.number().int().min(1).max(500).default(100),
  offset: z.number().int().min(0).default(0),
  /** A school year, `2026-27`; null: every year. */
  year: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .refine((name) => daysOfSchoolYear(name) !== null)
    .nullable()
    .default(null),
});

/** Among which meetings one is chosen. */
const ofChoice = { studentId: wanted.studentId, offered: meetingsOffered.default('every') };

export const meetingCalls = {
  list: call('Meetings, newest date first, with counts.', page, z.array(meetingSummary)),
  years: call(
    'The school years that have such meetings, newest first, with how many.',
    z.object(wanted),
    z.array(z.object({ year: z.string(), count: z.number().int() })),
  ),
  choices: call(
    'The newest such meetings to choose among, by their names, and how many more there are.',
    z.object({ ...ofChoice, text: wanted.text, limit: z.number().int().min(1).max(100).default(20) }),
    z.object({ meetings: z.array(meetingName), more: z.number().int().min(0) }),
  ),
  choice: call(
    'The name of one meeting that was chosen; null where it cannot be chosen here, or was taken out.',
    z.object({ ...ofChoice, id }),
    meetingName.nullable(),
  ),
  get: call(
    'One meeting with its sessions and the people in it.',
    z.object({ id }),
    z.object({
      meeting: meetingSummary,
      /** No child of it was in an earlier meeting of this archive. */
      isFirst: z.boolean(),
      sessions: z.array(session),
      attendees: z.array(attendee),
    }),
  ),
  add: call('Adds a meeting with its first session.', meetingFields, meeting),
  change: call('Changes some fields of a meeting.', z.object({ id, change: meetingChange }), meeting),
  prepare: call(
    'Ticks or unticks a step of the list before the first meeting.',
    z.object({ id, step: firstStep, isDone: z.boolean() }),
    meeting,
  ),
  remove: call(
    'Takes a meeting out of the lists, with a reason. Its recordings stay sealed in the archive.',
    z.object({ id, reason: z.string().trim().min(1).max(500) }),
    z.void(),
  ),
  addSession: call(
    'Adds a sitting to a meeting.',
    z.object({ meetingId: id, date: z.iso.date(), label: z.string().trim().max(200).nullable() }),
    session,
  ),
  setAttendance: call(
    'Puts a person into a meeting, or changes how they attend; null takes them out.',
    z.object({ meetingId: id, personId: id, attendance: attendance.nullable() }),
    z.void(),
  ),
};

export const peopleCalls = {
  list: call('Everyone, by name.', z.void(), z.array(person)),
  add: call('Adds a person.', personFields, person),
  change: call('Renames a person or changes the role.', z.object({ id, change: personChange }), person),
};

export const studentCalls = {
  list: call('The children of this archive.', z.void(), z.array(student)),
  add: call('Adds a child by initials.', studentFields, student),
  change: call('Changes a child.', z.object({ id, change: studentChange }), student),
};

export const goalSummary = goal.extend({ moments: z.number().int(), disputed: z.number().int() });
export type GoalSummary = z.infer<typeof goalSummary>;

export const goalCalls = {
  list: call(
    'Goals, services and accommodations; of one child or of all.',
    z.object({ studentId: id.nullable() }),
    z.array(goalSummary),
  ),
  add: call('Adds a goal, service or accommodation.', goalFields, goal),
  change: call('Changes one.', z.object({ id, change: goalChange }), goal),
  remove: call('Takes one out; undo brings it back.', z.object({ id }), z.void()),
};

export const decisionCalls = {
  list: call('Decisions of a meeting.', z.object({ meetingId: id }), z.array(decision)),
  add: call('Adds a decision.', decisionFields, decision),
  change: call('Changes one.', z.object({ id, change: decisionChange }), decision),
  remove: call('Takes one out; undo brings it back.', z.object({ id }), z.void()),
};
