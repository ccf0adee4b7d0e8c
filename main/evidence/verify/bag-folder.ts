import { constants } from 'node:fs';
import { type FileHandle, lstat, open, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFinding } from '../../../shared/domain/index.ts';
import { fileError } from '../../platform/index.ts';
import { type Bag, badName, MOST_FILES, sameNameTwice } from './bag.ts';

/** Big enough that a disk is read at full speed while the piece before is hashed. */
const PIECE = 4 * 1024 * 1024;

/** A bundle that lies in a folder. Links and special files are findings and are never opened. */
export async function folderBag(root: string): Promise<Bag> {
  const files = new Map<string, number>();
  const findings: BundleFinding[] = [];
  await walk(root, '', files, findings);
  for (const path of sameNameTwice(files.keys())) {
    findings.push({ file: path, problem: 'Another file has the same name in other letters.' });
  }
  return {
    files,
    findings,
    read: (path) => pieces(join(root, ...path.split('/'))),
    close: async () => {},
  };
}

async function walk(
  root: string,
  below: string,
  files: Map<string, number>,
  findings: BundleFinding[],
): Promise<void> {
  const folders: string[] = [];
  try {
    for await (const entry of await opendir(join(root, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const bad = badName(path);
      if (bad !== null) findings.push({ file: path, problem: bad });
      else if (entry.isDirectory()) folders.push(path);
      else if (!entry.isFile())
        findings.push({ file: path, problem: 'This is a link or a device, not a file.' });
      else if (files.size >= MOST_FILES)
        findings.push({ file: null, problem: 'There are far too many files.' });
      else files.set(path, (await lstat(join(root, path))).size);
      if (findings.length > 1000 || files.size >= MOST_FILES) return;
    }
  } catch (error) {
    throw fileError(error, 'read');
  }
  for (const folder of folders.sort()) await walk(root, folder, files, findings);
}

/** Reads ahead: the next piece is on its way from the disk while the caller hashes this one. */
async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    throw fileError(error, 'read');
  }
  let next: Promise<number> | null = null;
  try {
    const { size } = await handle.stat();
    const room = Math.max(1, Math.min(PIECE, size));
    const buffers = [Buffer.allocUnsafe(room), Buffer.allocUnsafe(room)] as const;
    let turn = 0;
    const readInto = async (buffer: Buffer) => (await handle.read(buffer, 0, buffer.length, null)).bytesRead;
    next = readInto(buffers[0]);
    for (;;) {
      const length: number = await next;
      const buffer = buffers[turn === 0 ? 0 : 1];
      if (length === 0) return;
      turn = 1 - turn;
      next = readInto(buffers[turn === 0 ? 0 : 1]);
      yield buffer.subarray(0, length);
    }
  } catch (error) {
    throw fileError(error, 'read');
  } finally {
    await next?.catch(() => 0);
    await handle.close();
  }
}
