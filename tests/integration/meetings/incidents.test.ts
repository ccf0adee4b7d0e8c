import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addIncident,
  addStudent,
  changeIncident,
  historyOfIncident,
  listIncidents,
  removeIncident,
} from '../../../main/meetings/index.ts';
import { redo, undo } from '../../../main/review/index.ts';
import { search } from '../../../main/search/index.ts';
import type { IncidentFields } from '../../../shared/domain/index.ts';
import { newArchive, type TestArchive } from '../../support/archive/index.ts';

vi.setConfig({ testTimeout: 60_000 });

let at: TestArchive;
beforeEach(async () => {
  at = await newArchive();
});
afterEach(() => at.remove());

const THREAT: IncidentFields = {
  ...{ date: '2026-03-03', time: '10:30', text: 'Two boys said they would hit him at the bus' },
  ...{ said: 'Ms. Lee on the phone: "boys will be boys"', present: 'J.R., two boys of grade 5' },
  ...{ known: 'was-told', toldBy: 'The aide' },
};
const write = (more: Partial<IncidentFields> = {}) => addIncident(at.archive, { ...THREAT, ...more });
const list = (studentId: string | null = null) =>
  listIncidents(at.archive, { studentId }).map(({ incident }) => incident.text);
const found = (text: string) => search(at.archive, { text, limit: 5 }).flatMap(({ hits }) => hits);
const entries = () =>
  at.archive.custody
    .entries()
    .flatMap(({ event, facts }) => (event.startsWith('incident') ? [{ event, facts }] : []));

describe('a note of what happened, without sound', () => {
  it('keeps both of its dates: the day it was, and when it was written, which no code can change', () => {
    const note = write();
    expect(note.date).toBe('2026-03-03');
    expect(note.createdAt).toBe(note.updatedAt);
    const changed = changeIncident(at.archive, { id: note.id, change: { date: '2026-03-04' } });
    expect(changed).toMatchObject({ date: '2026-03-04', createdAt: note.createdAt });
    const forged = { ...changed, createdAt: '2020-01-01T00:00:00.000Z' };
    expect(() => at.archive.index.incidents.replace(forged)).toThrow(
      expect.objectContaining({ details: 'SQLITE_CONSTRAINT_TRIGGER' }),
    );
    expect(listIncidents(at.archive)[0]?.incident).toEqual(changed);
  });

  it('has a history of every version, and undo and redo, each in the custody log without a word of it', () => {
    const { id } = write();
    changeIncident(at.archive, { id, change: { said: null, text: 'They waited at the bus' } });
    changeIncident(at.archive, { id, change: { text: 'They waited at the bus ' } });
    expect(historyOfIncident(at.archive, { id })).toHaveLength(2);
    undo(at.archive);
    expect(list()).toEqual([THREAT.text]);
    redo(at.archive);
    removeIncident(at.archive, { id });
    expect(list()).toEqual([]);
    undo(at.archive);
    expect(historyOfIncident(at.archive, { id }).map(({ version }) => version.text)).toEqual([
      ...[
        'They waited at the bus',
        'They waited at the bus',
        THREAT.text,
        'They waited at the bus',
        THREAT.text,
      ],
    ]);
    expect(entries().map(({ event }) => event)).toEqual([
      ...['incident-added', 'incident-changed', 'incident-changed', 'incident-changed'],
      ...['incident-deleted', 'incident-restored'],
    ]);
    const said = JSON.stringify(entries());
    expect(said).toContain('2026-03-03');
    expect(said).not.toMatch(/boys|aide|Lee|bus/);
  });

  it('is told in the log by nothing but that it is there, when it is only for her', () => {
    const { id } = write({ private: true });
    changeIncident(at.archive, { id, change: { private: false } });
    changeIncident(at.archive, { id, change: { private: true } });
    const [added, open, shut] = entries();
    for (const one of [added, shut])
      expect(Object.keys(one?.facts ?? {}).sort()).toEqual(['private', 'salt']);
    expect(open?.facts).toMatchObject({
      date: '2026-03-03',
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is found in the one search box by its words, by what was said, and by who told it', () => {
    const { id } = write();
    expect(found('hit him').map((hit) => hit.id)).toEqual([id]);
    expect(found('boys will')[0]).toMatchObject({ kind: 'incident', also: { in: 'said' } });
    expect(found('aide')[0]).toMatchObject({ kind: 'incident', also: { in: 'toldBy' } });
    changeIncident(at.archive, { id, change: { text: 'They waited for him' } });
    expect(found('hit him')).toEqual([]);
    removeIncident(at.archive, { id });
    expect(found('waited')).toEqual([]);
  });

  it('is listed by its day, the newest first, of one child and those of no child', () => {
    const child = addStudent(at.archive, { initials: 'J.R.' }).id;
    const other = addStudent(at.archive, { initials: 'M.K.' }).id;
    write({ text: 'of his sister', studentId: other, date: '2026-03-05' });
    write({ text: 'later', studentId: child, date: '2026-03-04' });
    write({ text: 'of no child', date: '2026-03-01' });
    expect(list(child)).toEqual(['later', 'of no child']);
    expect(list()).toEqual(['of his sister', 'later', 'of no child']);
  });

  it('refuses a day that is still to come, empty words, and a thing that is not there', () => {
    const failure = (code: string) => expect.objectContaining({ code });
    expect(() => write({ date: '2126-01-01' })).toThrow(failure('invalid-input'));
    expect(() => write({ text: '   ' })).toThrow(failure('invalid-input'));
    expect(() => write({ meetingId: 'nowhere' })).toThrow(failure('not-found'));
    expect(list()).toEqual([]);
    expect(write({ known: 'was-there' }).toldBy).toBeNull();
  });
});
