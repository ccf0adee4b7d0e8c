import { KeptwordError } from '../../../shared/contract/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { cutSound, decodeSealed, type Ffmpeg, wavHeader } from '../../media/index.ts';
import type { ClipPlan, ExhibitSheet, RecordingSheet } from '../content/index.ts';
import {
  type CopyOptions,
  copyReceived,
  OTHER_RECORDINGS,
  refuseIfCancelled,
  refusingDamage,
} from './copy.ts';
import type { StagedFile, Staging } from './staging.ts';

/**
 * Copies an original out of the archive, byte for byte, and holds it against the SHA-256 of its import.
 * @throws blob-missing, bundle-file-damaged, cancelled
 */
export async function copyOriginal(
  archive: OpenArchive,
  sheet: RecordingSheet,
  staging: Staging,
  options: CopyOptions,
): Promise<void> {
  const { sha256, bytes } = sheet.recording;
  const blobId = blobsOf(archive, sheet).originalBlobId;
  const received = {
    ...named(sheet, `The recording ${sheet.code}`),
    blobId,
    path: sheet.path,
    sha256,
    bytes,
  };
  await copyReceived(archive, received, staging, options);
}

/** Whose sound is cut: its name in a sentence, and its recording. */
export type SoundOf = Pick<RecordingSheet, 'code' | 'recording'>;

/**
 * Cuts all clips of one recording in one decode of its original: 48 kHz, mono, 16-bit, exact to the sample. Never of the
 * copy for listening: what is compared with a clip is the original, decoded.
 * @throws ffmpeg-failed when the sound ends before a clip does, bundle-file-damaged, cancelled
 */
export async function cutClips(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  sheet: SoundOf,
  exhibits: readonly Pick<ExhibitSheet, 'clip'>[],
  staging: Staging,
  options: CopyOptions,
): Promise<void> {
  const clips = exhibits.flatMap((exhibit) => (exhibit.clip === null ? [] : [exhibit.clip]));
  if (clips.length === 0) return;
  const pcm = decoded(archive, ffmpeg, sheet, options);
  const source = named(sheet, `The sound of ${sheet.code}`);
  await writeClips(counted(refusingDamage(source, pcm), options), clips, staging);
}

async function* decoded(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  sheet: SoundOf,
  { signal }: CopyOptions,
): AsyncGenerator<Buffer> {
  const { streamBlobId, originalBlobId } = blobsOf(archive, sheet);
  const source = await archive.blobs.open(streamBlobId ?? originalBlobId);
  const whenCut = sheet.recording.cutShort ? 'known' : 'refuse';
  try {
    yield* decodeSealed({ ffmpeg, source, signal, whenCut });
  } finally {
    await source.close();
  }
}

const named = ({ code }: SoundOf, name: string) => ({ code, name, instead: OTHER_RECORDINGS });

/** Only the clips that sound right now are open, however many a recording has. */
async function writeClips(
  pcm: AsyncIterable<Buffer>,
  clips: readonly ClipPlan[],
  staging: Staging,
): Promise<void> {
  const open = new Map<number, { file: StagedFile; left: number }>();
  const spans = clips.map((clip) => ({ from: clip.start, to: clip.end }));
  const got = await cutSound(pcm, spans, async (index, bytes) => {
    const clip = clips[index];
    if (clip === undefined) return;
    const one = open.get(index) ?? { file: await beginClip(clip, staging), left: samplesOf(clip) * 2 };
    await one.file.append(bytes);
    one.left -= bytes.length;
    open.set(index, one);
    if (one.left > 0) return;
    open.delete(index);
    await one.file.finish();
  });
  const short = clips.find((clip, index) => got[index] !== samplesOf(clip));
  if (short === undefined) return;
  throw new KeptwordError(
    'ffmpeg-failed',
    'The sound ends before a marked moment does. No bundle was made, and nothing was lost. Check where the moment ends.',
    { details: `${short.path}: the sound stops before sample ${short.end}` },
  );
}

async function beginClip(clip: ClipPlan, staging: Staging): Promise<StagedFile> {
  const file = await staging.create(clip.path);
  await file.append(wavHeader(samplesOf(clip)));
  return file;
}

function samplesOf(clip: ClipPlan): number {
  return clip.end - clip.start;
}

async function* counted(pcm: AsyncIterable<Buffer>, options: CopyOptions): AsyncGenerator<Buffer> {
  for await (const piece of pcm) {
    refuseIfCancelled(options.signal);
    options.onBytes(piece.length);
    yield piece;
  }
}

function blobsOf(archive: OpenArchive, sheet: SoundOf) {
  const blobs = archive.index.recordings.blobsOf(sheet.recording.id);
  if (blobs !== null) return blobs;
  throw new KeptwordError(
    'blob-missing',
    `The sound of ${sheet.code} is not in the archive. No bundle was made.`,
    {
      details: `no blobs for ${sheet.recording.id}`,
    },
  );
}
