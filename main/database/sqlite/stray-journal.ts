import { createDecipheriv } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { damagedIndex } from './errors.ts';

/** SQLCipher 4 (docs/decisions/020): pages of 4096 bytes that end with an IV of 16 and an HMAC of 64 bytes. */
const PAGE = 4096;
const SALT = 16;
const IV = { from: PAGE - 80, to: PAGE - 64 };
/** Write and read version in the file's header (sqlite.org/fileformat2.html §1.3.3): 1 plain, 2 with a journal beside it. */
const VERSIONS = 18;
const PLAIN = Buffer.from([1, 1]);

/**
 * A journal is bound to its index by nothing but its name. Beside an older copy that was put back, SQLite would write
 * the pages of the newer one into it without a word. Our index says that it has a journal before there is one, and is
 * folded into a plain file at locking, as each spare copy is: beside a plain one lies a stray. It is given another name
 * and kept. @throws archive-index-damaged when nothing may be written; what the disk says
 */
export function setStrayJournalAside(file: string, key: Buffer, readOnly: boolean): void {
  const journal = `${file}-wal`;
  if (!existsSync(journal) || statSync(journal).size === 0 || !isPlain(file, key)) return;
  if (readOnly) throw damagedIndex('the journal beside it belongs to another one');
  renameSync(journal, freeName(`${journal}.set-aside`));
}

/** True only for a file that can be read with this key; noise, a wrong key or a short file is no reason to touch it. */
function isPlain(file: string, key: Buffer): boolean {
  const page = Buffer.alloc(PAGE);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, page, 0, PAGE, 0) < PAGE) return false;
  } finally {
    closeSync(handle);
  }
  const cipher = createDecipheriv('aes-256-cbc', key, page.subarray(IV.from, IV.to)).setAutoPadding(false);
  const header = cipher.update(page.subarray(SALT, SALT + 16));
  return header.subarray(VERSIONS - SALT, VERSIONS - SALT + PLAIN.length).equals(PLAIN);
}

function freeName(wanted: string): string {
  for (let turn = 1; ; turn += 1) {
    const name = turn === 1 ? wanted : `${wanted}-${turn}`;
    if (!existsSync(name)) return name;
  }
}
