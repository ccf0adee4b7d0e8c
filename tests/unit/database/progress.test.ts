import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openIndex } from '../../../main/database/index.ts';
import { MIGRATIONS } from '../../../main/database/migrations/index.ts';
import { decision, goal } from '../../../shared/domain/index.ts';
import {
  aMoment,
  meetingWithRecording,
  newIndex,
  rawIndex,
  type TestIndex,
} from '../../support/archive/index.ts';

// Every commit is synced to a disk that other tests use too.
vi.setConfig({ testTimeout: 60_000 });

let at: TestIndex;
beforeEach(() => {
  at = newIndex();
});
afterEach(() => at.remove());

const AT = '2026-11-22T10:00:00.000Z';
const BEFORE_0080 = MIGRATIONS.filter(({ version }) => version < 80);

it('0080 adds progress and deliveries to an archive that has goals and promises already, and guards them', () => {
  const file = `${at.file}.old`;
  openIndex({ file, key: at.key, create: true, migrations: BEFORE_0080 }).close();
  const old = rawIndex(file, at.key);
  old.exec(`insert into students (id, initials) values ('s', 'J.R.');
    insert into goals (id, student_id, kind, text, created_at) values ('g', 's', 'goal', 'Four words', '${AT}');
    insert into meetings (id, title, kind, date, district_recorded, notes, created_at)
      values ('m', 'Annual', 'iep', '2026-10-20', 'unknown', '', '${AT}');
    insert into decisions (id, meeting_id, text, created_at) values ('d', 'm', 'An aide', '${AT}');`);
  old.close();

  const index = openIndex({ file, key: at.key });
  const entry = {
    id: 'p',
    goalId: 'g',
    date: '2026-11-02',
    text: '',
    source: null,
    noData: true,
    createdAt: AT,
  };
  index.progress.insert(entry);
  expect(index.progress.ofGoal('g')).toEqual([entry]);
  const came = { id: 'c', momentId: null, decisionId: 'd', date: '2026-11-03', minutes: null, createdAt: AT };
  index.deliveries.insert({ ...came, delivered: 'yes', note: '' });
  index.deliveries.replace({ ...came, delivered: 'no', note: 'The log' });
  expect(index.deliveries.ofDecision('d')).toEqual([{ ...came, delivered: 'no', note: 'The log' }]);
  index.close();

  const raw = rawIndex(file, at.key);
  for (const statement of [
    'delete from progress',
    'delete from deliveries',
    "update deliveries set decision_id = 'x'",
    `insert into deliveries (id, date, delivered, note, created_at) values ('n', '2026-11-03', 'yes', '', '${AT}')`,
    "update deliveries set delivered = 'perhaps'",
    'update progress set no_data = 2',
  ])
    expect(() => raw.exec(statement), statement).toThrow();
  raw.close();
});

it('what is due is found by its day, without looking at every moment', () => {
  const raw = rawIndex(at.file, at.key);
  const plan = (sql: string) =>
    raw
      .prepare<[], { detail: string }>(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => detail);
  for (const table of ['moments', 'decisions'])
    expect(plan(`select id from ${table} where deleted_at is null and due <= '2026-12-01'`).join()).toContain(
      `${table}_due`,
    );
  raw.close();
});

it('newest first, page by page; a day that is taken out is not due', () => {
  const { meeting, recording } = meetingWithRecording(at.index);
  at.index.students.insert({ id: 's', initials: 'J.R.', birthDate: null, schoolYear: null });
  at.index.goals.insert(goal.parse({ id: 'g', studentId: 's', text: 'Four words', createdAt: AT }));
  at.index.moments.insert(aMoment(recording, { id: 'said', due: '2026-10-23' }));
  const decided = { meetingId: meeting.id, text: 'An aide', createdAt: AT, due: '2026-10-22' };
  at.index.decisions.insert(decision.parse({ ...decided, id: 'decided', goalId: 'g' }));
  const { promises } = at.index;
  const all = { studentId: null, limit: 1, offset: 0 };
  expect(
    [promises.list(all), promises.list({ ...all, offset: 1 })]
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['decided', 'said']);
  const due = (studentId: string | null) =>
    promises.due({ studentId, until: '2026-11-01' }).map(({ id }) => id);
  expect(due(null)).toEqual(['decided', 'said']);
  expect(due('another')).toEqual(['said']);
  at.index.decisions.setDeleted('decided', AT);
  expect(due('s')).toEqual(['said']);
});
