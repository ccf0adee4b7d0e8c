import { KeptwordError } from '../../../shared/contract/index.ts';
import { isDamage, type OpenArchive } from '../../archive/index.ts';
import type { Staging } from './staging.ts';

export type CopyOptions = { signal?: AbortSignal | undefined; onBytes(bytes: number): void };

/** A thing that may turn out to be damaged: `code` (R01) and `name` for a sentence, and what to do `instead`. */
export type Named = { code: string; name: string; instead: string };
/** A file as it was received: its sealed bytes, where it goes, and what it must be. */
export type Received = Named & { blobId: string; path: string; sha256: string; bytes: number };

export const OTHER_RECORDINGS =
  'or choose only moments of other recordings. What can still be heard of it can be saved as WAV';
export const NO_PAPERS = 'or make the bundle without papers';

/**
 * Copies a file out of the archive, byte for byte, and holds it against the SHA-256 of the day it came in.
 * Silence or a hole in its place would be another file under its name: damage ends the bundle (decision 223).
 * @throws blob-missing, bundle-file-damaged, cancelled
 */
export async function copyReceived(
  archive: OpenArchive,
  received: Received,
  staging: Staging,
  options: CopyOptions,
): Promise<void> {
  const file = await staging.create(received.path);
  for await (const piece of refusingDamage(received, bytesOf(archive, received.blobId))) {
    refuseIfCancelled(options.signal);
    await file.append(piece);
    options.onBytes(piece.length);
  }
  const written = await file.finish();
  if (written.sha256 !== received.sha256 || written.bytes !== received.bytes) {
    throw fileDamaged(received, 'its SHA-256 differs from the one of its import');
  }
}

async function* bytesOf(archive: OpenArchive, blobId: string): AsyncGenerator<Buffer> {
  const reader = await archive.blobs.open(blobId);
  try {
    yield* reader.stream();
  } finally {
    await reader.close();
  }
}

/**
 * Passes a source's bytes on; where it turns out to be damaged, says whose it is and what to do. What goes wrong with the
 * one who takes them does not come in here.
 * @throws bundle-file-damaged, and what the source throws
 */
export async function* refusingDamage(named: Named, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* source;
  } catch (error) {
    throw isDamage(error) ? fileDamaged(named, 'its sealed file does not fit its seal', error) : error;
  }
}

function fileDamaged({ code, name, instead }: Named, details: string, cause?: unknown): KeptwordError {
  return new KeptwordError(
    'bundle-file-damaged',
    `${name} is damaged, so no bundle was made. A bundle holds a file as it came in, or not at all. Use a backup of the archive, ${instead}.`,
    { details: `${code}: ${details}`, cause },
  );
}

export function refuseIfCancelled(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new KeptwordError(
    'cancelled',
    'The bundle was not made, because you stopped it. Nothing was changed.',
  );
}
