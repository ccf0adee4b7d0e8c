import { type IntegrityReport, KeptwordError } from '../../shared/contract/index.ts';
import { checkArchive } from './check.ts';
import { beginMending, finishMending, headerOf, noteMended } from './mend-entry.ts';
import { type SealedThing, sealedThings } from './sealed-things.ts';
import type { OnProgress, OpenArchive } from './types.ts';

/** What mending did, and how everything is afterwards. */
export type Mended = { mended: number; report: IntegrityReport };

/**
 * Puts every damaged beginning of a sealed file back from its second home (decision 183), each with an entry in the log,
 * and checks everything anew. A file that is damaged elsewhere too stays as it is: the report says so.
 * @throws KeptwordError archive-read-only, disk-full, cancelled; what was mended before stays mended
 */
export async function mendArchive(
  archive: OpenArchive,
  options: { signal?: AbortSignal | undefined; onProgress?: OnProgress } = {},
): Promise<Mended> {
  if (archive.readOnly) {
    throw new KeptwordError(
      'archive-read-only',
      'This archive is open for reading only. Nothing was changed. Copy it to a place you can write to.',
    );
  }
  await finishMending(archive);
  let mended = 0;
  for (const thing of sealedThings(archive)) {
    if (options.signal?.aborted) throw stopped();
    if (await mendOne(archive, thing, options.signal)) mended += 1;
  }
  return { mended, report: await checkArchive(archive, options) };
}

async function mendOne(archive: OpenArchive, thing: SealedThing, signal?: AbortSignal): Promise<boolean> {
  const { blobs } = archive;
  try {
    if ((await headerOf(archive, thing)) === 'own') return false;
    beginMending(archive, thing);
    noteMended(
      archive,
      thing,
      await blobs.mend(thing.id, { sha256: thing.sha256, ...(signal && { signal }) }),
    );
    return true;
  } catch (error) {
    // What cannot be mended is damaged or missing: the check that follows says which.
    if (error instanceof KeptwordError && (error.code === 'blob-damaged' || error.code === 'blob-missing'))
      return false;
    throw error;
  }
}

const stopped = () => new KeptwordError('cancelled', 'You stopped this. What was mended so far is safe.');
