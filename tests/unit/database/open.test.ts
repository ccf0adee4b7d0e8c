import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openIndex } from '../../../main/database/index.ts';
import { repositories } from '../../../main/database/repositories.ts';
import { writableDb } from '../../../main/database/sqlite/handle.ts';
import { aMeeting, newIndex, rawIndex, type TestIndex } from '../../support/archive/index.ts';
import { snapshot } from '../../support/vault/index.ts';

// Every commit is synced to a disk that other tests use too.
vi.setConfig({ testTimeout: 60_000 });

let at: TestIndex;
beforeEach(() => {
  at = newIndex();
});
afterEach(() => at.remove());

const failure = (code: string) => expect.objectContaining({ code });

describe('opening the index', () => {
  it('has every setting of SAFETY §2.5 in force', () => {
    expect(at.index.pragmas()).toEqual({
      cipher: 'sqlcipher',
      legacy: '4',
      journal_mode: 'wal',
      synchronous: '2',
      temp_store: '2',
      secure_delete: '1',
      foreign_keys: '1',
      trusted_schema: '0',
      cache_size: '-32768',
      cell_size_check: '1',
      recursive_triggers: '1',
      mmap_size: '0',
    });
  });

  it('is for the owner only, and nothing of it is readable on the disk', () => {
    at.index.meetings.insert(aMeeting({ title: 'MARKERTITLE' }));
    for (const name of readdirSync(at.folder)) {
      const file = join(at.folder, name);
      expect(statSync(file).mode & 0o077, name).toBe(0);
      const bytes = readFileSync(file);
      expect(bytes.includes('MARKERTITLE'), name).toBe(false);
      expect(bytes.includes('SQLite format 3'), name).toBe(false);
      expect(bytes.includes(at.key), name).toBe(false);
    }
  });

  it('refuses to make a second index over the first', () => {
    at.index.close();
    const before = snapshot(at.folder);
    expect(() => openIndex({ file: at.file, key: at.key, create: true })).toThrow(failure('archive-exists'));
    expect(snapshot(at.folder)).toEqual(before);
  });

  it.each([
    ['a wrong key', (file: string) => void file, () => randomBytes(32)],
    ['an empty file', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 0)), null],
    ['a file cut to half a page', (file: string) => truncateSync(file, 2048), null],
    ['noise', (file: string) => writeFileSync(file, randomBytes(8192)), null],
  ])('says archive-index-damaged for %s and changes nothing', (_what, damage, otherKey) => {
    at.index.close();
    damage(at.file);
    const before = snapshot(at.folder);
    const key = otherKey ? otherKey() : at.key;
    expect(() => openIndex({ file: at.file, key })).toThrow(failure('archive-index-damaged'));
    expect(snapshot(at.folder)).toEqual(before);
  });

  it('says archive-index-damaged for a missing file and does not make one', () => {
    const file = join(at.folder, 'gone.db');
    expect(() => openIndex({ file, key: at.key })).toThrow(failure('archive-index-damaged'));
    expect(existsSync(file)).toBe(false);
  });

  it('notices a page that was overwritten', () => {
    for (let i = 0; i < 200; i += 1) at.index.meetings.insert(aMeeting({ notes: 'n'.repeat(500) }));
    at.index.close();
    const bytes = readFileSync(at.file);
    randomBytes(16).copy(bytes, 4096 * 20 + 100);
    writeFileSync(at.file, bytes);
    const index = openIndex({ file: at.file, key: at.key });
    let complaints: string[] | string;
    try {
      complaints = index.integrity();
    } catch (error) {
      complaints = String(Reflect.get(Object(error), 'code'));
    }
    expect(complaints.length).toBeGreaterThan(0);
    if (typeof complaints === 'string') expect(complaints).toBe('archive-index-damaged');
    index.close();
  });

  it('leaves one whole file when it is closed, which opens where nothing can be written', () => {
    at.index.meetings.insert(aMeeting());
    at.index.close();
    expect(readdirSync(at.folder)).toEqual(['index.db']);
    const before = snapshot(at.folder);
    const index = openIndex({ file: at.file, key: at.key, readOnly: true });
    expect(index.meetings.count()).toBe(1);
    expect(() => index.meetings.insert(aMeeting())).toThrow(failure('archive-read-only'));
    index.close();
    expect(snapshot(at.folder)).toEqual(before);
  });

  it('does not change the key that it was given', () => {
    const key = Buffer.from(at.key);
    at.index.close();
    openIndex({ file: at.file, key }).close();
    expect(key.equals(at.key)).toBe(true);
  });

  it('keeps what was committed when the process dies before closing', () => {
    at.index.meetings.insert(aMeeting({ title: 'Kept' }));
    const second = rawIndex(at.file, at.key);
    expect(second.prepare('select title from meetings').pluck().get()).toBe('Kept');
    second.close();
  });
});

describe('transactions', () => {
  it('keeps all of the work or nothing', () => {
    const work = () =>
      at.index.transaction(() => {
        at.index.meetings.insert(aMeeting());
        at.index.transaction(() => at.index.meetings.insert(aMeeting()));
        throw new Error('stop');
      });
    expect(work).toThrow('stop');
    expect(at.index.meetings.count()).toBe(0);
  });

  it('refuses async work, which would run outside of it', () => {
    expect(() => at.index.transaction(async () => 1)).toThrow(TypeError);
  });
});

describe('a copy', () => {
  it('opens with the same key, holds the same rows, and is encrypted', () => {
    at.index.meetings.insert(aMeeting({ title: 'MARKERTITLE' }));
    const file = join(at.folder, 'copy.db');
    at.index.copyTo(file);
    expect(readFileSync(file).includes('MARKERTITLE')).toBe(false);
    expect(statSync(file).mode & 0o077).toBe(0);
    const copy = openIndex({ file, key: at.key, readOnly: true });
    expect(copy.meetings.list({ limit: 9, offset: 0 })).toEqual(
      at.index.meetings.list({ limit: 9, offset: 0 }),
    );
    copy.close();
  });

  it('does not overwrite a file', () => {
    const file = join(at.folder, 'copy.db');
    writeFileSync(file, 'mine');
    expect(() => at.index.copyTo(file)).toThrow(failure('file-system'));
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('says file-system where it cannot be written, and leaves nothing of it', () => {
    expect(() => at.index.copyTo(join(at.folder, 'no such folder', 'copy.db'))).toThrow(
      failure('file-system'),
    );
    expect(readdirSync(at.folder).sort()).toEqual(['index.db', 'index.db-shm', 'index.db-wal']);
  });
});

describe('a full disk', () => {
  it('is said in words; what was there before stays, and it goes on when there is room', () => {
    at.index.meetings.insert(aMeeting({ title: 'Before' }));
    at.index.close();
    const connection = rawIndex(at.file, at.key);
    connection.pragma(`max_page_count = ${connection.pragma('page_count', { simple: true })}`);
    const { meetings, transaction } = { ...repositories(writableDb(connection)), ...writableDb(connection) };
    const write = () =>
      transaction(() => {
        for (let n = 0; n < 50; n += 1) meetings.insert(aMeeting({ notes: 'x'.repeat(4000) }));
      });
    expect(write).toThrow(failure('disk-full'));
    expect(meetings.list({ limit: 9, offset: 0 }).map(({ title }) => title)).toEqual(['Before']);
    connection.pragma('max_page_count = 100000');
    write();
    expect(meetings.count()).toBe(51);
    connection.close();
    const index = openIndex({ file: at.file, key: at.key });
    expect(index.integrity()).toEqual([]);
    index.close();
  });
});
