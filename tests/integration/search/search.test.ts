import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addAsk,
  addDecision,
  addGoal,
  addPerson,
  addStudent,
  changeAsk,
  changePerson,
  removeAsk,
} from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, removeMoment, undo } from '../../../main/review/index.ts';
import { search } from '../../../main/search/index.ts';
import type { SearchHit } from '../../../shared/contract/index.ts';
import type { Meeting, Recording, SearchFilters } from '../../../shared/domain/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { aLine, aTranscript } from '../../support/archive/lines.ts';
import { aPage, aPaper } from '../../support/archive/papers.ts';

let at: TestArchive;
let meeting: Meeting;
let recording: Recording;
beforeEach(async () => {
  at = await newArchive();
  meeting = someMeeting(at.archive);
  recording = await sealedRecording(at.archive, meeting);
});
afterEach(() => at.remove());

const add = (change: object = {}) =>
  addMoment(at.archive, {
    recordingId: recording.id,
    startMs: 1000,
    endMs: 5000,
    type: 'promise',
    ...change,
  });
const hits = (text: string, filters: Partial<SearchFilters> = {}): SearchHit[] =>
  search(at.archive, { text, filters, limit: 50 }).flatMap((group) => group.hits);

describe('one box over everything', () => {
  it('hands out each thing with its meeting, its sound and the words around it, kind by kind', () => {
    const { index } = at.archive;
    const sound = { recordingId: recording.id, durationMs: recording.durationMs };
    const moment = add({ text: 'Treinta minutos para el niño' });
    const student = addStudent(at.archive, { initials: 'AB' });
    const goal = addGoal(at.archive, { studentId: student.id, text: 'El niño lee' });
    const decision = addDecision(at.archive, { meetingId: meeting.id, text: 'Plan del niño' });
    const person = addPerson(at.archive, { label: 'Sra. Niño', role: 'other' });
    const notes = someMeeting(at.archive, { title: 'Otra', notes: 'El niño no vino.' });
    const transcript = aTranscript(recording.id);
    const line = aLine(transcript.id, { startMs: 7000, text: 'y el niño habla', speakerLabel: 'Speaker 2' });
    const paper = aPaper({ title: 'IEP del niño' });
    const createdAt = '2026-10-21T08:00:00.000Z';
    const entry = { id: 'e', goalId: goal.id, date: '2026-10-22', text: 'el niño: 60 por ciento', createdAt };
    const asked = { id: 'q', momentId: moment.id, askedOn: '2026-10-23', how: 'email' as const, createdAt };
    index.transaction(() => {
      index.transcripts.insert(transcript);
      index.transcriptLines.insert(line);
      index.documents.insert(paper);
      index.documentPages.insert(
        aPage(paper.id, 2, `Página dos. ${'Otra cosa. '.repeat(30)}Aquí el niño recibe ayuda.`),
      );
      index.progress.insert({ ...entry, source: null, noData: false });
      index.disputeRequests.insert({
        ...asked,
        ...{
          text: '¿Qué se dijo del niño?',
          askedOf: null,
          answer: null,
          answerText: null,
          answeredOn: null,
        },
      });
    });
    const found = hits('nino');
    expect(found.map(({ kind }) => kind)).toEqual([
      ...[
        'moment',
        'line',
        'decision',
        'goal',
        'page',
        'document',
        'progress',
        'request',
        'meeting',
        'person',
      ],
    ]);
    expect(found).toContainEqual({
      ...{
        kind: 'moment',
        id: moment.id,
        moment,
        speaker: null,
        meeting,
        snippet: 'Treinta minutos para el niño',
        also: null,
      },
      sound: { ...sound, startMs: 1000, endMs: 5000 },
    });
    expect(found).toContainEqual({
      ...{ kind: 'line', id: line.id, line, speaker: 'Speaker 2', draft: true, meeting },
      ...{ snippet: 'y el niño habla', also: null, sound: { ...sound, startMs: 7000, endMs: 9000 } },
    });
    expect(found).toContainEqual({
      kind: 'goal',
      id: goal.id,
      goal,
      sound: null,
      snippet: 'El niño lee',
      also: null,
    });
    expect(found).toContainEqual({
      ...{ kind: 'decision', id: decision.id, decision, meeting, sound: null },
      ...{ snippet: 'Plan del niño', also: null },
    });
    expect(found).toContainEqual({ kind: 'person', id: person.id, person, snippet: 'Sra. Niño', also: null });
    expect(found).toContainEqual({
      ...{
        kind: 'meeting',
        id: notes.id,
        meeting: notes,
        snippet: 'Otra',
        also: { in: 'notes', snippet: 'El niño no vino.' },
      },
    });
    const page = found.find((hit) => hit.kind === 'page');
    expect(page).toMatchObject({ page: 2, document: { id: paper.id }, passage: 'niño' });
    expect(page?.snippet).toMatch(/^… .*Aquí el niño recibe ayuda\.$/);
    const text = index.documentPages.at(paper.id, 2)?.text ?? '';
    expect(text.slice(page?.startAt, page?.endAt)).toBe('niño');
    // What is there under that name is found by it from now on.
    changePerson(at.archive, { id: person.id, change: { label: 'Sra. Peña' } });
    expect(hits('pena')).toHaveLength(1);
  });

  it('follows every change, also those that are taken back', () => {
    const moment = add({ text: 'speech' });
    changeMoment(at.archive, { id: moment.id, change: { text: 'xylophone' } });
    expect([hits('speech').length, hits('xylo').length]).toEqual([0, 1]);
    undo(at.archive);
    expect([hits('speech').length, hits('xylo').length]).toEqual([1, 0]);
    removeMoment(at.archive, { id: moment.id });
    expect(hits('speech')).toEqual([]);
    undo(at.archive);
    expect(hits('speech')).toHaveLength(1);
  });

  it('finds what the school was asked for and what it answered, also after a change, an undo and taking it out', () => {
    const ask = addAsk(at.archive, {
      ...{ about: 'recording-copy', what: 'La grabación', meetingId: meeting.id, askedOn: '2026-10-01' },
      ...{ how: 'email', askedOf: 'Ms Öz', text: 'Please send it on a stick.' },
    });
    expect(hits('grabacion')).toMatchObject([{ kind: 'ask', id: ask.id, ask: { what: 'La grabación' } }]);
    expect(hits('stick')).toMatchObject([{ kind: 'ask', also: { in: 'words' } }]);
    const answer = { answer: 'reason-only' as const, answerText: 'too big', answeredOn: '2026-10-02' };
    changeAsk(at.archive, { id: ask.id, change: answer });
    expect(hits('too big')).toMatchObject([{ kind: 'ask', also: { in: 'answer', snippet: 'too big' } }]);
    undo(at.archive);
    expect(hits('too big')).toEqual([]);
    expect(hits('oz', { kinds: ['ask'], meetingId: meeting.id, from: '2026-10-01' })).toHaveLength(1);
    expect(hits('grabacion', { from: '2026-10-02' })).toEqual([]);
    removeAsk(at.archive, { id: ask.id });
    expect(hits('grabacion')).toEqual([]);
    undo(at.archive);
    expect(hits('grabacion')).toHaveLength(1);
  });

  it('never runs together what was said and what was later claimed', () => {
    const dispute = { claim: 'Summer was never discussed.', by: 'the district' };
    add({ text: 'Speech in summer too.', dispute });
    const words = (text: string) => hits(text).map(({ snippet, also }) => ({ snippet, also }));
    const said = 'Speech in summer too.';
    expect(words('speech summer')).toEqual([{ snippet: said, also: null }]);
    expect(words('discussed')).toEqual([
      { snippet: said, also: { in: 'claim', snippet: 'Summer was never discussed.' } },
    ]);
    expect(words('speech district')).toEqual([
      { snippet: said, also: { in: 'claimedBy', snippet: 'the district' } },
    ]);
  });

  it('hears a decision from the first moment tied to it and a goal from the newest of its thread, never a private one', () => {
    const student = addStudent(at.archive, { initials: 'AB' });
    const earlier = addGoal(at.archive, {
      studentId: student.id,
      text: 'reads slowly',
      schoolYear: '2025-26',
    });
    const goal = addGoal(at.archive, { studentId: student.id, text: 'reads alone', continuesId: earlier.id });
    const decision = addDecision(at.archive, { meetingId: meeting.id, text: 'a reading aide' });
    const soundOf = (text: string) => hits(text).flatMap((hit) => ('sound' in hit ? [hit.sound] : []));
    const startOf = (text: string) => soundOf(text).map((sound) => sound?.startMs ?? null);
    expect([startOf('aide'), startOf('alone')]).toEqual([[null], [null]]);
    add({ startMs: 500, endMs: 900, decisionId: decision.id, goalId: goal.id, private: true });
    expect([startOf('aide'), startOf('alone')]).toEqual([[null], [null]]);
    add({ startMs: 7000, endMs: 8000, decisionId: decision.id });
    add({ startMs: 3000, endMs: 4000, decisionId: decision.id });
    add({ startMs: 2000, endMs: 4000, goalId: earlier.id });
    add({ startMs: 9000, endMs: 9500, goalId: goal.id, private: true });
    expect(startOf('aide')).toEqual([3000]);
    expect([startOf('alone'), startOf('slowly')]).toEqual([[2000], [2000]]);
    const last = add({ startMs: 9600, endMs: 9800, goalId: earlier.id });
    expect(startOf('alone')).toEqual([9600]);
    removeMoment(at.archive, { id: last.id });
    expect(soundOf('alone')).toEqual([
      { recordingId: recording.id, durationMs: recording.durationMs, startMs: 2000, endMs: 4000 },
    ]);
    const of = addDecision(at.archive, { meetingId: meeting.id, text: 'twice a week', goalId: goal.id });
    add({ startMs: 8500, endMs: 8800, decisionId: of.id });
    expect(startOf('alone')).toEqual([8500]);
  });

  it('pages within each kind and says how many there are', () => {
    for (let n = 0; n < 7; n++) add({ text: `speech ${n}`, startMs: n * 1000, endMs: n * 1000 + 500 });
    const [first] = search(at.archive, { text: 'speech', limit: 3 });
    const [second] = search(at.archive, { text: 'speech', limit: 3, offset: 6 });
    expect(first).toMatchObject({ kind: 'moment', count: 7, more: false });
    expect(first?.hits).toHaveLength(3);
    expect(second?.hits.map(({ snippet }) => snippet)).toEqual(['speech 6']);
  });

  it('leaves out a kind that cannot answer a filter, and asks nothing of an empty box', () => {
    const student = addStudent(at.archive, { initials: 'AB' });
    addGoal(at.archive, { studentId: student.id, text: 'speech' });
    add({ text: 'speech' });
    expect(hits('speech')).toHaveLength(2);
    expect(hits('speech', { from: '2000-01-01' }).map(({ kind }) => kind)).toEqual(['moment']);
    expect(hits('speech', { kinds: ['goal'] }).map(({ kind }) => kind)).toEqual(['goal']);
    expect(hits('')).toEqual([]);
  });
});
