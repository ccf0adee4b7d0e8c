import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KdfCost } from '../../../main/vault/index.ts';

/** Real Argon2id at the smallest cost a reader takes, so that a test opens an archive in a millisecond. */
export const CHEAP_KDF: KdfCost = { memoryKiB: 64, passes: 1, lanes: 1 };

export const PASSPHRASE = 'plum harbor quilt seven';

/** Where files live in memory, on Linux; null when there is none, or little of it. */
function memoryDisk(): string | null {
  const place = '/dev/shm';
  try {
    accessSync(place, constants.W_OK);
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize > 512 * 1024 * 1024 ? place : null;
  } catch {
    return null;
  }
}

/**
 * A fresh folder and a function that removes it. `inMemory`: for the many rounds of a test whose failures are injected,
 * where waiting for a real disk proves nothing.
 */
export function temporaryFolder(place?: 'inMemory'): { folder: string; remove: () => void } {
  const root = (place === 'inMemory' ? memoryDisk() : null) ?? tmpdir();
  const folder = mkdtempSync(join(root, 'keptword-vault-'));
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
