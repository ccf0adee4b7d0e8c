import sample from '../../../resources/sample/meeting.json' with { type: 'json' };
import spans from '../../../resources/sample/spans.json' with { type: 'json' };
import {
  type Ask,
  type Attendee,
  type ChildNote,
  type Concern,
  type CustodyEntry,
  type Decision,
  type Delivery,
  type DisputeRequest,
  type DocumentPage,
  type Evaluation,
  type Goal,
  type Incident,
  type Meeting,
  type Moment,
  moment as momentSchema,
  type Need,
  type Paper,
  type Passage,
  type Person,
  type PresentLevel,
  type Progress,
  person as personSchema,
  type Recording,
  recording as recordingSchema,
  type Session,
  type StatementPair,
  type Student,
} from '../../../shared/domain/index.ts';
import type { Milliseconds } from '../../../shared/time/index.ts';

/** Everything that the in-memory archive holds. Nothing in it is a real child, person or meeting. */
export type World = {
  students: Student[];
  meetings: Meeting[];
  sessions: Session[];
  people: Person[];
  attendees: Attendee[];
  goals: Goal[];
  decisions: Decision[];
  recordings: Recording[];
  moments: Moment[];
  custody: CustodyEntry[];
  progress: Progress[];
  deliveries: Delivery[];
  documents: Paper[];
  documentPages: DocumentPage[];
  passages: Passage[];
  disputeRequests: DisputeRequest[];
  statementPairs: StatementPair[];
  concerns: Concern[];
  childNotes: ChildNote[];
  evaluations: Evaluation[];
  needs: Need[];
  levels: PresentLevel[];
  incidents: Incident[];
  asks: Ask[];
  /** Stretches that are damaged in the copy for listening. */
  /** Picked files (by id) whose end is missing: refused unless what is there is to be kept. */
  notWhole: string[];
  missing: { recordingId: string; startMs: Milliseconds; endMs: Milliseconds }[];
};

export const emptyWorld = (): World => ({
  students: [],
  meetings: [],
  sessions: [],
  people: [],
  attendees: [],
  goals: [],
  decisions: [],
  recordings: [],
  moments: [],
  custody: [],
  progress: [],
  deliveries: [],
  documents: [],
  documentPages: [],
  passages: [],
  disputeRequests: [],
  statementPairs: [],
  concerns: [],
  childNotes: [],
  evaluations: [],
  needs: [],
  levels: [],
  incidents: [],
  asks: [],
  notWhole: [],
  missing: [],
});

const AT = '2026-10-20T21:05:00.000Z';
const STUDENT = 'student-1';
const MEETING = 'meeting-1';
const RECORDING = 'recording-1';

/** The made-up meeting of the sample, imported and marked, beside an older one and one to come. */
export function sampleWorld(): World {
  const world = emptyWorld();
  world.students.push({ id: STUDENT, ...sample.student });
  world.meetings.push(meeting('meeting-2', 'Yearly review 2025', '2025-10-14', 'annual'), {
    ...meeting(MEETING, sample.meeting.title, sample.meeting.date, 'annual'),
    place: sample.meeting.place,
  });
  world.sessions.push({
    id: 'session-1',
    meetingId: MEETING,
    ordinal: 1,
    date: sample.meeting.date,
    label: null,
  });
  for (const one of sample.people) {
    world.people.push(personSchema.parse(one));
    world.attendees.push({ meetingId: MEETING, personId: one.id, attendance: 'present' });
  }
  world.goals.push(...goals());
  world.recordings.push(recording());
  world.moments.push(...moments());
  world.custody.push(
    entry(1, 'archive-created', {}),
    entry(2, 'recovery-confirmed', {}),
    entry(3, 'recording-imported', { code: 'R01', bytes: 1_203_444 }),
    entry(4, 'moment-added', {}),
  );
  return world;
}

function meeting(id: string, title: string, date: string, purpose: 'annual' | 'problem'): Meeting {
  return {
    id,
    title,
    kind: 'iep',
    purpose,
    date,
    startTime: '15:30',
    mode: 'in-person',
    state: 'MO',
    place: null,
    districtRecorded: 'yes',
    notes: '',
    studentIds: [STUDENT],
    seating: '',
    prepared: [],
    createdAt: AT,
  };
}

function goals(): Goal[] {
  const plan = sample.goals.map((one) => ({ ...one, kind: 'goal' as const }));
  const base = {
    studentId: STUDENT,
    schoolYear: sample.student.schoolYear,
    howDone: null,
    howMomentId: null,
    continuesId: null,
    createdAt: AT,
  };
  return [
    ...plan.map((one) => ({ ...base, ...one })),
    {
      ...base,
      id: 'service-1',
      kind: 'service',
      area: 'Speech',
      text: 'Speech therapy, 30 minutes a week',
      baseline: null,
      target: null,
    },
    {
      ...base,
      id: 'accommodation-1',
      kind: 'accommodation',
      area: 'Classroom',
      text: 'A quiet place for tests',
      baseline: null,
      target: null,
    },
  ];
}

function recording(): Recording {
  return recordingSchema.parse({
    id: RECORDING,
    meetingId: MEETING,
    sessionId: 'session-1',
    ordinal: 1,
    label: null,
    source: 'parent',
    announced: 'yes',
    recordedBy: 'Parent',
    dateByParent: sample.meeting.date,
    device: 'Phone',
    originalName: 'annual-iep-meeting.m4a',
    importedAt: AT,
    sha256: 'a'.repeat(64),
    bytes: 1_203_444,
    durationMs: 180_000,
    samples: 180_000 * 48,
    container: 'mov,mp4,m4a',
    codec: 'aac',
    sampleRate: 44_100,
    channels: 1,
    hasVideo: false,
    soundTracks: 1,
    trackNames: null,
    cutShort: null,
    dateInFile: '2026-10-20T20:30:00.000Z',
    dateOnDisk: '2026-10-21T01:10:00.000Z',
  });
}

type Line = { startMs: number; endMs: number };

function moments(): Moment[] {
  const lines = new Map<string, Line>(Object.entries(spans));
  return sample.moments.map((one, index) => {
    const first = lines.get(one.lines.at(0) ?? '') ?? { startMs: index * 5_000, endMs: index * 5_000 };
    const last = lines.get(one.lines.at(-1) ?? '') ?? { ...first, endMs: first.startMs + 4_000 };
    return momentSchema.parse({
      id: `moment-${index + 1}`,
      recordingId: RECORDING,
      createdAt: AT,
      updatedAt: AT,
      startMs: first.startMs,
      endMs: last.endMs,
      type: one.type,
      text: one.text,
      speakerId: one.by ?? null,
      speakerHow: 'recognised-by-parent',
      outcome: one.outcome ?? null,
      goalId: one.goal ?? null,
      decisionId: null,
      reason: null,
      inIep: one.inIep ?? null,
      iepPage: one.iepPage ?? null,
      dispute: one.disputed ?? null,
      mark: one.mark ?? null,
      private: false,
    });
  });
}

function entry(
  seq: number,
  event: CustodyEntry['event'],
  facts: Record<string, string | number>,
): CustodyEntry {
  const hash = seq.toString(16).padStart(64, '0');
  return {
    seq,
    at: AT,
    event,
    subject: null,
    facts,
    factsHash: 'c'.repeat(64),
    prevHash: (seq - 1).toString(16).padStart(64, '0'),
    hash,
    signature: 'AA==',
  };
}
