import { KeptwordError } from '../../../shared/contract/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import type { Staging } from './staging.ts';

export type CopyOptions = { signal?: AbortSignal | undefined; onBytes(bytes: number): void };

/** A file as it was received: its sealed bytes, where it goes, and what it must be. `name` is for a sentence. */
export type Received = { blobId: string; path: string; sha256: string; bytes: number; name: string };

/**
 * Copies a file out of the archive, byte for byte, and holds it against the SHA-256 of the day it came in.
 * @throws blob-missing, blob-damaged, cancelled
 */
export async function copyReceived(
  archive: OpenArchive,
  received: Received,
  staging: Staging,
  options: CopyOptions,
): Promise<void> {
  const reader = await archive.blobs.open(received.blobId);
  try {
    const file = await staging.create(received.path);
    for await (const piece of reader.stream()) {
      refuseIfCancelled(options.signal);
      await file.append(piece);
      options.onBytes(piece.length);
    }
    const written = await file.finish();
    if (written.sha256 !== received.sha256 || written.bytes !== received.bytes) {
      throw new KeptwordError(
        'blob-damaged',
        `${received.name} is not the file that came in. No bundle was made. Check the archive, then use a backup.`,
        { details: `SHA-256 of ${received.path} differs` },
      );
    }
  } finally {
    await reader.close();
  }
}

export function refuseIfCancelled(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new KeptwordError(
    'cancelled',
    'The bundle was not made, because you stopped it. Nothing was changed.',
  );
}
