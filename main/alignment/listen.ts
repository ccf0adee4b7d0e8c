import { KeptwordError } from '../../shared/contract/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
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

/**
 * Listens to both playback copies at once, straight out of their seals, and compares them in a thread. Nothing of the
 * sound is kept, in memory or on the disk.
 * @throws KeptwordError not-found, blob-missing, blob-damaged, ffmpeg-failed, cancelled
 */
export async function compareSound(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  pair: Record<Which, { id: string; durationMs: number }>,
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
      hear(archive, ffmpeg, pair[of].id, thread, { of, signal, onHeard }).catch((error: unknown) => {
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
  recordingId: string,
  thread: ComparingThread,
  { of, signal, onHeard }: Hearing,
): Promise<void> {
  const { playbackBlobId } = found(archive.index.recordings.blobsOf(recordingId), 'recording');
  const source = await archive.blobs.open(playbackBlobId);
  try {
    let bytes = 0;
    for await (const pcm of decodeSealed({ ffmpeg, source, signal, rate: HEARING_RATE })) {
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
