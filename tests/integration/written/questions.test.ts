import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { agendaFor } from '../../../main/goals/index.ts';
import type { HandlerContext } from '../../../main/ipc/handlers/index.ts';
import { questionHandlers } from '../../../main/ipc/handlers/questions.ts';
import { addStudent } from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, historyOf, removeMoment, undo } from '../../../main/review/index.ts';
import { addLine, checkLines, startTranscript } from '../../../main/transcripts/index.ts';
import { listQuestions, questionOfMoment } from '../../../main/written/index.ts';
import { agendaOf, type Meeting, type Moment, type Recording } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';

vi.setConfig({ testTimeout: 60_000 });

let at: TestArchive;
let studentId: string;
let first: Recording;
let second: Recording;
beforeEach(async () => {
  at = await newArchive();
  studentId = addStudent(at.archive, { initials: 'J.R.' }).id;
  first = await recordingOf(someMeeting(at.archive, { studentIds: [studentId] }));
  second = await recordingOf(
    someMeeting(at.archive, { date: '2026-11-17', title: 'November', studentIds: [studentId] }),
  );
});
afterEach(() => at.remove());

/** Each with bytes of its own: the same bytes would be the same recording. */
let made = 0;
const recordingOf = (meeting: Meeting) =>
  sealedRecording(at.archive, meeting, { sha256: `${++made}`.padStart(64, '0') });
const mark = (text: string, change: Partial<Moment> = {}) =>
  addMoment(at.archive, {
    recordingId: first.id,
    startMs: ms(1000),
    endMs: ms(2000),
    type: 'question',
    text,
    ...change,
  });
const calls = () => questionHandlers({ session: { archive: () => at.archive } } as unknown as HandlerContext);
const list = (withPrivate = false) => listQuestions(at.archive, { studentId, withPrivate });
const states = () => list().questions.map(({ said, state }) => [said.text, state]);
const invalid = expect.objectContaining({ code: 'invalid-input' });

describe('the questions of a child', () => {
  it('are those that were asked, not answered or not understood, over all meetings, the newest first', () => {
    mark('Which program?');
    mark('The graph', { type: 'statement', mark: 'did-not-understand', startMs: ms(1200) });
    mark('Who pays?', { recordingId: second.id, mark: 'question-not-answered' });
    mark('a promise', { type: 'promise' });
    mark('settled', { outcome: 'agreed', startMs: ms(1500) });
    mark('put off', { outcome: 'put-off', startMs: ms(1600) });
    expect(states()).toEqual([
      ['Who pays?', 'open'],
      ['Which program?', 'open'],
      ['The graph', 'open'],
      ['settled', 'answered'],
      ['put off', 'open'],
    ]);
    const other = addStudent(at.archive, { initials: 'M.K.' });
    expect(listQuestions(at.archive, { studentId: other.id, withPrivate: false }).questions).toEqual([]);
  });

  it('leave out what is private and what was said in mediation, and say how many', async () => {
    const mediation = await recordingOf(
      someMeeting(at.archive, { kind: 'mediation', studentIds: [studentId] }),
    );
    mark('mine', { private: true });
    mark('in confidence', { recordingId: mediation.id });
    expect(list()).toEqual({ questions: [], left: { private: 1, mediation: 1 } });
    expect(list(true).questions.map(({ said }) => said.text)).toEqual(['mine']);
  });
});

describe('the answer to a question', () => {
  it('is a clip of another meeting; one undo opens the question again, and its history says so', () => {
    const question = mark('Who pays?');
    const answer = mark('The district', { recordingId: second.id, type: 'statement' });
    calls().answer({ momentId: question.id, by: { momentId: answer.id } });
    expect(list().questions[0]).toMatchObject({
      state: 'answered',
      answer: { momentId: answer.id, meetingTitle: 'November', recordingId: second.id },
    });
    expect(historyOf(at.archive, question)[0]?.version.answeredById).toBe(answer.id);
    const entry = at.archive.custody.entries().at(-1);
    expect(entry).toMatchObject({ event: 'moment-changed', subject: question.id });
    expect(JSON.stringify(entry?.facts)).not.toContain('pays');
    undo(at.archive);
    expect(states()).toEqual([['Who pays?', 'open']]);
  });

  it('takes it off the next agenda', () => {
    const question = mark('Who pays?', { outcome: 'put-off' });
    const answer = mark('The district', { type: 'statement' });
    const agenda = () =>
      agendaOf(agendaFor(at.archive, { studentId }), '2026-11-20').map(({ text, section }) => [
        section,
        text,
      ]);
    expect(agenda()).toEqual([['put-off', 'Who pays?']]);
    calls().answer({ momentId: question.id, by: { momentId: answer.id } });
    expect(agenda()).toEqual([]);
  });

  it('is gone when its moment is taken out, and there again when that is undone', () => {
    const question = mark('Who pays?');
    const answer = mark('The district', { type: 'statement' });
    calls().answer({ momentId: question.id, by: { momentId: answer.id } });
    removeMoment(at.archive, answer);
    expect(states()).toEqual([['Who pays?', 'open']]);
    undo(at.archive);
    expect(states()).toEqual([['Who pays?', 'answered']]);
  });

  it('may be a line of a transcript, which becomes a moment; a draft brings no words', () => {
    const question = mark('Who pays?');
    const { id: transcriptId } = startTranscript(at.archive, { recordingId: second.id, title: 'Mine' });
    const line = addLine(at.archive, {
      ...{ transcriptId, startMs: ms(500), endMs: ms(900), text: 'The district pays' },
    });
    calls().answer({ momentId: question.id, by: { lineIds: [line.id] } });
    expect(questionOfMoment(at.archive, { momentId: question.id }).answer).toMatchObject({
      ...{ recordingId: second.id, startMs: 500, text: '' },
    });
    checkLines(at.archive, { lineIds: [line.id], by: 'Parent' });
    calls().answer({ momentId: question.id, by: { lineIds: [line.id] } });
    expect(list().questions[0]?.answer?.text).toBe('The district pays');
  });

  it('keeps its words to itself when it is private', () => {
    const question = mark('Who pays?');
    const answer = mark('I think the district', { type: 'statement', private: true });
    calls().answer({ momentId: question.id, by: { momentId: answer.id } });
    expect(list().questions[0]).toMatchObject({ state: 'answered', answer: null });
    expect(list(true).questions[0]?.answer?.momentId).toBe(answer.id);
  });

  it('is never the question itself, nothing that is not there, and nothing said in mediation', async () => {
    const mediation = await recordingOf(
      someMeeting(at.archive, { kind: 'mediation', studentIds: [studentId] }),
    );
    const { id: momentId } = mark('Who pays?');
    const secret = mark('We do', { recordingId: mediation.id, type: 'statement' });
    const answer = (id: string) => () => calls().answer({ momentId, by: { momentId: id } });
    expect(answer(momentId)).toThrow(invalid);
    expect(answer(secret.id)).toThrow(invalid);
    expect(answer('nobody')).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(states()).toEqual([['Who pays?', 'open']]);
    const known = mark('The district', { type: 'statement' });
    changeMoment(at.archive, { id: momentId, change: { answeredById: known.id } });
    calls().answer({ momentId, by: null });
    expect(states()).toEqual([['Who pays?', 'open']]);
  });
});
