import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { subkey } from '../../../main/vault/keys.ts';
import { NOT_RUN } from '../../support/programs/index.ts';
import { openKeyFile } from '../../support/vault/independent.ts';
import { homeArchive, PASSPHRASE } from '../../support/vault/index.ts';

const home = homeArchive();
const HOLDER = fileURLToPath(new URL('../../support/vault/holder.ts', import.meta.url));
/** Linux shows a parent the memory of its child. */
const canLook = existsSync('/proc/self/mem');
const unseen = canLook ? '' : ` (${NOT_RUN} /proc)`;

it.runIf(canLook)(`no archive key is left in the memory of a locked program${unseen}`, async () => {
  await home.vault.close();
  const archive = openKeyFile(readFileSync(join(home.folder, 'archive.json'), 'utf8'), {
    passphrase: PASSPHRASE,
  });
  const id = Buffer.from(archive.archiveId.replaceAll('-', ''), 'hex');
  const keys = { archive: Buffer.from(archive.archiveKey), file: subkey(archive.archiveKey, id, 'file') };
  const options = ['--expose-gc', '--disable-warning=ExperimentalWarning', HOLDER, home.folder, 'lock'];
  const child = spawn(process.execPath, options, { stdio: ['pipe', 'pipe', 'inherit'] });
  const seen: Record<string, string[]> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const state = Object.keys(JSON.parse(line))[0] ?? '';
    seen[state] = keysIn(child.pid ?? 0, keys);
    if (state === 'used') child.stdin.write('lock\n');
    if (state === 'locked') child.kill('SIGKILL');
  }
  // The first line proves that the search finds what is there.
  expect(seen).toMatchObject({ used: ['archive', 'file'], locked: [] });
});

/** Which of the keys stand anywhere in the writable memory of a process. */
function keysIn(pid: number, keys: Record<string, Buffer>): string[] {
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
    const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (!range) continue;
    const end = Number.parseInt(range[2] ?? '', 16);
    for (let at = Number.parseInt(range[1] ?? '', 16); at < end; ) {
      const part = readSome(memory, at, Math.min(end - at, 4 * 1024 * 1024));
      for (const [name, key] of Object.entries(keys)) if (part.includes(key)) found.add(name);
      // Steps overlap, so that a key across the edge of two is found.
      at += part.length < 64 || at + part.length >= end ? Math.max(part.length, 4096) : part.length - 64;
    }
  }
  closeSync(memory);
  return [...found].sort();
}

/** Some ranges, such as guard pages, cannot be read by anyone. */
function readSome(memory: number, at: number, length: number): Buffer {
  const part = Buffer.alloc(length);
  try {
    return part.subarray(0, readSync(memory, part, 0, length, at));
  } catch {
    return part.subarray(0, 0);
  }
}
