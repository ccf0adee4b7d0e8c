import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

const entry = {
  seq: 1,
  at: '2026-10-20T15:30:00.000Z',
  event: 'archive-created' as const,
  subject: null,
  facts: {},
  factsHash: '1'.repeat(64),
  prevHash: '0'.repeat(64),
  hash: '2'.repeat(64),
  signature: 'x',
};

/** Every column of a table but those that may change. */
function fixedColumns(table: string, free: string[]): string[] {
  const raw = rawIndex(at.file, at.key);
  const rows = raw.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).all();
  raw.close();
  return rows.map(({ name }) => name).filter((name) => !free.includes(name));
}

const run = (sql: string) => {
  const raw = rawIndex(at.file, at.key);
  raw.pragma('recursive_triggers = ON');
  try {
    return raw.prepare(sql).run().changes;
  } finally {
    raw.close();
  }
};

describe('evidence that the database itself keeps', () => {
  it('what a recording is never changes: not one column of it', () => {
    meetingWithRecording(at.index);
    const free = [
      'label',
      'source',
      'announced',
      'recorded_by',
      'date_by_parent',
      'device',
      'place_ms',
      'deleted_at',
    ];
    const remade = ['playback_blob_id', 'peaks_blob_id', 'stream_blob_id'];
    const fixed = fixedColumns('recordings', [...free, ...remade]);
    expect(fixed).toEqual(
      expect.arrayContaining([
        'sha256',
        'original_name',
        'imported_at',
        'bytes',
        'samples',
        'original_blob_id',
      ]),
    );
    for (const column of fixed) {
      expect(() => run(`update recordings set ${column} = ${column}`), column).toThrow(/never changes/);
    }
    for (const column of free) expect(run(`update recordings set ${column} = ${column}`), column).toBe(1);
  });

  it('a recording leaves a tombstone that stays', () => {
    const { recording } = meetingWithRecording(at.index);
    expect(() => run('delete from recordings')).toThrow(/tombstone/);
    at.index.recordings.remove(recording.id, entry.at);
    expect(() => run('update recordings set deleted_at = null')).toThrow(/tombstone stays/);
    expect(at.index.recordings.everImported()).toEqual([
      { id: recording.id, sha256: recording.sha256, deletedAt: entry.at },
    ]);
  });

  it('custody entries are never updated, deleted or replaced', () => {
    at.index.custody.append(entry);
    for (const column of fixedColumns('custody', [])) {
      expect(() => run(`update custody set ${column} = ${column}`), column).toThrow(/only ever added/);
    }
    expect(() => run('delete from custody')).toThrow(/only ever added/);
    expect(() => run('insert or replace into custody select * from custody')).toThrow(/only ever added/);
    expect(at.index.custody.entries()).toEqual([entry]);
  });

  it('to whom something went, and who agreed to it, is only ever added to', () => {
    const { meeting } = meetingWithRecording(at.index);
    at.index.custody.append(entry);
    at.index.people.insert({ id: 'p', label: 'Ms. Lee', role: 'other' });
    at.index.shares.insert({ at: entry.at, seq: 1, to: null, why: 'own' });
    at.index.consents.insert({ at: entry.at, meetingId: meeting.id, personId: 'p', answer: 'refused' });
    for (const table of ['shares', 'consents']) {
      for (const column of fixedColumns(table, []))
        expect(() => run(`update ${table} set ${column} = ${column}`), column).toThrow(/only ever added/);
      expect(() => run(`delete from ${table}`)).toThrow(/only ever added/);
    }
    expect(at.index.shares.list()).toEqual([{ at: entry.at, seq: 1, to: null, why: 'own' }]);
  });

  it('a moment stays where it was marked, and its earlier words stay', () => {
    const { recording } = meetingWithRecording(at.index);
    const moment = aMoment(recording);
    at.index.moments.insert(moment);
    at.index.momentVersions.insert({ at: entry.at, version: moment });
    for (const column of ['id', 'recording_id', 'created_at']) {
      expect(() => run(`update moments set ${column} = ${column}`), column).toThrow(/where it was marked/);
    }
    expect(() => run('delete from moments')).toThrow(/taken out/);
    expect(() => run("update moment_versions set version = '{}'")).toThrow(/only ever added/);
    expect(() => run('delete from moment_versions')).toThrow(/only ever added/);
  });

  it('an export stays as it was recorded', () => {
    const { meeting } = meetingWithRecording(at.index);
    at.index.exports.insert({
      id: 'e1',
      at: entry.at,
      name: 'bundle',
      meetingId: meeting.id,
      manifestHash: 'a'.repeat(64),
      clips: 1,
      files: 2,
      bytes: 3,
    });
    expect(() => run("update exports set manifest_hash = ''")).toThrow(/stays/);
    expect(() => run('delete from exports')).toThrow(/stays/);
  });

  it('no row can point at nothing', () => {
    const moment = aMoment({ id: 'no-such-recording' });
    expect(() => at.index.moments.insert(moment)).toThrow(expect.objectContaining({ code: 'unexpected' }));
  });
});
