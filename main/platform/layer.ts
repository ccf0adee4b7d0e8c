import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import type { FileLayer, FilePrimitives } from './files.ts';

/** Builds the full layer on top of primitives, so that an injected failure can hit each step of an atomic write. */
export function fileLayer(primitives: FilePrimitives): FileLayer {
  return {
    ...primitives,
    readWhole: (path, maxBytes) => readWhole(primitives, path, maxBytes),
    writeAtomic: (path, bytes) => writeAtomic(primitives, path, bytes),
  };
}

async function readWhole(files: FilePrimitives, path: string, maxBytes: number): Promise<Buffer> {
  const file = await files.open(path, 'read');
  try {
    const { bytes } = await file.stat();
    if (bytes > maxBytes) {
      throw new KeptwordError('file-system', 'A file is much larger than it should be. It was not read.', {
        details: `${bytes} bytes where at most ${maxBytes} are expected`,
      });
    }
    const whole = Buffer.alloc(bytes);
    const read = await file.read(whole, 0);
    return whole.subarray(0, read);
  } finally {
    await file.close();
  }
}

async function writeAtomic(files: FilePrimitives, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await files.open(temporary, 'create');
    try {
      await file.write(bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(temporary, path);
  } catch (error) {
    // Best effort: the first failure is the one to report, and a left-over temporary file does no harm.
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(path));
}
