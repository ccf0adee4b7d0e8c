import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KdfCost } from '../../../main/vault/index.ts';

/** Real Argon2id at the smallest cost a reader takes, so that a test opens an archive in a millisecond. */
export const CHEAP_KDF: KdfCost = { memoryKiB: 64, passes: 1, lanes: 1 };

export const PASSPHRASE = 'plum harbor quilt seven';

/** A fresh folder and a function that removes it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-vault-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Every file and folder below a folder with its mode and the hash of its bytes: equal means nothing was changed. */
export function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    const facts = lstatSync(path);
    const content = facts.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder';
    found[name] = `${(facts.mode & 0o777).toString(8)} ${content}`;
  }
  return found;
}
