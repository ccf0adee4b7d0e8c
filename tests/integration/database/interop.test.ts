import SqlCipher from '@signalapp/sqlcipher';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  aMeeting,
  aMoment,
  meetingWithRecording,
  newIndex,
  type TestIndex,
} from '../../support/archive/index.ts';

let at: TestIndex;
beforeEach(() => {
  at = newIndex();
});
afterEach(() => at.remove());

/** SQLCipher itself, another program than ours, with nothing but the file and the 32 bytes. */
function opened(file: string, key: Buffer) {
  const other = new SqlCipher(file);
  other.pragma(`key = "x'${key.toString('hex')}'"`);
  return other;
}

it('SQLCipher 4 opens the index with the raw key, reads every table and searches it', () => {
  const { recording } = meetingWithRecording(at.index);
  at.index.moments.insert(aMoment(recording, { text: 'treinta minutos para el niño' }));
  at.index.close();
  const other = opened(at.file, at.key);
  expect(String(other.pragma('cipher_version', { simple: true }))).toMatch(/^4\./);
  expect(other.pragma('cipher_integrity_check')).toEqual([]);
  expect(other.pragma('integrity_check', { simple: true })).toBe('ok');
  const tables = other.prepare(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'",
  );
  for (const { name } of tables.all()) other.prepare(`select count(*) from "${String(name)}"`).get();
  expect(other.prepare('select text from moments').get()).toEqual({ text: 'treinta minutos para el niño' });
  expect(other.prepare("select rowid from search where search match 'nino'").all()).toHaveLength(1);
  other.close();
});

it('reads what is still in the journal', () => {
  at.index.meetings.insert(aMeeting({ title: 'In the journal' }));
  const other = opened(at.file, at.key);
  expect(other.prepare('select title from meetings').get()).toEqual({ title: 'In the journal' });
  other.close();
});

it('does not open with another key', () => {
  at.index.close();
  const key = Buffer.from(at.key);
  key[31] = (key[31] ?? 0) ^ 1;
  const other = new SqlCipher(at.file);
  other.pragma(`key = "x'${key.toString('hex')}'"`);
  expect(() => other.prepare('select count(*) from meetings').get()).toThrow();
  other.close();
});
