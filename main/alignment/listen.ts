import { KeptwordError } from '../../shared/contract/index.ts';
import { recordingCode } from '../../shared/domain/index.ts';
import { found, isDamage, type OpenArchive } from '../archive/index.ts';
import { decodeSealed, type Ffmpeg } from '../media/index.ts';
import { cancelled } from '../platform/index.ts';
import { HEARING_RATE } from './bands.ts';
import type { Comparison } from './compare.ts';
import { type ComparingThread, startComparing, type Which } from './thread.ts';

export type AlignOptions = {
  signal?: AbortSignal | undefined;
  onProgress?: (progress: { phase: string; done: number; total: number }) => void;
};

/** Of the whole work, hearing is about nine tenths. */
const HEARING_SHARE = 0.9;

type Pair = Record<Which, { id: string; durationMs: number }>;

/**
 * Listens to both playback copies at once, straight out of their seals, and compares them in a thread. Nothing of the
 * sound is kept, in memory or on the disk. Where a copy is damaged its original is listened to. Silence is never put in
 * the place of damage here: it would be counted as a stretch that somebody cut out (decision 223).
 * @throws KeptwordError not-found, blob-missing, sound-damaged, ffmpeg-failed, cancelled
 */
export async function compareSound(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  pair: Pair,
  options: AlignOptions,
): Promise<Comparison> {
  const { first, second } = pair;
  const copies = { first: copyOf(archive, first.id), second: copyOf(archive, second.id) };
  try {
    return await compareSealed(archive, { ffmpeg, pair, blobs: copies }, options);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const whole = { first: await wholeOf(archive, first.id), second: await wholeOf(archive, second.id) };
  return compareSealed(archive, { ffmpeg, pair, blobs: whole }, options);
}

function copyOf({ index }: OpenArchive, recordingId: string): string {
  return found(index.recordings.blobsOf(recordingId), 'recording').playbackBlobId;
}

/** A sealed file of the whole sound: the copy for listening, else the original or its form that can be decoded in order. */
async function wholeOf({ index, blobs }: OpenArchive, recordingId: string): Promise<string> {
  const { playbackBlobId, streamBlobId, originalBlobId } = found(
    index.recordings.blobsOf(recordingId),
    'recording',
  );
  let damage: unknown;
  for (const id of [playbackBlobId, streamBlobId ?? originalBlobId]) {
    try {
      await blobs.verify(id);
      return id;
    } catch (error) {
      if (!isDamage(error)) throw error;
      damage = error;
    }
  }
  const code = recordingCode(found(index.recordings.get(recordingId), 'recording').ordinal);
  throw new KeptwordError(
    'sound-damaged',
    `The sound of ${code} is damaged. Silence in its place would look like a cut, so nothing was compared. Set the marks by hand, or use a backup of the archive.`,
    { details: `${code}: neither the copy for listening nor the original is whole`, cause: damage },
  );
}

async function compareSealed(
  archive: OpenArchive,
  { ffmpeg, pair, blobs }: { ffmpeg: Ffmpeg; pair: Pair; blobs: Record<Which, string> },
  options: AlignOptions,
): Promise<Comparison> {
  const thread = startComparing();
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const total = pair.first.durationMs + pair.second.durationMs;
  const heardMs = { first: 0, second: 0 };
  const onHeard = (of: Which, ms: number) => {
    heardMs[of] = ms;
    const done = Math.round((heardMs.first + heardMs.second) * HEARING_SHARE);
    options.onProgress?.({ phase: 'hearing', done: Math.min(done, total), total });
  };
  // Asked to stop, the thread is not left to finish its sum.
  const onAbort = () => void thread.stop();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const hearing = (['first', 'second'] as const).map((of) =>
      hear(archive, ffmpeg, { blobId: blobs[of], recordingId: pair[of].id }, thread, {
        of,
        signal,
        onHeard,
      }).catch((error: unknown) => {
        stop.abort();
        throw error;
      }),
    );
    const heard = await Promise.allSettled(hearing);
    refuseFailed(heard, options.signal);
    return await thread.compare((share) => {
      const done = Math.round(total * (HEARING_SHARE + (1 - HEARING_SHARE) * share));
      options.onProgress?.({ phase: 'comparing', done, total });
    });
  } catch (error) {
    if (options.signal?.aborted) throw cancelled(error);
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    await thread.stop();
  }
}

type Hearing = { of: Which; signal: AbortSignal; onHeard: (of: Which, ms: number) => void };

async function hear(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  { blobId, recordingId }: { blobId: string; recordingId: string },
  thread: ComparingThread,
  { of, signal, onHeard }: Hearing,
): Promise<void> {
  const source = await archive.blobs.open(blobId);
  const whenCut = archive.index.recordings.get(recordingId)?.cutShort ? 'known' : 'refuse';
  try {
    let bytes = 0;
    for await (const pcm of decodeSealed({ ffmpeg, source, signal, rate: HEARING_RATE, whenCut })) {
      await thread.hear(of, pcm);
      bytes += pcm.length;
      onHeard(of, (bytes / 2 / HEARING_RATE) * 1000);
    }
  } finally {
    await source.close();
  }
}

/** The one that failed first stopped the other: its reason is the one to tell. */
function refuseFailed(heard: PromiseSettledResult<void>[], signal: AbortSignal | undefined): void {
  const reasons = heard.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (reasons.length === 0) return;
  if (signal?.aborted) throw cancelled(reasons[0]);
  throw reasons.find((one) => !(one instanceof KeptwordError && one.code === 'cancelled')) ?? reasons[0];
}
