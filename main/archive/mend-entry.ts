import { KeptwordError } from '../../shared/contract/index.ts';
import type { BlobFacts } from '../vault/index.ts';
import { type SealedThing, sealedThings } from './sealed-things.ts';
import type { OpenArchive } from './types.ts';

/** Which sealed file is being mended; empty when none is. */
const MENDING = 'mending';

/** Marks the file before it is replaced. */
export function beginMending({ index }: OpenArchive, { id }: SealedThing): void {
  index.meta.set(MENDING, id);
}

/**
 * A power cut after a mended file took its place, and before its entry, leaves a change that the log does not tell of. The
 * next check or mending writes the entry. A file that was not mended yet is left as it is.
 */
export async function finishMending(archive: OpenArchive): Promise<void> {
  const { index, blobs } = archive;
  const id = index.meta.get(MENDING);
  if (!id || archive.readOnly) return;
  const thing = sealedThings(archive).find((one) => one.id === id);
  try {
    if (thing && (await headerOf(archive, thing)) === 'own')
      noteMended(archive, thing, await blobs.verify(id));
    else index.meta.set(MENDING, '');
  } catch (error) {
    if (!(error instanceof KeptwordError)) throw error;
    // What is wrong with the file is for the check to tell. The mark stays until it can be read.
  }
}

export async function headerOf({ blobs }: OpenArchive, { id }: SealedThing): Promise<'own' | 'copy'> {
  const reader = await blobs.open(id);
  await reader.close();
  return reader.header;
}

/** The entry, and the end of the mark: both or none. */
export function noteMended(
  { index, custody }: OpenArchive,
  { id, of, part }: SealedThing,
  facts: BlobFacts,
): void {
  const { bytes, sha256 } = facts;
  index.transaction(() => {
    custody.append('file-mended', of, { part, blobId: id, bytes, sha256 });
    index.meta.set(MENDING, '');
  });
}
