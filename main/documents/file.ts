import { open } from 'node:fs/promises';
import { READING, systemCode } from '../platform/index.ts';
import { MOST_BYTES, refused } from './refusals.ts';

/**
 * The whole of a file that a person chose, in a buffer of its own.
 * @throws KeptwordError file-empty, document-too-large, file-unreadable (also when it changed while it was read)
 */
export async function wholeFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const file = await open(path, READING);
    try {
      const first = await file.stat({ bigint: true });
      if (!first.isFile()) throw refused.unreadable('not a file');
      if (first.size === 0n) throw refused.empty();
      if (first.size > BigInt(MOST_BYTES)) throw refused.tooLarge(`${first.size} bytes`);
      const bytes = new Uint8Array(Number(first.size));
      for (let at = 0; at < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
        if (bytesRead === 0) throw refused.unreadable('shorter than at first');
        at += bytesRead;
      }
      const now = await file.stat({ bigint: true });
      if (now.size !== first.size || now.mtimeNs !== first.mtimeNs)
        throw refused.unreadable('changed while read');
      return bytes;
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = systemCode(error);
    throw code === null ? error : refused.unreadable(code);
  }
}
