import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addEvaluation,
  addNeed,
  addPresentLevel,
  agendaFor,
  changeEvaluation,
  changeNeed,
  changePresentLevel,
  listEvaluations,
  listNeeds,
  listPresentLevels,
  removeEvaluation,
  removeNeed,
  removePresentLevel,
  threadOfNeed,
} from '../../../main/goals/index.ts';
import { addGoal, addStudent, removeGoal } from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, redo, removeMoment, undo } from '../../../main/review/index.ts';
import { search } from '../../../main/search/index.ts';
import { annualOf } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';

vi.setConfig({ testTimeout: 60_000 });

let at: TestArchive;
let studentId: string;
beforeEach(async () => {
  at = await newArchive();
  studentId = addStudent(at.archive, { initials: 'J.R.' }).id;
});
afterEach(() => at.remove());

const ALL = { studentId: null };
const failure = (code: string) => expect.objectContaining({ code });
const events = (of: string) =>
  at.archive.custody
    .entries()
    .map(({ event }) => event)
    .filter((one) => one.startsWith(of));
const last = () => at.archive.custody.entries().at(-1);
const said = async (kind: 'iep' | 'mediation' = 'iep') => {
  const recording = await sealedRecording(at.archive, someMeeting(at.archive, { kind }));
  const span = { recordingId: recording.id, startMs: ms(1000), endMs: ms(2000) };
  return (goalId: string | null, text: string) =>
    addMoment(at.archive, { ...span, type: 'data', text, goalId });
};

describe('evaluations', () => {
  it('are written down, changed, taken out, and each step taken back across a restart', async () => {
    const { archive } = at;
    const one = addEvaluation(archive, { studentId, title: 'Reading test', evaluator: 'Dr. Öz' });
    expect(one).toMatchObject({ date: null, findings: '', findingsIn: 'parent', understood: null });
    const change = { findings: 'He reads at grade 2.', findingsIn: 'report', date: '2026-09-09' } as const;
    changeEvaluation(archive, { id: one.id, change });
    removeEvaluation(archive, { id: one.id });
    expect(listEvaluations(archive, ALL)).toEqual([]);
    await at.reopen();
    undo(at.archive);
    expect(listEvaluations(at.archive, { studentId })).toMatchObject([{ evaluation: { ...one, ...change } }]);
    undo(at.archive);
    expect(undo(at.archive)).toMatchObject({ what: 'evaluation', action: 'added', label: 'Reading test' });
    redo(at.archive);
    expect(events('evaluation')).toEqual([
      ...['evaluation-added', 'evaluation-changed', 'evaluation-deleted', 'evaluation-restored'],
      ...['evaluation-changed', 'evaluation-deleted', 'evaluation-restored'],
    ]);
    expect(at.archive.custody.verify()).toEqual([]);
  });

  it('leave no words in the log, and of whether she understood not even a trace', () => {
    const words = { title: 'SECRET', evaluator: 'SECRET', findings: 'SECRET' };
    const { id } = addEvaluation(at.archive, { studentId, ...words, date: '2026-09-09' });
    expect(last()).toMatchObject({ event: 'evaluation-added', facts: { date: '2026-09-09' } });
    changeEvaluation(at.archive, { id, change: { understood: 'no' } });
    expect(events('evaluation')).toEqual(['evaluation-added']);
    expect(listEvaluations(at.archive, ALL)[0]?.evaluation.understood).toBe('no');
    undo(at.archive);
    expect(listEvaluations(at.archive, ALL)[0]?.evaluation.understood).toBeNull();
    expect(JSON.stringify(at.archive.custody.entries())).not.toMatch(/SECRET|understood/);
    expect(JSON.stringify(agendaFor(at.archive, { studentId }))).not.toContain('understood');
  });

  it('refuse what is not there', () => {
    expect(() => addEvaluation(at.archive, { studentId: 'x', title: 'x' })).toThrow(failure('not-found'));
    expect(() => addEvaluation(at.archive, { studentId, title: '  ' })).toThrow(failure('invalid-input'));
    const document = { studentId, title: 'x', documentId: 'none' };
    expect(() => addEvaluation(at.archive, document)).toThrow(failure('not-found'));
    expect(addEvaluation(at.archive, { studentId, title: 'x', page: 3 }).page).toBeNull();
  });
});

describe('needs', () => {
  it('lead from the evaluation to what meets them and back, and are heard where that was spoken of', async () => {
    const { archive } = at;
    const evaluation = addEvaluation(archive, { studentId, title: 'Reading test' });
    const before = addGoal(archive, { studentId, text: 'Reads 40 words', schoolYear: '2025-26' });
    const now = { studentId, text: 'Reads 60 words', schoolYear: '2026-27', continuesId: before.id };
    const goal = addGoal(archive, now);
    const service = addGoal(archive, { studentId, text: 'Small group', kind: 'service' });
    const say = await said();
    const first = say(before.id, 'He reads 38 words');
    const twice = { goalIds: [goal.id, goal.id], evaluationIds: [evaluation.id] };
    const need = addNeed(archive, { studentId, text: 'Help with reading', ...twice });
    expect(need.goalIds).toEqual([goal.id]);
    expect(listEvaluations(archive, ALL)[0]?.needs).toEqual([{ id: need.id, text: 'Help with reading' }]);
    changeNeed(archive, { id: need.id, change: { goalIds: [goal.id, service.id] } });
    expect(listNeeds(archive, { studentId })).toMatchObject([
      {
        evaluations: [{ id: evaluation.id, title: 'Reading test', document: null }],
        metBy: [
          { id: before.id, linked: false },
          { id: goal.id, linked: true },
          { id: service.id, kind: 'service', linked: true },
        ],
      },
    ]);
    const second = say(service.id, 'Twice a week');
    expect(
      threadOfNeed(archive, { needId: need.id })
        .entries.map(({ id }) => id)
        .sort(),
    ).toEqual([first.id, second.id].sort());

    removeGoal(archive, { id: service.id });
    removeEvaluation(archive, { id: evaluation.id });
    expect(listNeeds(archive, ALL)).toMatchObject([{ evaluations: [], metBy: [{}, { id: goal.id }] }]);
    // A link to what was taken out stays, and undo finds it again.
    changeNeed(archive, { id: need.id, change: { text: 'Reading' } });
    for (const _step of [1, 2, 3]) undo(archive);
    expect(listNeeds(archive, ALL)).toMatchObject([{ evaluations: [{}], metBy: [{}, {}, {}] }]);
    expect(events('need')).toEqual(['need-added', 'need-changed', 'need-changed', 'need-changed']);
    removeNeed(archive, { id: need.id });
    expect(listNeeds(archive, ALL)).toEqual([]);
    expect(undo(archive)).toMatchObject({ what: 'need', label: 'Help with reading' });
    expect(JSON.stringify(archive.custody.entries())).not.toContain('reading');
  });

  it('are never tied to another child’s goal or evaluation', () => {
    const { archive } = at;
    const other = addStudent(archive, { initials: 'M.K.' }).id;
    const goalIds = [addGoal(archive, { studentId: other, text: 'x' }).id];
    const evaluationIds = [addEvaluation(archive, { studentId: other, title: 'x' }).id];
    expect(() => addNeed(archive, { studentId, text: 'x', goalIds })).toThrow(failure('invalid-input'));
    expect(() => addNeed(archive, { studentId, text: 'x', evaluationIds })).toThrow(failure('invalid-input'));
    expect(() => addNeed(archive, { studentId, text: 'x', goalIds: ['no'] })).toThrow(failure('not-found'));
    expect(() => threadOfNeed(archive, { needId: 'no' })).toThrow(failure('not-found'));
    expect(archive.index.needs.list(ALL)).toEqual([]);
  });
});

describe('present levels', () => {
  it('are dated, say where they were said, and each step is taken back', async () => {
    const { archive } = at;
    const moment = (await said())(null, '42 words a minute');
    const fields = { studentId, area: 'Reading', date: '2026-10-12', text: '42 words a minute' };
    const level = addPresentLevel(archive, { ...fields, measure: 'Timed reading', momentId: moment.id });
    addPresentLevel(archive, { ...fields, date: '2025-10-12', text: '30 words a minute' });
    expect(listPresentLevels(archive, { studentId })).toMatchObject([
      {
        level: { text: '42 words a minute' },
        clip: { momentId: moment.id, code: 'R01', text: moment.text, date: '2026-10-20' },
        document: null,
      },
      { level: { text: '30 words a minute' }, clip: null },
    ]);
    changePresentLevel(archive, { id: level.id, change: { text: '45 words a minute' } });
    removePresentLevel(archive, { id: level.id });
    for (const _step of [1, 2]) undo(archive);
    expect(archive.index.levels.get(level.id)).toEqual(level);
    expect(last()).toMatchObject({ event: 'level-changed', facts: { momentId: moment.id, because: 'undo' } });
    expect(JSON.stringify(archive.custody.entries())).not.toMatch(/words a minute|Timed/);
    expect(() => addPresentLevel(archive, { ...fields, area: ' ' })).toThrow(failure('invalid-input'));
    expect(() => addPresentLevel(archive, { ...fields, momentId: 'no' })).toThrow(failure('not-found'));
  });

  it('of a private moment or of a mediation are on no agenda, and the former leave nothing in the log', async () => {
    const { archive } = at;
    const fields = { studentId, date: '2026-10-12', text: 'x' };
    const hidden = (await said())(null, 'mine');
    changeMoment(archive, { id: hidden.id, change: { private: true } });
    const mediated = (await said('mediation'))(null, 'said there');
    addPresentLevel(archive, { ...fields, area: 'Private', momentId: hidden.id });
    expect(last()?.facts).toEqual({ private: true, salt: expect.any(String) });
    addPresentLevel(archive, { ...fields, area: 'Mediated', momentId: mediated.id });
    addPresentLevel(archive, { ...fields, area: 'Reading' });
    const onAgenda = () => annualOf(agendaFor(archive, { studentId }).annual, '2026-11-20')[0];
    expect(onAgenda()).toMatchObject({ levels: [{ area: 'Reading' }] });
    expect(onAgenda()).toHaveProperty('levels.length', 1);
    // What was only hers, and confidential, is so when it was taken out, too.
    for (const { id } of [hidden, mediated]) removeMoment(archive, { id });
    expect(onAgenda()).toHaveProperty('levels.length', 1);
  });
});

it('one box finds all three, by what was found, who did it and how it was measured', () => {
  const { archive } = at;
  const words = { title: 'Prueba de lectura', evaluator: 'Dr. Öz', findings: 'Lee como en segundo grado' };
  const { id } = addEvaluation(archive, { studentId, ...words, date: '2026-09-09' });
  addNeed(archive, { studentId, text: 'Ayuda con la lectura' });
  const level = { studentId, area: 'Lectura', date: '2026-10-12', text: '42 palabras', measure: 'DIBELS' };
  addPresentLevel(archive, level);
  const kinds = (text: string, filters = {}) =>
    search(archive, { text, filters, limit: 10 }).map(({ kind, hits }) => [kind, hits[0]?.also?.in ?? null]);
  expect(kinds('lectura')).toEqual([
    ['need', null],
    ['evaluation', null],
    ['level', 'area'],
  ]);
  expect(kinds('segundo')).toEqual([['evaluation', 'findings']]);
  expect(kinds('oz')).toEqual([['evaluation', 'evaluator']]);
  expect(kinds('dibels')).toEqual([['level', 'measure']]);
  expect(kinds('', { kinds: ['need', 'evaluation', 'level'], studentId })).toEqual([]);
  expect(kinds('lectura', { from: '2026-10-01' })).toEqual([['level', 'area']]);
  changeEvaluation(archive, { id, change: { findings: 'Lee como en tercero' } });
  expect(kinds('segundo')).toEqual([]);
  removeEvaluation(archive, { id });
  expect(kinds('tercero')).toEqual([]);
});
