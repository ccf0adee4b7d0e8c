import { createHash, type Hash } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import type { CutShort } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { RecordingBlobs } from '../database/index.ts';
import {
  copyStreamable,
  type Ffmpeg,
  HEAD_BYTES,
  peaksBuilder,
  planStream,
  refuseHostile,
  type SoundFacts,
  type StreamPlan,
  splicer,
  transcode,
  type WhenCut,
} from '../media/index.ts';
import { refuseCancelled } from '../platform/index.ts';
import { blobLedger, type Ledger } from './ledger.ts';
import { cutOf } from './measured.ts';
import type { SourceFile } from './source-file.ts';

/** Everything of one file that is sealed and known, before it has a row. */
export type Sealed = {
  facts: SoundFacts;
  sha256: string;
  playbackSha256: string;
  /** SHA-256 over the untouched packets, when a streamable copy was needed; else null. */
  packetHash: string | null;
  blobs: RecordingBlobs;
  /** Null: nothing shows that it was cut short. */
  cutShort: CutShort | null;
  /** Takes all blobs away again. */
  undo(): Promise<void>;
};

type Work = {
  archive: OpenArchive;
  ffmpeg: Ffmpeg;
  source: SourceFile;
  signal: AbortSignal | undefined;
  /** What is to become of a file that was cut short: it is refused unless it is the only one that there is. */
  cutShort: 'refuse' | 'keep';
  /** Bytes of the source that were read and dealt with. */
  onBytes(done: number): void;
};

/** With its plan; `whenCut`: what that leaves to be decided by its decoding. */
type Planned = Work & { plan: StreamPlan; whenCut: WhenCut };

/**
 * Seals one file: original, playback copy and peaks, in one read and one decoding. Leaves nothing behind when it fails.
 * @throws KeptwordError playlist-refused, file-truncated, nothing-playable, not-audio, no-audio-stream, file-unreadable, ffmpeg-failed,
 *   cancelled, disk-full, file-system
 */
export async function sealFile(work: Work): Promise<Sealed> {
  refuseHostile(await work.source.read(0, HEAD_BYTES));
  const plan = await planStream(work.source);
  const cut = plan.cutShort;
  if (cut?.nothingPlays) throw nothingPlayable(cut.why);
  if (cut && work.cutShort === 'refuse') throw truncated(cut.why);
  const whenCut = cut ? 'known' : work.cutShort;
  try {
    return await sealEitherWay({ ...work, plan, whenCut });
  } catch (error) {
    throw cut && SILENT.some((code) => isCode(error, code)) ? nothingPlayable(cut.why, error) : error;
  }
}

async function sealEitherWay(work: Planned): Promise<Sealed> {
  if (work.plan.seekOnly !== null) return sealBySeeking(work);
  try {
    return await sealAsItPasses(work);
  } catch (error) {
    if (!mayNeedSeeking(error)) throw error;
    return await sealBySeeking(work).catch((second: unknown) => {
      throw mayNeedSeeking(second) || isCode(second, 'ffmpeg-failed') ? error : second;
    });
  }
}

/** SHA-256 of a source's bytes, without keeping them: to know a file again before the long work. */
export async function hashOf(source: SourceFile, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.stream()) {
    refuseCancelled(signal);
    hash.update(chunk);
  }
  return hash.digest('hex');
}

/** The usual way: the bytes are hashed, sealed and decoded while they pass. */
async function sealAsItPasses(work: Planned): Promise<Sealed> {
  return withLedger(work, async (ledger) => {
    const original = await ledger.create('original', { digest: false });
    const hash = createHash('sha256');
    const input = passing(work, work.plan, hash, (chunk) => original.write(chunk));
    const sound = await encode(work, ledger, input);
    await work.source.refuseChanged();
    const { id: originalBlobId } = await original.finish();
    const blobs = { originalBlobId, ...sound.blobs, streamBlobId: null };
    return { ...sound, blobs, sha256: hash.digest('hex'), packetHash: null };
  });
}

/** For formats that can only be read by jumping about: a streamable copy of the packets, decoded like any other. */
async function sealBySeeking(work: Planned): Promise<Sealed> {
  const { archive, ffmpeg, source, signal } = work;
  return withLedger(work, async (ledger) => {
    const original = await ledger.create('original', { digest: false });
    const streamable = await ledger.create('playback', { digest: false });
    const copy = await copyStreamable({
      ffmpeg,
      signal,
      open: () => source.again(),
      onBytes: (bytes) => streamable.write(bytes),
      isCut: work.whenCut === 'known',
    });
    const hash = createHash('sha256');
    const asIs: StreamPlan = { splices: [], cutShort: null, seekOnly: null };
    for await (const chunk of passing(work, asIs, hash, (bytes) => original.write(bytes))) void chunk;
    const { id: originalBlobId } = await original.finish();
    const { id: streamBlobId } = await streamable.finish();
    const reader = await archive.blobs.open(streamBlobId);
    try {
      const sound = await encode(work, ledger, reader.stream());
      await source.refuseChanged();
      const blobs = { originalBlobId, ...sound.blobs, streamBlobId };
      const facts = { ...sound.facts, ...copy.facts };
      return { ...sound, facts, blobs, sha256: hash.digest('hex'), packetHash: copy.packetHash };
    } finally {
      await reader.close();
    }
  });
}

/** Transcodes into a playback blob and a peaks blob. */
async function encode(work: Planned, ledger: Ledger, input: AsyncIterable<Buffer>) {
  const playback = await ledger.create('playback');
  const peaks = peaksBuilder();
  const facts = await transcode({
    ffmpeg: work.ffmpeg,
    input,
    onPcm: (pcm) => peaks.add(pcm),
    onOpus: (bytes) => playback.write(bytes),
    signal: work.signal,
    whenCut: work.whenCut,
  });
  const drawn = await ledger.create('peaks', { digest: false });
  for (const piece of peaks.pieces()) await drawn.write(piece);
  const { id: peaksBlobId } = await drawn.finish();
  const { id: playbackBlobId, sha256: playbackSha256 } = await playback.finish();
  return { facts, playbackSha256, blobs: { playbackBlobId, peaksBlobId } };
}

/** Reads the source once; what comes out is in the order in which it can be decoded. */
async function* passing(
  work: Work,
  plan: StreamPlan,
  hash: Hash,
  seal: (chunk: Buffer) => Promise<void>,
): AsyncGenerator<Buffer> {
  const reorder = splicer(plan);
  let done = 0;
  for await (const chunk of work.source.stream()) {
    refuseCancelled(work.signal);
    hash.update(chunk);
    await seal(chunk);
    yield* reorder(chunk);
    done += chunk.length;
    work.onBytes(done);
  }
  yield* reorder(null);
}

async function withLedger(
  work: Planned,
  seal: (ledger: Ledger) => Promise<Omit<Sealed, 'undo' | 'cutShort'>>,
): Promise<Sealed> {
  const ledger = blobLedger(work.archive.blobs);
  try {
    const sealed = await seal(ledger);
    return { ...sealed, cutShort: cutOf(work.plan.cutShort, sealed.facts), undo: () => ledger.undo() };
  } catch (error) {
    await ledger.undo();
    throw error;
  }
}

const SEEKING_MAY_HELP = ['not-audio', 'no-audio-stream'] as const;
/** What decoding says of a file whose sound begins behind the cut, or not at all. */
const SILENT = [...SEEKING_MAY_HELP, 'ffmpeg-failed', 'file-truncated'] as const;

function mayNeedSeeking(error: unknown): boolean {
  return SEEKING_MAY_HELP.some((code) => isCode(error, code));
}

function isCode(error: unknown, code: KeptwordError['code']): boolean {
  return error instanceof KeptwordError && error.code === code;
}

function truncated(details: string): KeptwordError {
  return new KeptwordError(
    'file-truncated',
    'This file is not whole: its end is missing. Nothing was added. Copy it again from the phone or recorder if you can, and wait until the copy is done.',
    { details },
  );
}

function nothingPlayable(details: string, cause?: unknown): KeptwordError {
  return new KeptwordError(
    'nothing-playable',
    'The end of this file is missing, and without it nothing can be played. Nothing was added. Copy it again if you can. If it is the only one, do not delete it: a specialist can sometimes mend such a file.',
    { details, cause },
  );
}
