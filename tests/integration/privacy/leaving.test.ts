import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitChange } from '../../../main/archive/index.ts';
import { agendaFor } from '../../../main/goals/index.ts';
import { addDecision, addMeeting, addPerson, addStudent } from '../../../main/meetings/index.ts';
import { addPlaylist, candidatesFor, childViewOf, forChild } from '../../../main/playlists/index.ts';
import { changeMoment } from '../../../main/review/index.ts';
import {
  checkLines,
  exportTranscript,
  importTranscript,
  momentOfLines,
  quote,
  saveLineDraft,
  splitLine,
} from '../../../main/transcripts/index.ts';
import { addPair, listDisputes, listQuestions, writtenTable } from '../../../main/written/index.ts';
import { agendaOf, type Meeting, type Moment, type Recording } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { aMoment, newArchive, sealedRecording, type TestArchive } from '../../support/archive/index.ts';

/**
 * What leaves the archive besides the bundle (whose own test is evidence/private.test.ts): transcripts as files, the
 * lists that are copied and printed, the agenda, and what a child hears. Each thing that must stay has a word of its own.
 */
const STAYS = /(?:SECRET|MEDIATION)-[\w-]+/g;
const ALL = { kind: 'all' } as const;

let at: TestArchive;
let studentId: string;
let meeting: Meeting;
let recording: Recording;
let shown: Moment;
let hidden: Moment;

function mark(text: string, change: Partial<Moment> = {}): Moment {
  const one = aMoment(recording, { text, ...change });
  commitChange(at.archive, { what: 'moment', before: null, after: one });
  return one;
}

/** Every kind of moment that a list or an agenda takes up, each about the parent alone. */
const claim = (secret: string) => ({
  claim: `SECRET-claim-${secret}`,
  by: 'SECRET-by',
  where: 'SECRET-where',
  on: null,
  status: 'denied' as const,
  documentId: null,
  page: null,
});

beforeAll(async () => {
  at = await newArchive();
  const { archive } = at;
  studentId = addStudent(archive, { initials: 'J.' }).id;
  meeting = addMeeting(archive, { title: 'Annual review', date: today(), studentIds: [studentId] });
  recording = await sealedRecording(archive, meeting);
  shown = mark('We will give him thirty minutes.', {
    outcome: 'agreed',
    startMs: ms(50_000),
    endMs: ms(58_000),
  });
  const speakerId = addPerson(archive, { label: 'SECRET-person', role: 'other' }).id;
  const own = { private: true, speakerId, reason: 'SECRET-reason', owner: 'SECRET-owner' };
  hidden = mark('SECRET-promise', { ...own, due: today(), outcome: 'agreed' });
  mark('SECRET-question', { ...own, type: 'question' });
  mark('SECRET-put-off', { ...own, type: 'decision', outcome: 'put-off' });
  mark('SECRET-missing', { ...own, inIep: 'missing', iepNote: 'SECRET-note' });
  mark('SECRET-statement', { ...own, type: 'statement', dispute: claim('one') });
  mark('SECRET-hard', { ...own, type: 'statement', mark: 'could-not-follow' });
  const joined = addDecision(archive, {
    meetingId: meeting.id,
    text: 'Speech twice a week',
    outcome: 'agreed',
  });
  mark('SECRET-of-decision', { ...own, decisionId: joined.id, dispute: claim('two') });
  addPair(archive, { firstId: shown.id, secondId: hidden.id, relation: 'contradicts', note: 'SECRET-pair' });
  const mediation = addMeeting(archive, {
    title: 'MEDIATION-title',
    kind: 'mediation',
    date: today(),
    studentIds: [studentId],
  });
  for (const outcome of ['agreed', 'put-off'] as const)
    addDecision(archive, { meetingId: mediation.id, text: `MEDIATION-${outcome}`, outcome });
});
afterAll(() => at.remove());

const today = () => new Date().toISOString().slice(0, 10);
const found = (of: unknown) => [...new Set(JSON.stringify(of).match(STAYS) ?? [])];

describe('what is copied or printed from a list', () => {
  it('of what was said and written has nothing private, and nothing of a mediation', () => {
    const table = writtenTable(at.archive, { of: ALL, state: null, withPrivate: false, limit: 500 });
    expect(table.rows.map(({ said }) => said)).toEqual(
      expect.arrayContaining(['We will give him thirty minutes.', 'Speech twice a week']),
    );
    expect(found(table)).toEqual([]);
  });

  it('of disputes, pairs and questions has none either', () => {
    const disputes = listDisputes(at.archive, { of: ALL, withPrivate: false });
    expect(disputes).toMatchObject({ disputes: [], pairs: [] });
    const questions = listQuestions(at.archive, { studentId, withPrivate: false });
    expect(found([disputes, questions])).toEqual([]);
  });

  it('on the agenda of the next meeting has none either', () => {
    const items = agendaOf(agendaFor(at.archive, { studentId }), today());
    expect(items.map(({ text }) => text)).toContain('Speech twice a week');
    expect(found(items)).toEqual([]);
  });
});

describe('what a child hears', () => {
  it('is never a moment that is private, also when it became so after it was chosen', () => {
    const { archive } = at;
    const later = mark('SECRET-later', { outcome: 'agreed', startMs: ms(20_000), endMs: ms(30_000) });
    const items = [shown, later].map(({ id }) => ({ momentId: id, title: `T ${id}`, privateOk: false }));
    const list = addPlaylist(archive, { title: 'For you', items });
    expect(() =>
      addPlaylist(archive, { title: 'x', items: [{ momentId: hidden.id, title: 'x', privateOk: false }] }),
    ).toThrow(expect.objectContaining({ code: 'not-for-child' }));
    changeMoment(archive, { id: later.id, change: { private: true } });
    const given = forChild(archive, list.id);
    expect(given.clips).toEqual([
      {
        title: `T ${shown.id}`,
        momentId: shown.id,
        recordingId: recording.id,
        startMs: 50_000,
        endMs: 58_000,
      },
    ]);
    expect(found([given, childViewOf(given)])).toEqual([]);
    const offered = candidatesFor(archive, { agreedOnly: false, meetingId: null, withPrivate: false });
    expect(found(offered)).toEqual([]);
  });
});

describe('a transcript that leaves', () => {
  const VTT = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ann>CHECKED-one and CHECKED-two.

00:00:04.000 --> 00:00:09.000
<v Ann>DRAFT-one
DRAFT-second-row

00:00:09.000 --> 00:00:12.000
<v Bob>DRAFT-three.
`;
  const ids = () => at.archive.index.transcriptLines.ofTranscript(transcriptId).map(({ id }) => id);
  let transcriptId = '';
  beforeAll(async () => {
    const path = join(at.folder, '..', `${randomUUID()}.vtt`);
    writeFileSync(path, VTT);
    const made = await importTranscript(
      at.archive,
      { path, name: 'Zoom.vtt' },
      { recordingId: recording.id },
    );
    transcriptId = made.transcript.id;
    checkLines(at.archive, { lineIds: ids().slice(0, 1), by: 'Maria Lopez' });
  });

  it.each(['vtt', 'srt', 'txt'] as const)(
    'as %s has nothing private, and says DRAFT at each line that nobody checked',
    async (format) => {
      const [, second = ''] = ids();
      saveLineDraft(at.archive, { lineId: second, text: 'DRAFT-typed-last' });
      const path = join(at.folder, '..', `${randomUUID()}.${format}`);
      await exportTranscript(at.archive, { id: transcriptId, format }, path);
      const text = readFileSync(path, 'utf8');
      expect(found(text)).toEqual([]);
      expect(text).toContain('DRAFT-typed-last');
      for (const row of text.split('\n').filter((one) => /DRAFT-/.test(one)))
        expect(row).toMatch(/\[DRAFT\] /);
      for (const row of text.split('\n').filter((one) => /CHECKED-/.test(one)))
        expect(row).not.toMatch(/\[DRAFT\]/);
    },
  );

  it('marks every row of a line that nobody checked, since rows are copied one by one', async () => {
    const line = at.archive.index.transcriptLines.ofTranscript(transcriptId)[2];
    if (!line) throw new Error('there is no third line');
    const two = { ...line, text: 'DRAFT-upper\nDRAFT-lower' };
    commitChange(at.archive, { what: 'line', before: line, after: two });
    for (const format of ['vtt', 'srt', 'txt'] as const) {
      const path = join(at.folder, '..', `${randomUUID()}.${format}`);
      await exportTranscript(at.archive, { id: transcriptId, format }, path);
      const rows = readFileSync(path, 'utf8').split('\n');
      for (const row of rows.filter((one) => /DRAFT-(?:upper|lower)/.test(one))) {
        expect(row).toMatch(/\[DRAFT\] /);
      }
    }
  });

  it('quotes no draft, not even the half of a line that was checked as a whole', () => {
    const [first = '', second = ''] = ids();
    const refused = expect.objectContaining({ code: 'line-not-checked' });
    expect(() => quote(at.archive, { lineIds: [first, second] })).toThrow(refused);
    expect(momentOfLines(at.archive, { lineIds: [second] }).text).toBe('');
    splitLine(at.archive, { id: first, text: 'CHECKED-one and CHECKED-two.', at: 11, soundMs: null });
    for (const id of ids().slice(0, 2)) {
      expect(() => quote(at.archive, { lineIds: [id] })).toThrow(refused);
      expect(momentOfLines(at.archive, { lineIds: [id] }).text).toBe('');
    }
  });
});
