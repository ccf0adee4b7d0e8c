import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openIndex } from '../../../main/database/index.ts';
import { MIGRATIONS, type Migration } from '../../../main/database/migrations/index.ts';
import { currentSchema, SCHEMA_FILE } from '../../../scripts/schema.ts';
import { aMeeting, foundIn, newIndex, rawIndex, type TestIndex } from '../../support/archive/index.ts';
import { snapshot } from '../../support/vault/index.ts';

// Every commit is synced to a disk that other tests use too.
vi.setConfig({ testTimeout: 60_000 });

let at: TestIndex;
beforeEach(() => {
  at = newIndex();
});
afterEach(() => at.remove());

const newest = MIGRATIONS.at(-1)?.version ?? 0;
const next: Migration = { version: newest + 10, name: 'next', sql: 'create table next (x text) strict;' };
const DAY = '2026-10-21T08:00:00.000Z';

/** A row as an older program left it: what is not given and must not be empty is a 1 or the column's own name. */
function put(raw: ReturnType<typeof rawIndex>, table: string, given: Record<string, string>): void {
  const columns = raw.pragma(`table_info(${table})`) as {
    name: string;
    type: string;
    notnull: number;
    dflt_value: string | null;
  }[];
  const row = columns.flatMap(({ name, type, notnull, dflt_value }) => {
    const value = given[name] ?? (type === 'INTEGER' ? 1 : name);
    return name in given || (notnull === 1 && dflt_value === null) ? [[name, value] as const] : [];
  });
  const names = row.map(([name]) => name);
  raw
    .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
    .run(row.map(([, value]) => value));
}
const failure = (code: string) => expect.objectContaining({ code });
const tablesOf = (file: string, key: Buffer) => {
  const raw = rawIndex(file, key);
  const names = raw.prepare<[], string>('select name from sqlite_schema order by name').pluck().all();
  const version = raw.pragma('user_version', { simple: true });
  raw.close();
  return { names, version };
};

describe('migrations', () => {
  it('schema.sql is current (npm run keptword needs nothing; node scripts/schema.ts writes it)', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(currentSchema());
  });

  it('each step builds on the one before and numbers the file', () => {
    for (let upTo = 1; upTo <= MIGRATIONS.length; upTo += 1) {
      const file = `${at.file}.step${upTo}`;
      openIndex({ file, key: at.key, create: true, migrations: MIGRATIONS.slice(0, upTo) }).close();
      expect(tablesOf(file, at.key).version).toBe(MIGRATIONS[upTo - 1]?.version);
      openIndex({ file, key: at.key }).close();
      expect(tablesOf(file, at.key)).toEqual(tablesOf(at.file, at.key));
    }
  });

  it('0020 and 0030 find and guard what is written after them, whatever step the file was made at', () => {
    const file = `${at.file}.old`;
    const old = openIndex({ file, key: at.key, create: true, migrations: MIGRATIONS.slice(0, 1) });
    old.close();
    const index = openIndex({ file, key: at.key });
    index.meetings.insert(aMeeting({ title: 'After the step' }));
    expect(foundIn(index, 'meeting', 'after step')).toHaveLength(1);
    index.close();
  });

  it('0246 finds asks and issues that were written before it', () => {
    const file = `${at.file}.before`;
    const steps = MIGRATIONS.filter(({ version }) => version < 246);
    openIndex({ file, key: at.key, create: true, migrations: steps }).close();
    const raw = rawIndex(file, at.key);
    put(raw, 'meetings', { id: 'g', prepared: '[]' });
    put(raw, 'sessions', { id: 's', meeting_id: 'g' });
    put(raw, 'recordings', { id: 'r', meeting_id: 'g', session_id: 's', sha256: 'a'.repeat(64) });
    const about = { recording_id: 'r', type: 'promise', issues: '["lre"]', created_at: DAY, updated_at: DAY };
    put(raw, 'moments', { id: 'm', text: 'aide', ...about });
    const asked = { about: 'records', what: 'Grabación', asked_on: DAY.slice(0, 10), how: 'email' };
    put(raw, 'asks', { id: 'a', ...asked, hand_overs: '[]', created_at: DAY });
    raw.close();
    const index = openIndex({ file, key: at.key });
    expect(foundIn(index, 'ask', 'grabacion')).toEqual(['a']);
    expect(foundIn(index, 'moment', '', { issue: 'lre' })).toEqual(['m']);
    expect(foundIn(index, 'moment', 'aide')).toEqual(['m']);
    index.close();
  });

  it('keeps an encrypted copy before the first pending step, and only then', () => {
    at.index.meetings.insert(aMeeting({ title: 'Kept' }));
    at.index.close();
    openIndex({ file: at.file, key: at.key }).close();
    expect(Object.keys(snapshot(at.folder))).toEqual(['index.db']);

    openIndex({ file: at.file, key: at.key, migrations: [...MIGRATIONS, next] }).close();
    expect(Object.keys(snapshot(at.folder))).toEqual(['index.db', `index.db.v${newest}`]);
    const copy = openIndex({ file: `${at.file}.v${newest}`, key: at.key, readOnly: true });
    expect(copy.meetings.list({ limit: 9, offset: 0 }).map(({ title }) => title)).toEqual(['Kept']);
    copy.close();
  });

  it('a step that fails leaves the file at the step before, with its copy', () => {
    at.index.close();
    const broken: Migration = {
      ...next,
      sql: 'create table half (x text) strict; select no_such_function();',
    };
    expect(() => openIndex({ file: at.file, key: at.key, migrations: [...MIGRATIONS, broken] })).toThrow();
    expect(tablesOf(at.file, at.key).version).toBe(newest);
    expect(tablesOf(at.file, at.key).names).not.toContain('half');
    openIndex({ file: at.file, key: at.key, migrations: [...MIGRATIONS, next] }).close();
    expect(tablesOf(at.file, at.key).version).toBe(next.version);
  });

  it('refuses a newer file with its own code and changes nothing', () => {
    at.index.close();
    openIndex({ file: at.file, key: at.key, migrations: [...MIGRATIONS, next] }).close();
    const before = snapshot(at.folder);
    expect(() => openIndex({ file: at.file, key: at.key })).toThrow(failure('archive-newer'));
    expect(() => openIndex({ file: at.file, key: at.key, readOnly: true })).toThrow(failure('archive-newer'));
    expect(snapshot(at.folder)).toEqual(before);
  });

  it('says so when an old file cannot be brought up to date because it cannot be written', () => {
    at.index.close();
    const open = () =>
      openIndex({ file: at.file, key: at.key, readOnly: true, migrations: [...MIGRATIONS, next] });
    expect(open).toThrow(failure('archive-read-only'));
  });

  it('are numbered in order', () => {
    for (const version of [newest, newest + 0.5]) {
      const wrong = [...MIGRATIONS, { ...next, version }];
      expect(() => openIndex({ file: at.file, key: at.key, migrations: wrong })).toThrow(/out of order/);
    }
  });
});
