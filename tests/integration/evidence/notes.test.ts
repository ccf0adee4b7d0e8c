import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notesFor } from '../../../main/evidence/choose/notes.ts';
import { bundleFile } from '../../../main/evidence/format/bundle-file.ts';
import { exportBundle, previewBundle, verifyBundle } from '../../../main/evidence/index.ts';
import { checkNotes } from '../../../main/evidence/verify/notes.ts';
import {
  addAsk,
  addGoal,
  addIncident,
  addMeeting,
  addStudent,
  changeAsk,
  changeIncident,
  removeIncident,
} from '../../../main/meetings/index.ts';
import type { AskFields, BundleRequest, Incident, IncidentFields } from '../../../shared/domain/index.ts';
import { makeCase, readTree, type TestCase } from '../../support/evidence/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

/** Notes without sound: in a bundle only by name, always with both dates, and never what is only for her. */
const { folder, remove } = temporaryFolder();
let kase: TestCase;
let bundle: string;
let threat: Incident;
let hidden: Incident;
let mediated: Incident;
const request = (fields: Partial<BundleRequest> = {}): BundleRequest => ({
  meetingId: kase.meeting.id,
  ...fields,
});
const text = (path: string) => readFileSync(join(bundle, path), 'utf8');

beforeAll(async () => {
  kase = await makeCase(folder);
  const { archive } = kase;
  const write = (fields: Partial<IncidentFields> & { text: string }) =>
    addIncident(archive, { date: '2026-03-03', ...fields });
  const other = addStudent(archive, { initials: 'M.K.' }).id;
  threat = write({
    ...{ text: 'Two boys waited at the bus', time: '10:30', said: 'The aide: "It happens"' },
    ...{ known: 'was-told', toldBy: 'The aide', meetingId: kase.meeting.id },
  });
  write({ text: 'SECRET-not chosen', date: '2026-03-01' });
  write({ text: 'SECRET-of his sister', studentId: other });
  hidden = write({ text: 'SECRET-only for me', private: true });
  const mediation = addMeeting(archive, { title: 'Mediation', date: '2026-03-04', kind: 'mediation' });
  mediated = write({ text: 'SECRET-said in mediation', meetingId: mediation.id });
  const ask = (fields: Partial<AskFields> & { what: string }) =>
    addAsk(archive, { about: 'records', askedOn: '2026-03-02', how: 'email', ...fields });
  const first = ask({ what: 'Your recording', about: 'recording-copy', meetingId: kase.meeting.id });
  const answer = { answer: 'reason-only' as const, answerText: 'too big', answeredOn: '2026-03-09' };
  changeAsk(archive, { id: first.id, change: answer });
  ask({ what: 'again', repeatsId: first.id, askedOn: '2026-03-12', text: '=cmd() Please send it' });
  ask({ what: 'All speech notes', studentId: kase.student.id });
  ask({ what: 'SECRET-records of his sister', studentId: other });
  ask({ what: 'SECRET-of his sister, asked at this meeting', studentId: other, meetingId: kase.meeting.id });
  ask({ what: 'SECRET-of another meeting', meetingId: mediation.id, studentId: kase.student.id });
  const incidentIds = [threat.id, hidden.id, mediated.id];
  const chosen = request({ incidentIds, asks: true });
  bundle = (await exportBundle(archive, kase.ffmpeg, chosen, join(folder, 'out'))).place;
});
afterAll(async () => {
  await kase.archive.close();
  remove();
});

describe('what the school was asked for', () => {
  it('goes only when she says so: what is about the meeting, or about its child and no meeting', async () => {
    const { asks, leftOut } = previewBundle(kase.archive, request());
    expect(asks.map(({ what, askedOn }) => [what, askedOn])).toEqual([
      ['All speech notes', '2026-03-02'],
      ['Your recording', '2026-03-02'],
      ['Your recording', '2026-03-12'],
    ]);
    expect(leftOut).toContainEqual(expect.objectContaining({ what: 'asks', count: 3 }));
    expect(
      previewBundle(kase.archive, request({ asks: true })).leftOut.map(({ what }) => what),
    ).not.toContain('asks');
    const rows = text('data/06_statements/asked-of-the-school.csv').split('\r\n');
    const again = rows.find((row) => row.includes('2026-03-12'));
    // The latest day is that of the first request; words that a spreadsheet would run are only words.
    expect(again).toContain('2026-04-16');
    expect(again).not.toMatch(/(^|,)"?=cmd/);
    expect(rows.some((row) => row.includes('A reason, but not the thing') && row.includes('too big'))).toBe(
      true,
    );
    expect(text('data/06_statements/asked-of-the-school.html')).toContain('no proof that a request was sent');
    expect((await verifyBundle(bundle)).findings).toEqual([]);
  });
});

describe('notes without sound', () => {
  it('are offered and none is chosen; what is private, of a mediation or of another child is not offered', () => {
    const { notes, leftOut } = previewBundle(kase.archive, request());
    expect(notes.map((one) => [one.text, one.chosen, one.ofMeeting])).toEqual([
      ['SECRET-not chosen', false, false],
      [threat.text, false, true],
    ]);
    expect(leftOut.filter(({ what }) => what === 'notes').length).toBe(3);
    const unknown = request({ incidentIds: ['nowhere'] });
    expect(() => previewBundle(kase.archive, unknown)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('bring no words of another child’s goal along', () => {
    const { archive, meeting, student, goal } = kase;
    const other = addStudent(archive, { initials: 'T.R.' }).id;
    const theirs = addGoal(archive, { studentId: other, text: 'SECRET-goal of his sister' }).id;
    const write = (fields: Partial<IncidentFields>) =>
      addIncident(archive, { date: '2026-03-05', text: 'SECRET-goals', ...fields }).id;
    const ids = [
      write({ goalId: theirs }),
      write({ goalId: theirs, studentId: student.id }),
      write({ goalId: goal.id }),
    ];
    const offered = notesFor(archive, meeting).filter(({ id }) => ids.includes(id));
    expect(offered.map((note) => [note.id, note.goal])).toEqual([
      [ids[1], null],
      [ids[2], goal.text],
    ]);
    for (const id of ids) removeIncident(archive, { id });
  });

  it('stand in the chronology and in a table of their own, as written by the parent on a day, without a recording', () => {
    const label = `N-01, written by the parent on ${threat.createdAt.slice(0, 16).replace('T', ' ')} UTC, without a recording`;
    const line = text('data/02_chronology/chronology.csv')
      .split('\r\n')
      .find((one) => one.includes('N-01'));
    expect(line).toContain(
      '2026-03-03,10:30,"Note by the parent, without a recording: Two boys waited at the bus',
    );
    expect(line).toContain(label);
    const table = text('data/06_statements/notes-without-sound.csv');
    expect(table).toContain('Not changed since');
    expect(table).toContain('The parent was told,The aide');
    expect(text('START-HERE.html')).toContain('1 note without sound');
    expect(text('data/09_custody/what-this-does-not-prove.txt')).toContain('a note without sound');
    expect(text('data/01_index/index.csv')).toContain('N-01');
  });

  it('leave no word of another note anywhere in the bundle', () => {
    for (const [path, bytes] of readTree(bundle)) expect(bytes.includes('SECRET-'), path).toBe(false);
  });

  it('verify: the signed log says when each was written; another day or time is found', async () => {
    expect((await verifyBundle(bundle)).findings).toEqual([]);
    const { notes } = bundleFile.parse(JSON.parse(text('data/10_machine/bundle.json')));
    const custody = JSON.parse(text('data/09_custody/custody-log.json'));
    const found = (of: typeof notes) => {
      const problems: string[] = [];
      checkNotes({ notes: of }, custody, 'log', (_file, problem) => problems.push(problem));
      return problems;
    };
    expect(notes).toMatchObject([{ writtenAt: threat.createdAt, changedAt: null, known: 'was-told' }]);
    expect(found(notes)).toEqual([]);
    expect(found(notes.map((one) => ({ ...one, writtenAt: '2020-01-01T00:00:00.000Z' })))).toHaveLength(1);
    expect(found(notes.map((one) => ({ ...one, happenedOn: '2026-03-04' })))).toHaveLength(1);
    expect(found(notes.map((one) => ({ ...one, id: 'another' })))).toHaveLength(1);
  });

  it('say so when they were changed later, and the log has both entries', async () => {
    changeIncident(kase.archive, { id: threat.id, change: { text: 'Two boys waited', date: '2026-03-02' } });
    rmSync(bundle, { recursive: true });
    bundle = (
      await exportBundle(
        kase.archive,
        kase.ffmpeg,
        request({ incidentIds: [threat.id] }),
        join(folder, 'out'),
      )
    ).place;
    expect((await verifyBundle(bundle)).findings).toEqual([]);
    expect(text('data/06_statements/notes-without-sound.csv')).toContain('Two boys waited,');
    expect(text('data/09_custody/custody-log.html')).toContain('A note of what happened was changed.');
  });
});
