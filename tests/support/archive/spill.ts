import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import {
  applySettings,
  assertSettings,
  giveKey,
  startJournal,
} from '../../../main/database/sqlite/pragmas.ts';

/*
 * Run as a program of its own, so that TMPDIR is read anew and the whole process can be watched:
 * spill.ts FILE MARKER (ours|careless). Sorts 200,000 rows that carry the marker and stops in the middle, while
 * whatever was spilled is still there. Prints "sorted" and waits to be killed.
 */
const [, , file = '', marker = '', how] = process.argv;
const connection = new Database(file);
const key = randomBytes(32);
giveKey(connection, key);
if (how === 'ours') {
  applySettings(connection);
  startJournal(connection);
  assertSettings(connection, false);
}
connection.exec('create table rows (n integer, words text)');
const insert = connection.prepare('insert into rows values (?, ?)');
connection.transaction(() => {
  for (let n = 0; n < 200_000; n += 1) insert.run((n * 7919) % 200_003, `${marker} ${n}`);
})();
// Small memory for pages makes the sorter spill if it may.
connection.pragma('cache_size = 10');
const sorted = connection.prepare('select words from rows order by words desc, n').iterate();
sorted.next();
console.log('sorted');
setInterval(() => sorted, 1000);
