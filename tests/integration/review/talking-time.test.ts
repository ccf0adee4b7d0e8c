import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, removeMeeting } from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, removeMoment, talkingTimeOf } from '../../../main/review/index.ts';
import type { Meeting, Person, Recording, Transcript, TranscriptLine } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';

let at: TestArchive;
let meeting: Meeting;
let recording: Recording;
let teacher: Person;
let parent: Person;
beforeEach(async () => {
  at = await newArchive();
  meeting = someMeeting(at.archive);
  recording = await sealedRecording(at.archive, meeting);
  teacher = addPerson(at.archive, { label: 'Teacher', role: 'other' });
  parent = addPerson(at.archive, { label: 'Me', role: 'parents' });
});
afterEach(() => at.remove());

const heard = (person: Person | null, from: number, to: number) =>
  addMoment(at.archive, {
    recordingId: recording.id,
    startMs: ms(from),
    endMs: ms(to),
    type: 'statement',
    speakerId: person?.id ?? null,
  });
const talking = () => talkingTimeOf(at.archive, { meetingId: meeting.id });

/** A transcript of three lines: the teacher's, one whose time is only a guess, and one that nobody has a name for. */
function transcribe(): void {
  const transcript: Transcript = {
    id: randomUUID(),
    recordingId: recording.id,
    kind: 'typed',
    title: 'Typed',
    language: null,
    sourceName: null,
    format: null,
    sha256: null,
    blobId: null,
    certifiedBy: null,
    certifiedOn: null,
    createdAt: '2026-10-21T10:00:00.000Z',
  };
  const line = (position: number, fields: Partial<TranscriptLine>): TranscriptLine => ({
    id: randomUUID(),
    transcriptId: transcript.id,
    position,
    startMs: ms(0),
    endMs: ms(0),
    timing: 'parent',
    text: 'words',
    speakerId: teacher.id,
    speakerLabel: null,
    speakerHow: null,
    checkedBy: null,
    checkedAt: null,
    ...fields,
  });
  at.archive.index.transaction(() => {
    at.archive.index.transcripts.insert(transcript);
    for (const one of [
      line(0, { startMs: ms(4_000), endMs: ms(9_000) }),
      line(1, { startMs: ms(9_000), endMs: ms(60_000), timing: 'placed' }),
      line(2, { startMs: ms(60_000), endMs: ms(70_000), speakerId: null, speakerLabel: 'Speaker 2' }),
    ]) {
      at.archive.index.transcriptLines.insert(one);
    }
  });
}

describe('talking time of a meeting', () => {
  it('joins moments and transcript lines with a name, and says from how much of the sound', () => {
    heard(teacher, 0, 5_000);
    heard(parent, 2_000, 4_000);
    heard(null, 0, 30_000);
    const { id } = heard(teacher, 40_000, 50_000);
    changeMoment(at.archive, { id, change: { speakerHow: 'unsure' } });
    transcribe();
    expect(talking()).toEqual({
      people: [
        { personId: teacher.id, ms: 9_000 },
        { personId: parent.id, ms: 2_000 },
      ],
      labelledMs: 9_000,
      totalMs: recording.durationMs,
    });
  });

  it('counts once what the district’s copy holds too: a second recording makes nobody louder', async () => {
    const copy = await sealedRecording(at.archive, meeting);
    heard(teacher, 2_000, 6_000);
    addMoment(at.archive, {
      recordingId: copy.id,
      startMs: ms(0),
      endMs: ms(5_000),
      type: 'statement',
      speakerId: teacher.id,
    });
    const both = recording.durationMs + copy.durationMs;
    expect(talking()).toMatchObject({ people: [{ ms: 9_000 }], totalMs: both });

    const pieces = [{ startMs: ms(1_000), endMs: recording.durationMs, offsetMs: -1_000 }];
    at.archive.index.transaction(() =>
      at.archive.index.alignments.insert({
        id: randomUUID(),
        firstId: recording.id,
        secondId: copy.id,
        method: 'by-sound',
        driftPpm: 0,
        confidence: 1,
        pieces,
        onlyFirst: [],
        onlySecond: [],
        createdAt: '2026-10-21T10:00:00.000Z',
      }),
    );
    const shared = recording.durationMs - 1_000;
    expect(talking()).toEqual({
      people: [{ personId: teacher.id, ms: 5_000 }],
      labelledMs: 5_000,
      totalMs: both - shared,
    });
    expect(at.archive.index.meetings.summary(meeting.id)).toMatchObject({
      recordings: 2,
      durationMs: both - shared,
    });
  });

  it('forgets what was taken out, and knows no meeting that is gone', () => {
    const moment = heard(parent, 0, 5_000);
    expect(talking().people).toEqual([{ personId: parent.id, ms: 5_000 }]);
    removeMoment(at.archive, { id: moment.id });
    expect(talking()).toMatchObject({ people: [], labelledMs: 0 });
    removeMeeting(at.archive, { id: meeting.id, reason: 'test' });
    expect(talking).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
