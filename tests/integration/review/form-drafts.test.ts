import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addGoal, addStudent, changeGoal, removeGoal } from '../../../main/meetings/index.ts';
import { removeRecording } from '../../../main/recordings/index.ts';
import {
  addMoment,
  begunFormOf,
  begunForms,
  keepForm,
  redo,
  removeMoment,
  undo,
} from '../../../main/review/index.ts';
import { MOST_FORM_LETTERS, MOST_FORMS } from '../../../shared/domain/index.ts';
import {
  foundIn,
  newArchive,
  sealedRecording,
  someMeeting,
  type TestArchive,
} from '../../support/archive/index.ts';

vi.setConfig({ testTimeout: 60_000 });

let at: TestArchive;
let goalId: string;
beforeEach(async () => {
  at = await newArchive();
  const studentId = addStudent(at.archive, { initials: 'J.R.' }).id;
  goalId = addGoal(at.archive, { studentId, text: 'Reads 90 words a minute' }).id;
});
afterEach(() => at.remove());

const failure = (code: string) => expect.objectContaining({ code });
const ofGoal = () => ({ form: 'progress', of: { kind: 'goal', id: goalId } }) as const;
const keep = (text: string) => keepForm(at.archive, { ...ofGoal(), fields: { text, noData: false } });

describe('what was begun in a form and not saved', () => {
  it('waits behind a lock, is one for each form, and leaves no trace but itself', async () => {
    const entries = at.archive.custody.entries().length;
    keep('He read');
    keep('He read marvellously');
    keepForm(at.archive, { form: 'meeting', fields: { title: 'A new one' } });
    at.place.clock.advance(60_000);
    keepForm(at.archive, { ...ofGoal(), part: 'other', fields: { text: 'beside it' } });
    const archive = await at.reopen();
    expect(begunFormOf(archive, ofGoal())).toMatchObject({
      fields: { text: 'He read marvellously', noData: false },
      at: '2026-10-20T15:30:00.000Z',
    });
    expect(begunForms(archive).map(({ key, about }) => [key.form, key.part, about])).toEqual([
      ['progress', 'other', 'Reads 90 words a minute'],
      ['meeting', '', null],
      ['progress', '', 'Reads 90 words a minute'],
    ]);
    expect(foundIn(archive.index, 'progress', 'marvellously')).toEqual([]);
    expect(archive.custody.entries()).toHaveLength(entries);
    expect(JSON.stringify(archive.custody.entries())).not.toContain('marvellously');
    keepForm(archive, { ...ofGoal(), fields: null });
    keepForm(archive, { ...ofGoal(), fields: null });
    expect(begunFormOf(archive, ofGoal())).toBeNull();
  });

  it('goes and comes back with what it is about', () => {
    keep('words');
    removeGoal(at.archive, { id: goalId });
    expect(begunFormOf(at.archive, ofGoal())).toBeNull();
    expect(begunForms(at.archive)).toEqual([]);
    expect(() => keep('more')).toThrow(failure('not-found'));
    undo(at.archive);
    expect(begunFormOf(at.archive, ofGoal())?.fields).toMatchObject({ text: 'words' });
    redo(at.archive);
    expect(begunForms(at.archive)).toEqual([]);
  });

  it('is destroyed with a recording that is deleted for good', async () => {
    const recording = await sealedRecording(at.archive, someMeeting(at.archive));
    const moment = addMoment(at.archive, {
      ...{ recordingId: recording.id, startMs: 1, endMs: 2, type: 'promise', text: 'an aide' },
    });
    const of = { kind: 'moment', id: moment.id } as const;
    keepForm(at.archive, { form: 'delivery', of, fields: { note: 'nobody came' } });
    keepForm(at.archive, {
      ...{ form: 'recording', of: { kind: 'recording', id: recording.id }, fields: { label: 'x' } },
    });
    keep('stays');
    removeMoment(at.archive, { id: moment.id });
    await removeRecording(at.archive, recording.id, { code: 'R01', reason: 'wrong file' });
    const key = { form: 'delivery', of, part: '' } as const;
    expect(at.archive.index.formDrafts.get(key)).toBeNull();
    expect(begunForms(at.archive).map((one) => one.key.form)).toEqual(['progress']);
  });

  it('is bounded: a new one is refused aloud, none is ever dropped that can still be seen or brought back', () => {
    keep('the oldest');
    removeGoal(at.archive, { id: goalId });
    for (let no = 1; no < MOST_FORMS; no += 1) {
      keepForm(at.archive, { form: 'playlist', part: `n${no}`, fields: { title: `${no}` } });
    }
    const one = (part: string, title: string) =>
      keepForm(at.archive, { form: 'playlist', part, fields: { title } });
    expect(() => one('new', 'x')).toThrow(failure('drafts-full'));
    one('n1', 'changed');
    undo(at.archive);
    expect(begunForms(at.archive)).toHaveLength(MOST_FORMS);
    keepForm(at.archive, { form: 'playlist', part: 'n1', fields: null });
    one('new', 'x');

    // A goal that no undo brings back any more makes room.
    removeGoal(at.archive, { id: goalId });
    expect(() => one('newer', 'x')).toThrow(failure('drafts-full'));
    const other = addGoal(at.archive, {
      studentId: addStudent(at.archive, { initials: 'M.K.' }).id,
      text: '0',
    }).id;
    at.archive.index.transaction(() => {
      for (let no = 1; no <= 1_000; no += 1) {
        changeGoal(at.archive, { id: other, change: { text: `${no}` } });
      }
    });
    one('newer', 'x');
    expect(begunForms(at.archive)).toHaveLength(MOST_FORMS);
  });

  it('is bounded in letters too, and what is too long for a form is refused', () => {
    expect(() => keep('x'.repeat(1_100_000))).toThrow(failure('invalid-input'));
    const page = 'x'.repeat(1_000_000);
    const pages = Math.floor(MOST_FORM_LETTERS / page.length) - 1;
    for (let no = 0; no <= pages; no += 1) {
      const store = () => keepForm(at.archive, { form: 'page-text', part: `${no}`, fields: { text: page } });
      if (no < pages) store();
      else expect(store).toThrow(failure('drafts-full'));
    }
  });
});
