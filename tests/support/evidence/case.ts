import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import type { OpenArchive } from '../../../main/archive/index.ts';
import { decodeSealed, type Ffmpeg } from '../../../main/media/index.ts';
import { type Clock, realFiles } from '../../../main/platform/index.ts';
import {
  type Goal,
  type Meeting,
  type Moment,
  type Person,
  type Recording,
  type Student,
  UNSAID,
} from '../../../shared/domain/index.ts';
import { type Milliseconds, samplesToMs } from '../../../shared/time/index.ts';
import { freshArchive } from '../archive/index.ts';
import { quickFfmpeg, shortSample } from '../media/index.ts';

export const SAMPLE = shortSample();
const MADE = '2026-10-20T20:00:00.000Z';

/** Always the same day, so that what differs between two exports is not the date. */
function fixedClock(at = '2026-11-22T03:00:00.000Z'): Clock {
  return { now: () => new Date(at), monotonicMs: () => performance.now() };
}

export type Words = {
  title: string;
  place: string;
  initials: string;
  speaker: string;
  said: string;
  claim: string;
  goal: string;
};

const PLAIN: Words = {
  title: 'Annual IEP meeting',
  place: 'Room 12',
  initials: 'J.R.',
  speaker: 'District representative',
  said: '60 minutes of speech therapy a week from November 2, and it will be in the plan',
  claim: 'The IEP says 30 minutes a week',
  goal: 'J.R. will use four-word sentences in 8 of 10 tries with one reminder.',
};

type MomentFields = Omit<Partial<Moment>, 'startMs' | 'endMs'> & { startMs: number; endMs: number };

export type TestCase = {
  archive: OpenArchive;
  ffmpeg: Ffmpeg;
  meeting: Meeting;
  student: Student;
  person: Person;
  goal: Goal;
  recording: Recording;
  /** Promise and refusal are disputed, the last one is private. */
  moments: Moment[];
  addMoment(fields: MomentFields): Moment;
  addRecording(file: string, ordinal: number, fields?: Partial<Recording>): Promise<Recording>;
};

/**
 * An archive with the sample meeting in it, through the stores' own doors. `words` puts hostile text everywhere;
 * `soundFile` and `scale` are another sound and where the moments lie in it, as a part of where they lie in the sample.
 */
export async function makeCase(
  folder: string,
  options: { words?: Partial<Words>; clock?: Clock; soundFile?: string; scale?: number } = {},
): Promise<TestCase> {
  const words = { ...PLAIN, ...options.words };
  const place = {
    folder: join(folder, 'Test.keptword'),
    files: realFiles,
    clock: options.clock ?? fixedClock(),
  };
  const { archive } = await freshArchive(place);
  const ffmpeg = await quickFfmpeg();
  const { index } = archive;

  const student: Student = {
    id: randomUUID(),
    initials: words.initials,
    birthDate: '2015-03-14',
    schoolYear: '2026-27',
  };
  const person: Person = { id: randomUUID(), label: words.speaker, role: 'district-representative' };
  const meeting: Meeting = {
    id: randomUUID(),
    createdAt: MADE,
    title: words.title,
    kind: 'iep',
    purpose: 'annual',
    date: '2026-10-20',
    startTime: '15:30',
    mode: 'in-person',
    state: 'MO',
    place: words.place,
    districtRecorded: 'yes',
    notes: 'Private note that must stay at home',
    studentIds: [student.id],
    seating: 'Private seat that must stay at home',
    prepared: [],
  };
  const session = { id: randomUUID(), meetingId: meeting.id, ordinal: 1, date: meeting.date, label: null };
  const goal: Goal = {
    id: randomUUID(),
    createdAt: MADE,
    studentId: student.id,
    kind: 'goal',
    area: 'Speech',
    text: words.goal,
    baseline: '3 of 10 in May',
    target: '8 of 10',
    schoolYear: '2026-27',
    howDone: null,
    howMomentId: null,
    continuesId: null,
  };
  index.transaction(() => {
    index.students.insert(student);
    index.people.insert(person);
    index.meetings.insert(meeting);
    index.sessions.insert(session);
    index.attendees.set({ meetingId: meeting.id, personId: person.id, attendance: 'present' });
    index.goals.insert(goal);
  });

  const addRecording = async (file: string, ordinal: number, fields: Partial<Recording> = {}) => {
    const original = await seal(archive, 'original', createReadStream(file, { highWaterMark: 1 << 20 }));
    const playback = await seal(archive, 'playback', [Buffer.from('not needed for a bundle')]);
    const peaks = await seal(archive, 'peaks', [Buffer.from('nor are these')]);
    const samples = await countSamples(archive, ffmpeg, original.id);
    const recording: Recording = {
      id: randomUUID(),
      meetingId: meeting.id,
      sessionId: session.id,
      ordinal,
      label: null,
      source: 'parent',
      announced: 'yes',
      recordedBy: 'Parent',
      dateByParent: '2026-10-20',
      device: 'Phone on the table',
      originalName: basename(file),
      importedAt: MADE,
      sha256: original.sha256,
      bytes: original.bytes,
      durationMs: samplesToMs(samples),
      samples,
      container: 'ogg',
      codec: 'opus',
      sampleRate: 48_000,
      channels: 1,
      hasVideo: false,
      soundTracks: 1,
      trackNames: null,
      cutShort: null,
      dateInFile: null,
      dateOnDisk: '2026-10-20T22:10:00.000Z',
      ...fields,
    };
    index.transaction(() => {
      index.recordings.insert({
        ...recording,
        originalBlobId: original.id,
        playbackBlobId: playback.id,
        peaksBlobId: peaks.id,
        streamBlobId: null,
      });
      archive.custody.append('recording-imported', recording.id, {
        code: `R0${ordinal}`,
        meetingId: meeting.id,
        originalName: recording.originalName,
        bytes: recording.bytes,
        sha256: recording.sha256,
      });
    });
    return recording;
  };

  const recording = await addRecording(options.soundFile ?? SAMPLE, 1);
  const addMoment = (fields: MomentFields): Moment => {
    const moment: Moment = {
      id: randomUUID(),
      recordingId: recording.id,
      createdAt: MADE,
      updatedAt: MADE,
      type: 'statement',
      text: 'Something was said',
      ...UNSAID,
      speakerId: person.id,
      speakerHow: 'introduced',
      ...fields,
      startMs: fields.startMs as Milliseconds,
      endMs: fields.endMs as Milliseconds,
    };
    index.transaction(() => {
      index.moments.insert(moment);
      archive.custody.append('moment-added', moment.id, { startMs: moment.startMs, endMs: moment.endMs });
    });
    return moment;
  };
  const at = (milliseconds: number) => Math.round(milliseconds * (options.scale ?? 1));
  const moments = [
    addMoment({
      startMs: at(7406),
      endMs: at(16591),
      text: 'Recording announced; device on the table',
      mark: 'announced',
    }),
    addMoment({
      startMs: at(38042),
      endMs: at(50758),
      type: 'promise',
      text: words.said,
      outcome: 'agreed',
      goalId: goal.id,
      inIep: 'different',
      iepPage: 7,
      dispute: {
        claim: words.claim,
        by: words.speaker,
        where: 'Final IEP, page 7',
        on: '2026-10-28',
        status: 'not-asked-yet',
        documentId: null,
        page: null,
      },
    }),
    addMoment({
      startMs: at(49000),
      endMs: at(49000),
      type: 'refusal',
      text: 'No aide on the bus',
      outcome: 'not-agreed',
      reason: 'The district does not agree',
      inIep: 'missing',
      dispute: {
        claim: 'An aide was promised',
        by: null,
        where: null,
        on: null,
        status: 'denied',
        documentId: null,
        page: null,
      },
    }),
    addMoment({ startMs: at(56679), endMs: at(62845), text: 'SECRET about me', private: true }),
  ];
  return { archive, ffmpeg, meeting, student, person, goal, recording, moments, addMoment, addRecording };
}

async function seal(
  archive: OpenArchive,
  kind: 'original' | 'playback' | 'peaks',
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
) {
  const writer = await archive.blobs.create(kind);
  for await (const piece of pieces) await writer.write(piece);
  return writer.finish();
}

async function countSamples(archive: OpenArchive, ffmpeg: Ffmpeg, blobId: string): Promise<number> {
  const source = await archive.blobs.open(blobId);
  let bytes = 0;
  try {
    for await (const pcm of decodeSealed({ ffmpeg, source })) bytes += pcm.length;
  } finally {
    await source.close();
  }
  return bytes / 2;
}
