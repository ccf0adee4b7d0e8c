import type Database from 'better-sqlite3';
import { damagedIndex } from './errors.ts';

/**
 * The settings of SAFETY §2.5, and how SQLite says them back. `temp_store` matters most: without it a large sort
 * spills readable rows into a temporary file (SAFETY §0, finding 3). `recursive_triggers` makes the triggers that keep
 * evidence also see the deletion hidden in an `insert or replace`.
 */
const SETTINGS: readonly [name: string, set: string, answer: string][] = [
  ['synchronous', 'FULL', '2'],
  ['temp_store', 'MEMORY', '2'],
  ['secure_delete', 'ON', '1'],
  ['foreign_keys', 'ON', '1'],
  ['trusted_schema', 'OFF', '0'],
  ['cell_size_check', 'ON', '1'],
  ['recursive_triggers', 'ON', '1'],
  ['mmap_size', '0', '0'],
  // KiB of decrypted pages kept: each one read again is decrypted and checked again (docs/decisions/135).
  ['cache_size', '-32768', '-32768'],
];

/** The encrypted build adds this method; the types that are published are those of the plain build. */
type Encrypted = Database.Database & { key(key: Buffer): number };

const KEY_PREFIX = Buffer.from('raw:');

/**
 * Names the cipher and gives the key. SQLCipher 4 pages, so that another program can open the file when the key is
 * known; `raw:` and 32 bytes means that the bytes are the key itself and no second, slow derivation runs
 * (docs/decisions/020). The key never becomes text.
 */
export function giveKey(connection: Database.Database, key: Buffer): void {
  if (key.length !== 32) throw new TypeError('the index key is 32 bytes');
  connection.pragma("cipher='sqlcipher'");
  connection.pragma('legacy=4');
  const raw = Buffer.concat([KEY_PREFIX, key]);
  try {
    (connection as Encrypted).key(raw);
  } finally {
    raw.fill(0);
  }
}

/**
 * Sets what changes nothing in the file, and reads it for the first time: a wrong key shows here, as SQLITE_NOTADB.
 */
export function applySettings(connection: Database.Database): void {
  for (const [name, value] of SETTINGS) connection.pragma(`${name} = ${value}`);
  connection.pragma('user_version', { simple: true });
}

/** Turns the journal on. This writes to the file, so it comes after the file was found to be ours. */
export function startJournal(connection: Database.Database): void {
  connection.pragma('journal_mode = WAL');
}

/**
 * Asks for every setting again. Throws when one did not take: the archive is then not opened at all. A file that cannot
 * be written keeps the journal mode that it has.
 */
export function assertSettings(connection: Database.Database, readOnly: boolean): void {
  const actual = settingsOf(connection);
  const expected = new Map(SETTINGS.map(([name, , answer]) => [name, answer]));
  expected.set('cipher', 'sqlcipher').set('legacy', '4');
  if (!readOnly) expected.set('journal_mode', 'wal');
  for (const [name, answer] of expected) {
    if (actual[name] !== answer) throw damagedIndex(`setting ${name} is ${actual[name]}, not ${answer}`);
  }
}

/** The settings in force, as SQLite tells them. */
export function settingsOf(connection: Database.Database): Record<string, string> {
  const names = ['cipher', 'legacy', 'journal_mode', ...SETTINGS.map(([name]) => name)];
  return Object.fromEntries(names.map((name) => [name, String(connection.pragma(name, { simple: true }))]));
}
