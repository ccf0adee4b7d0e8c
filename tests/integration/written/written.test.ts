import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDecision, addStudent } from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, redo, undo, undoState } from '../../../main/review/index.ts';
import { changeWritten, listDisputes, writtenTable } from '../../../main/written/index.ts';
import {
  dispute,
  type Meeting,
  type Moment,
  type Paper,
  type Recording,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { aPaper } from '../../unit/written/things.ts';

vi.setConfig({ testTimeout: 60_000 });

let at: TestArchive;
let meeting: Meeting;
let recording: Recording;
let studentId: string;
beforeEach(async () => {
  at = await newArchive();
  studentId = addStudent(at.archive, { initials: 'J.R.' }).id;
  meeting = someMeeting(at.archive, { studentIds: [studentId] });
  recording = await sealedRecording(at.archive, meeting);
});
afterEach(() => at.remove());

const ALL = { of: { kind: 'all' }, state: null, withPrivate: false, limit: 100 } as const;
const mark = (text: string, change: Partial<Moment> = {}) =>
  addMoment(at.archive, {
    recordingId: recording.id,
    startMs: ms(1000),
    endMs: ms(2000),
    type: 'promise',
    text,
    ...change,
  });
const attach = (id: string, change: Partial<Paper> = {}) => {
  const paper = aPaper(id, { meetingId: meeting.id, studentId, ...change });
  at.archive.index.documents.insert({ ...paper, blobId: `blob-${id}` });
  return paper;
};
const check = (
  row: { decisionId?: string; momentId?: string },
  change: Parameters<typeof changeWritten>[1]['change'],
) =>
  changeWritten(at.archive, {
    decisionId: row.decisionId ?? null,
    momentId: row.momentId ?? null,
    withPrivate: false,
    change,
  });
const only = () => {
  const { rows } = writtenTable(at.archive, ALL);
  expect(rows).toHaveLength(1);
  return rows[0];
};

describe('the table of said and written', () => {
  it('holds promises, decisions and what was agreed, in the order of the sound, each to be heard', () => {
    mark('later', { startMs: ms(1500) });
    mark('first');
    mark('a plain statement', { type: 'statement' });
    mark('agreed', { type: 'statement', outcome: 'agreed', startMs: ms(1700) });
    const decision = addDecision(at.archive, { meetingId: meeting.id, text: 'decided', owner: 'Ms. Lee' });
    const { rows, counts, total } = writtenTable(at.archive, ALL);
    expect(rows.map(({ said, kind }) => [said, kind])).toEqual([
      ['first', 'promise'],
      ['later', 'promise'],
      ['agreed', 'agreed'],
      ['decided', 'decision'],
    ]);
    expect(rows[0]?.spoken[0]).toMatchObject({ code: 'R01', recordingId: recording.id, startMs: 1000 });
    expect(rows[3]).toMatchObject({ decisionId: decision.id, momentId: null, spoken: [], owner: 'Ms. Lee' });
    expect(counts).toEqual({ written: 0, different: 0, missing: 0, 'not-checked': 4 });
    expect(total).toBe(4);
  });

  it('shows private moments only when asked, and says how many are not there', () => {
    mark('open');
    mark('about me', { private: true, startMs: ms(1500) });
    expect(writtenTable(at.archive, ALL)).toMatchObject({ total: 1, left: { private: 1, mediation: 0 } });
    const whole = writtenTable(at.archive, { ...ALL, withPrivate: true });
    expect(whole.rows.map((row) => row.private)).toEqual([false, true]);
    expect(whole.left.private).toBe(0);
  });

  it('keeps what was said in mediation to its own meeting', async () => {
    const mediation = someMeeting(at.archive, { kind: 'mediation', studentIds: [studentId] });
    const sound = await sealedRecording(at.archive, mediation);
    mark('in confidence', { recordingId: sound.id });
    expect(writtenTable(at.archive, ALL)).toMatchObject({ total: 0, left: { mediation: 1 } });
    const of = { kind: 'meeting', meetingId: mediation.id } as const;
    const own = writtenTable(at.archive, { ...ALL, of });
    expect(own.total).toBe(1);
    expect(own.meetings[0]?.confidential).toBe(true);
  });

  it('is of one child and one school year when asked', async () => {
    mark('this year');
    const before = someMeeting(at.archive, { date: '2026-06-30', studentIds: [studentId] });
    const sound = await sealedRecording(at.archive, before);
    mark('last year', { recordingId: sound.id });
    const of = (schoolYear: string | null, child = studentId) =>
      writtenTable(at.archive, { ...ALL, of: { kind: 'child', studentId: child, schoolYear } });
    expect(of(null).rows.map(({ said }) => said)).toEqual(['this year', 'last year']);
    expect(of('2025-26').rows.map(({ said }) => said)).toEqual(['last year']);
    expect(of(null).years).toEqual(['2026-27', '2025-26']);
    expect(of(null, 'another').total).toBe(0);
    expect(of('third grade').total).toBe(0);
  });

  it('has a meeting that names no child in every child’s table: it is never in nobody’s', async () => {
    const unnamed = someMeeting(at.archive, { date: '2026-05-04' });
    const sound = await sealedRecording(at.archive, unnamed);
    mark('of no child', { recordingId: sound.id, dispute: dispute.parse({ claim: 'never said' }) });
    const other = addStudent(at.archive, { initials: 'M.K.' }).id;
    for (const child of [studentId, other]) {
      const of = { kind: 'child', studentId: child, schoolYear: null } as const;
      expect(writtenTable(at.archive, { ...ALL, of }).rows.map(({ said }) => said)).toEqual(['of no child']);
      const { disputes } = listDisputes(at.archive, { of, withPrivate: false });
      expect(disputes.map(({ said }) => said.text)).toEqual(['of no child']);
    }
  });

  it('shows one state, and the first rows, and counts all', () => {
    const [a, , c] = [mark('a'), mark('b'), mark('c')];
    check({ momentId: a.id }, { inIep: 'missing' });
    check({ momentId: c.id }, { inIep: 'written' });
    const missing = writtenTable(at.archive, { ...ALL, state: 'missing' });
    expect(missing.rows.map(({ said }) => said)).toEqual(['a']);
    expect(missing.counts).toEqual({ written: 1, different: 0, missing: 1, 'not-checked': 1 });
    const first = writtenTable(at.archive, { ...ALL, limit: 2 });
    expect([first.rows.length, first.total]).toEqual([2, 3]);
  });
});

describe('checking a row', () => {
  it('writes decision and moment together, as one step of undo, across a restart', async () => {
    const paper = attach('final');
    const decision = addDecision(at.archive, { meetingId: meeting.id, text: 'decided' });
    const moment = mark('said', { type: 'decision', decisionId: decision.id });
    check({ decisionId: decision.id }, { inIep: 'different', iepDocumentId: paper.id, iepPage: 7 });
    const { index } = at.archive;
    expect(index.decisions.get(decision.id)).toMatchObject({ inIep: 'different', iepPage: 7 });
    expect(index.moments.get(moment.id)).toMatchObject({ inIep: 'different', iepDocumentId: 'final' });
    expect(only()).toMatchObject({ inIep: 'different', page: 7, paper: { id: 'final' }, differs: false });

    await at.reopen();
    expect(undoState(at.archive).undo).toMatchObject({ what: 'decision', label: 'decided' });
    expect(undo(at.archive)).toMatchObject({ what: 'decision' });
    expect(only()).toMatchObject({ inIep: null, paper: null });
    expect(at.archive.index.moments.get(moment.id)?.inIep).toBeNull();
    expect(undoState(at.archive).undo).toMatchObject({ what: 'moment', action: 'added' });
    expect(redo(at.archive)).toMatchObject({ what: 'decision' });
    expect(at.archive.index.moments.get(moment.id)?.inIep).toBe('different');
    expect(undoState(at.archive).redo).toBeNull();
  });

  it('leaves a private moment of the row alone while private moments are not shown', () => {
    const decision = addDecision(at.archive, { meetingId: meeting.id, text: 'decided' });
    const hidden = mark('about me', { type: 'decision', decisionId: decision.id, private: true });
    check({ decisionId: decision.id }, { inIep: 'missing' });
    expect(at.archive.index.moments.get(hidden.id)?.inIep).toBeNull();
    expect(only()).toMatchObject({ spoken: [], inIep: 'missing', private: false });
  });

  it('says which paper was checked, also when a newer one has come or it was taken out', () => {
    attach('draft', { kind: 'draft', title: 'Draft IEP', date: '2026-10-20' });
    const moment = mark('60 minutes a week');
    check({ momentId: moment.id }, { inIep: 'written', iepDocumentId: 'draft', iepPage: 4 });
    expect(only()).toMatchObject({ paper: { title: 'Draft IEP', isDraft: true }, newer: null });
    attach('final', { title: 'IEP 2026', date: '2026-10-25' });
    expect(only()).toMatchObject({ newer: { title: 'IEP 2026' } });
    expect(writtenTable(at.archive, ALL).meetings[0]?.paper?.id).toBe('final');
    at.archive.index.documents.setDeleted('draft', '2026-11-01T00:00:00.000Z');
    expect(only()).toMatchObject({ paper: { title: 'Draft IEP', takenOut: true } });
  });

  it('missing has no page; owner and day are kept with the promise', () => {
    const moment = mark('60 minutes a week', { iepPage: 3 });
    check({ momentId: moment.id }, { inIep: 'missing', owner: 'Ms. Lee', due: '2026-12-01' });
    expect(only()).toMatchObject({ inIep: 'missing', page: null, owner: 'Ms. Lee', due: '2026-12-01' });
  });

  it('refuses a document that is not there and changes nothing', () => {
    const moment = mark('said');
    expect(() => check({ momentId: moment.id }, { inIep: 'written', iepDocumentId: 'nowhere' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(only()?.inIep).toBeNull();
  });

  it('checking the same again is no change and no step of undo', () => {
    const moment = mark('said');
    check({ momentId: moment.id }, { inIep: 'written' });
    const entries = at.archive.custody.entries().length;
    check({ momentId: moment.id }, { inIep: 'written' });
    expect(at.archive.custody.entries()).toHaveLength(entries);
  });

  it('is in the custody log without a word of what was said', () => {
    const moment = mark('A word that must not be there');
    check({ momentId: moment.id }, { inIep: 'different', iepNote: 'Another such word' });
    const log = JSON.stringify(at.archive.custody.entries());
    expect(log).toContain('moment-changed');
    expect(log).not.toMatch(/must not|Another such/);
    expect(at.archive.custody.verify()).toEqual([]);
  });

  it('shows the words that the documents room tied to it', () => {
    attach('final');
    const moment = mark('60 minutes a week');
    changeMoment(at.archive, {
      id: moment.id,
      change: { inIep: 'different', iepDocumentId: 'final', iepPage: 7 },
    });
    at.archive.index.passages.insert({
      id: 'passage',
      documentId: 'final',
      page: 7,
      startAt: 0,
      endAt: 10,
      quote: 'speech: 30 minutes',
      momentId: moment.id,
      decisionId: null,
      goalId: null,
      createdAt: '2026-11-01T00:00:00.000Z',
    });
    expect(only()?.passages).toEqual([
      { id: 'passage', documentId: 'final', page: 7, quote: 'speech: 30 minutes' },
    ]);
  });
});
