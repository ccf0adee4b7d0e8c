import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFile } from '../../../main/evidence/format/bundle-file.ts';
import { exportBundle, previewBundle, verifyBundle } from '../../../main/evidence/index.ts';
import { checkFollowUp } from '../../../main/evidence/verify/follow-up.ts';
import { addDelivery, addProgress } from '../../../main/goals/index.ts';
import {
  addConcern,
  addDecision,
  addIncident,
  addMeeting,
  changeIncident,
} from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, removeMoment, undo } from '../../../main/review/index.ts';
import type { BundleRequest, ExportedCustodyEntry, Moment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { makeCase, readTree, type TestCase } from '../../support/evidence/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

/** What was written down after the meeting, and what is the parent's own: in the bundle, and only by her choice. */
const { folder, remove } = temporaryFolder();
let kase: TestCase;
let asked: Moment;
let bundle: string;
const PROBLEM = {
  problem: 'service-missed',
  since: 'September',
  promised: 'A lunch group',
  promisedBy: 'Ms. Park',
  due: '2026-11-02',
  soFar: 'Nothing',
};
const concerns: Record<'chosen' | 'kept' | 'hidden', string> = { chosen: '', kept: '', hidden: '' };
const request = (fields: Partial<BundleRequest> = {}): BundleRequest => ({
  meetingId: kase.meeting.id,
  ...fields,
});
const made = async (name: string, fields: Partial<BundleRequest> = {}) =>
  (await exportBundle(kase.archive, kase.ffmpeg, request(fields), join(folder, name))).place;
const text = (path: string) => readFileSync(join(bundle, path), 'utf8');
const json = () => bundleFile.parse(JSON.parse(text('data/10_machine/bundle.json')));

beforeAll(async () => {
  kase = await makeCase(folder);
  const { archive, meeting, goal, recording } = kase;
  const promise = kase.moments[1] as Moment;
  const mark = (from: number, to: number, fields: Partial<Moment>) =>
    addMoment(archive, {
      recordingId: recording.id,
      type: 'statement',
      startMs: ms(from),
      endMs: ms(to),
      ...fields,
    });
  addDelivery(archive, { momentId: promise.id, date: '2026-11-04', minutes: 60, delivered: 'yes' });
  addDelivery(archive, {
    momentId: promise.id,
    date: '2026-11-11',
    minutes: 30,
    delivered: 'partly',
    note: 'He was called out after half of it',
  });
  addProgress(archive, { goalId: goal.id, date: '2026-11-12', text: '5 of 10', source: 'Report, page 2' });
  const hidden = kase.moments[3] as Moment;
  addDelivery(archive, { momentId: hidden.id, date: '2026-11-05', delivered: 'no', note: 'SECRET-delivery' });
  const raise = (words: string, problem: object = {}) =>
    addConcern(archive, { meetingId: meeting.id, text: words, ...problem }).id;
  concerns.chosen = raise('He has nobody to eat lunch with', PROBLEM);
  concerns.kept = raise('SECRET-concern of the parent');
  concerns.hidden = raise('SECRET-concern about me');
  const answer = mark(63_000, 63_500, { text: 'Every two weeks' });
  asked = mark(60_000, 61_500, { type: 'question', text: 'SECRET-first words' });
  mark(62_000, 62_400, { text: 'SECRET-raised', concernId: concerns.hidden, private: true });
  changeMoment(archive, {
    id: asked.id,
    change: { text: 'How often?', endMs: ms(63_500), answeredById: answer.id, concernId: concerns.chosen },
  });
  removeMoment(archive, { id: asked.id });
  undo(archive);
  bundle = await made('out', { concernIds: [concerns.chosen] });
});
afterAll(async () => {
  await kase.archive.close();
  remove();
});

describe('a bundle', () => {
  it('sets what was promised against what was written down since, in counts and entry by entry', () => {
    const rows = text('data/06_statements/promised-and-delivered.csv').split('\r\n');
    expect(rows[1]).toContain('60 minutes a week,1,1,0,90,2 of 2 weeks');
    expect(text('data/06_statements/deliveries.csv')).toContain(
      '2026-11-11,Delivered in part,30,He was called out after half of it',
    );
    expect(text('data/06_statements/progress.csv')).toContain('2026-11-12,5 of 10,,"Report, page 2"');
    const chronology = text('data/02_chronology/chronology.csv');
    expect(chronology.indexOf('Delivered (60 minutes)')).toBeGreaterThan(chronology.indexOf('Later claimed'));
    expect(chronology.indexOf('Reported about the goal')).toBeGreaterThan(
      chronology.indexOf('Delivered in part'),
    );
    expect(text('START-HERE.html')).toContain(
      'Delivered: 1, in part: 1, not delivered: 0; 90 minutes written down',
    );
  });

  it('has every line of a problem, in words and for programs', () => {
    expect(text('data/06_statements/concerns.csv')).toContain(
      'A service did not happen. Since: September. Promised: A lunch group. By: Ms. Park. Due: 2026-11-02. So far: Nothing',
    );
    expect(json().concerns).toMatchObject([PROBLEM]);
  });

  it('says of each question where it was answered, and of a chosen concern where it was raised', () => {
    expect(text('data/06_statements/questions.csv')).toMatch(
      /How often\?,.*Answered in P-05: Every two weeks/,
    );
    expect(text('data/06_statements/concerns.csv')).toMatch(/nobody to eat lunch with,.*Raised,.*P-04/);
    expect(json().questions).toEqual([
      { exhibit: 'P-04', state: 'answered', answeredIn: 'P-05', answeredElsewhere: false },
    ]);
    expect(json().concerns).toMatchObject([{ raised: true, raisedIn: ['P-04'] }]);
  });

  it('tells what was done to each exhibit and when, and never its earlier words', () => {
    const history = json().exhibits.find(({ exhibit }) => exhibit === 'P-04')?.history;
    expect(history?.map(({ event, changed }) => [event, changed])).toEqual([
      ['moment-added', []],
      ['moment-changed', ['words', 'end', 'its answer', 'a link']],
      ['moment-deleted', []],
      ['moment-restored', []],
    ]);
    expect(text('data/09_custody/exhibit-history.csv')).toContain('Brought back, by undo or redo');
    expect(text('START-HERE.html')).toMatch(/changed 2 times since, last on 2026-11-22/);
  });

  it('holds nothing private, and nothing of the sheet that was not chosen', () => {
    for (const [path, bytes] of readTree(bundle)) expect(bytes.includes('SECRET'), path).toBe(false);
  });

  it('leads to every table from its first page, and verifies', async () => {
    for (const table of ['promised-and-delivered', 'deliveries', 'progress', 'questions', 'concerns']) {
      expect(text('START-HERE.html')).toContain(`href="data/06_statements/${table}.html"`);
    }
    expect(text('START-HERE.html')).toContain('href="data/09_custody/exhibit-history.html"');
    expect((await verifyBundle(bundle)).findings).toEqual([]);
  });

  it('is the same again, since nothing is counted up to today', async () => {
    const clock = { ...kase.archive.clock, now: () => new Date('2027-06-01T00:00:00.000Z') };
    const later = { ...kase.archive, clock };
    const choice = request({ concernIds: [concerns.chosen] });
    const { place } = await exportBundle(later, kase.ffmpeg, choice, join(folder, 'later'));
    const list = (of: string) => readFileSync(join(of, 'manifest-sha256.txt'), 'utf8');
    expect(list(place)).toBe(list(bundle));
  });
});

describe('what the parent leaves out', () => {
  it('is not in it, not even as an empty table, and is what the preview said', async () => {
    const bare = { followUp: false, history: false };
    const preview = previewBundle(kase.archive, request(bare));
    expect([...preview.progress, ...preview.deliveries]).toEqual([]);
    expect(preview.leftOut).toContainEqual(
      expect.objectContaining({ what: 'deliveries', count: 2, why: 'follow-up-unwanted' }),
    );
    const place = await made('bare', bare);
    const paths = [...readTree(place).keys()].join('\n');
    expect(paths).not.toMatch(/deliver|progress|concerns|exhibit-history/);
    expect((await verifyBundle(place)).ok).toBe(true);
    rmSync(place, { recursive: true });
  });

  it('keeps a concern at home that is about what became private, or about a mediation', async () => {
    const { archive, meeting } = kase;
    const secret = { meetingId: meeting.id, text: 'SECRET-about' };
    const mediation = addMeeting(archive, { title: 'Talks', date: '2026-10-21', kind: 'mediation' });
    const agreed = addDecision(archive, {
      meetingId: mediation.id,
      text: 'SECRET-agreed',
      outcome: 'agreed',
    });
    const note = addIncident(archive, { date: '2026-10-19', text: 'SECRET-note' });
    const promise = addMoment(archive, {
      recordingId: kase.recording.id,
      type: 'promise',
      startMs: ms(62_500),
      endMs: ms(62_900),
    });
    const about = [
      { aboutMomentId: promise.id },
      { aboutIncidentId: note.id },
      { aboutDecisionId: agreed.id },
    ].map((one) => addConcern(archive, { ...secret, ...one }).id);
    changeMoment(archive, { id: promise.id, change: { private: true } });
    removeMoment(archive, { id: promise.id });
    changeIncident(archive, { id: note.id, change: { private: true } });
    const { concerns: offered, leftOut } = previewBundle(archive, request({ concernIds: about }));
    expect(offered.filter(({ concern }) => about.includes(concern.id))).toEqual([]);
    expect(
      leftOut.filter(({ why, text: words }) => why === 'concern-private' && words === secret.text),
    ).toHaveLength(3);
  });

  it('offers the concerns, chosen or not, and never one that was raised in private', async () => {
    const offered = previewBundle(kase.archive, request({ concernIds: [concerns.chosen] })).concerns;
    expect(offered.map(({ concern, raised, chosen }) => [concern.id, raised, chosen])).toEqual([
      [concerns.chosen, true, true],
      [concerns.kept, false, false],
    ]);
    const named = previewBundle(kase.archive, request({ concernIds: [concerns.hidden] }));
    expect(named.leftOut).toContainEqual(
      expect.objectContaining({ what: 'concern', why: 'concern-private' }),
    );
    expect(() => previewBundle(kase.archive, request({ concernIds: [kase.goal.id] }))).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });
});

it('the verifier holds all of it against the signed log', () => {
  const log: ExportedCustodyEntry[] = JSON.parse(text('data/09_custody/custody-log.json'));
  const findings = (change: (bundle: ReturnType<typeof json>) => void) => {
    const file = json();
    change(file);
    const found: string[] = [];
    checkFollowUp(file, log, { bundle: 'b', custody: 'c' }, (_file, problem) => found.push(problem));
    return found.join(' ');
  };
  expect(findings(() => undefined)).toBe('');
  expect(findings(({ deliveries: [one] }) => one && Object.assign(one, { minutes: 0 }))).toContain('else');
  expect(findings(({ deliveries: [one] }) => one && Object.assign(one, { exhibit: 'P-99' }))).toContain(
    'not in',
  );
  expect(findings(({ progress: [one] }) => one && Object.assign(one, { date: '2026-01-01' }))).toContain(
    'else',
  );
  expect(findings(({ progress: [one] }) => one && Object.assign(one, { id: 'new' }))).toContain(
    'does not say',
  );
  expect(findings(({ concerns: [one] }) => one?.raisedIn.push('P-77'))).toContain('not in the bundle');
  expect(findings(({ exhibits }) => exhibits.at(-2)?.history.pop())).toContain(
    'not the one in the custody log',
  );
});
