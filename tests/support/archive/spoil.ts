import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADER = 256;
const CHUNK = 65_536 + 16;
export const CHUNKS = ['first', 'middle', 'last'] as const;

/**
 * Spoils one chunk of a sealed file: one bit of the first and last, 4 KiB of zeros in the middle. Gives back how to undo
 * it.
 */
export function spoilChunk(
  archiveFolder: string,
  blobId: string,
  which: (typeof CHUNKS)[number],
): () => void {
  const path = join(archiveFolder, 'blobs', blobId.slice(0, 2), blobId);
  const whole = readFileSync(path);
  const chunks = Math.ceil((whole.length - HEADER) / CHUNK);
  const at = HEADER + { first: 0, middle: chunks >> 1, last: chunks - 1 }[which] * CHUNK;
  const spoilt = Buffer.from(whole);
  if (which === 'middle') spoilt.fill(0, at + 5000, at + 9096);
  else spoilt[at + 100] = (spoilt[at + 100] ?? 0) ^ 4;
  writeFileSync(path, spoilt);
  return () => writeFileSync(path, whole);
}
