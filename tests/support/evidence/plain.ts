import type { CaseFile, KnownConcern, NamedPaper } from '../../../main/evidence/choose/case-file.ts';
import {
  type BundleChoice,
  concern,
  type Decision,
  type Goal,
  type Meeting,
  type Moment,
  type Recording,
  UNSAID,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

const AT = '2026-10-20T20:00:00.000Z';

export function plainMeeting(fields: Partial<Meeting> = {}): Meeting {
  return {
    id: 'm1',
    createdAt: AT,
    title: 'Annual IEP meeting',
    kind: 'iep',
    purpose: null,
    date: '2026-10-20',
    startTime: null,
    mode: null,
    state: null,
    place: null,
    districtRecorded: 'unknown',
    notes: '',
    studentIds: ['s1'],
    seating: '',
    prepared: [],
    ...fields,
  };
}

export function plainRecording(ordinal: number, fields: Partial<Recording> = {}): Recording {
  return {
    id: `r${ordinal}`,
    meetingId: 'm1',
    sessionId: 'se1',
    ordinal,
    label: null,
    source: 'parent',
    announced: 'yes',
    recordedBy: null,
    dateByParent: null,
    device: null,
    originalName: 'Voice 001.m4a',
    importedAt: AT,
    sha256: 'ab'.repeat(32),
    bytes: 1000,
    durationMs: ms(600_000),
    samples: 600_000 * 48,
    container: 'mov',
    codec: 'aac',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    soundTracks: 1,
    trackNames: null,
    cutShort: null,
    dateInFile: null,
    dateOnDisk: null,
    ...fields,
  };
}

export function plainMoment(id: string, from: number, to: number, fields: Partial<Moment> = {}): Moment {
  return {
    id,
    recordingId: 'r1',
    createdAt: AT,
    updatedAt: AT,
    startMs: ms(from),
    endMs: ms(to),
    type: 'statement',
    text: `said in ${id}`,
    ...UNSAID,
    ...fields,
  };
}

export function plainGoal(id: string, fields: Partial<Goal> = {}): Goal {
  return {
    id,
    createdAt: AT,
    studentId: 's1',
    kind: 'goal',
    area: null,
    text: `goal ${id}`,
    baseline: null,
    target: null,
    schoolYear: null,
    howDone: null,
    howMomentId: null,
    continuesId: null,
    ...fields,
  };
}

export function plainPaper(id: string, ordinal: number, fields: Partial<NamedPaper> = {}): NamedPaper {
  return {
    id,
    createdAt: AT,
    ordinal,
    meetingId: null,
    studentId: null,
    kind: 'iep',
    title: `paper ${id}`,
    date: null,
    receivedOn: null,
    status: null,
    sender: null,
    originalName: `${id}.pdf`,
    mediaType: 'application/pdf',
    sha256: String(ordinal).repeat(64).slice(0, 64),
    bytes: 10,
    pages: 3,
    kept: true,
    locked: false,
    ...fields,
  };
}

export function plainDecision(id: string, fields: Partial<Decision> = {}): Decision {
  return {
    id,
    createdAt: AT,
    meetingId: 'm1',
    goalId: null,
    text: `decision ${id}`,
    outcome: null,
    owner: null,
    due: null,
    reason: null,
    inIep: null,
    iepPage: null,
    iepDocumentId: null,
    iepNote: null,
    ...fields,
  };
}

export function plainConcern(id: string, fields: Partial<KnownConcern> = {}): KnownConcern {
  const known = concern.parse({ id, createdAt: AT, meetingId: 'm1', text: `concern ${id}` });
  return { ...known, raisedIn: [], private: false, ...fields };
}

export function plainCase(fields: Partial<CaseFile> = {}): CaseFile {
  return {
    meeting: plainMeeting(),
    students: [{ id: 's1', initials: 'J.R.', birthDate: null, schoolYear: null }],
    sessions: [{ id: 'se1', meetingId: 'm1', ordinal: 1, date: '2026-10-20', label: null }],
    people: [],
    attendees: [],
    recordings: [plainRecording(1)],
    moments: [plainMoment('a', 1000, 2000)],
    goals: [],
    decisions: [],
    transcripts: [],
    papers: [],
    passages: [],
    requests: [],
    pairs: [],
    progress: [],
    deliveries: [],
    asks: [],
    answers: new Set(),
    concerns: [],
    notes: [],
    ...fields,
  };
}

/** What a bundle says of how it was made, where no archive is at hand. */
export const PLAIN_FACTS = {
  custody: [],
  fingerprint: 'AAAA BBBB',
  publicKeyPem: '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n',
  archiveId: 'archive',
  madeBy: 'Keptword 0.0.0',
  ffmpeg: 'ffmpeg 5',
  madeOn: '2026-11-22',
};

export const EVERYTHING: BundleChoice = {
  meetingId: 'm1',
  disputedOnly: false,
  momentIds: null,
  papers: true,
  followUp: true,
  history: true,
  concernIds: [],
  incidentIds: [],
  asks: false,
  zip: false,
};
