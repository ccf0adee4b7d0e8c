import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, resolve, sep } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { type Recording, recordingCode } from '../../shared/domain/index.ts';
import { type Milliseconds, msToSamples } from '../../shared/time/index.ts';
import {
  inMs,
  isDamage,
  type MissingSound,
  type OpenArchive,
  openDamagedCopy,
  spansInWords,
} from '../archive/index.ts';
import { cutSound, decodeSealed, type Ffmpeg, type SampleSpan, wavHeader } from '../media/index.ts';
import { liesIn, type OpenFile, placeRefused, refuseCancelled } from '../platform/index.ts';
import type { BlobReader } from '../vault/index.ts';
import { theBlobs, theRecording } from './read.ts';

export type ExtractChoice =
  | { as: 'original' | 'playback' }
  /** 48 kHz, mono, 16 bits, exact to the sample; without a span the whole recording. */
  | { as: 'wav'; span?: { startMs: Milliseconds; endMs: Milliseconds } };

export type Extracted = {
  bytes: number;
  sha256: string;
  /** Only of a WAV. */
  samples: number | null;
  /** `copy`: what was to be decoded is damaged, so the copy for listening was; null of a file as it is kept. */
  from: 'original' | 'copy' | null;
  /** Stretches of the recording that are damaged and are silence of the same length in the file. */
  missing: MissingSound[];
};
export type ExtractOptions = {
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number }) => void;
};

/**
 * Writes a recording's sound to a file of the person's choice. The file is there whole, or not at all; one that was
 * there before is replaced. `ffmpeg` is only needed for a WAV. A damaged original gives no file, since it would be another;
 * a WAV is then made from the copy for listening, and a damaged copy is saved with silence where it is (decision 206).
 * @throws KeptwordError not-found, invalid-input, ffmpeg-missing, blob-missing, blob-damaged, disk-full, file-system,
 *   ffmpeg-failed, cancelled
 */
export async function extract(
  archive: OpenArchive,
  ffmpeg: Ffmpeg | null,
  recordingId: string,
  choice: ExtractChoice,
  outPath: string,
  options: ExtractOptions = {},
): Promise<Extracted> {
  const recording = theRecording(archive, recordingId);
  const span = choice.as === 'wav' ? spanOf(recording, choice.span) : null;
  const out = resolve(outPath);
  refuseInside(archive, out);
  const temporary = `${dirname(out)}${sep}.${basename(out).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = await archive.files.open(temporary, 'create');
    let extracted: Extracted;
    try {
      extracted = span
        ? await writeWav(archive, needed(ffmpeg), recording, span, file, options)
        : await copyBlob(
            archive,
            recording,
            choice.as === 'original' ? 'original' : 'playback',
            file,
            options,
          );
      await file.sync();
    } finally {
      await file.close();
    }
    refuseCancelled(options.signal);
    await archive.files.rename(temporary, out);
    try {
      await archive.files.syncFolder(dirname(out));
      noteExtraction(archive, recording, choice.as, span, extracted);
    } catch (error) {
      // What cannot be logged is taken back, as with a bundle.
      await archive.files.unlink(out).catch(() => undefined);
      throw error;
    }
    return extracted;
  } catch (error) {
    await archive.files.unlink(temporary).catch(() => undefined);
    throw placeRefused(error);
  }
}

function spanOf(
  recording: Recording,
  span: { startMs: Milliseconds; endMs: Milliseconds } | undefined,
): SampleSpan {
  if (!span) return { from: 0, to: recording.samples };
  const from = msToSamples(span.startMs);
  const to = msToSamples(span.endMs);
  if (from >= to || to > recording.samples) {
    throw new KeptwordError(
      'invalid-input',
      'This part is not inside the recording. Check the start and the end.',
      { details: `${span.startMs}-${span.endMs} ms of ${recording.durationMs} ms` },
    );
  }
  return { from, to };
}

/** A decrypted file inside the archive's own folder would break the one promise that nothing readable lies there. */
function refuseInside(archive: OpenArchive, out: string): void {
  if (liesIn(archive.folder, out)) {
    throw new KeptwordError('invalid-input', 'Please choose a place outside the archive folder.');
  }
}

function needed(ffmpeg: Ffmpeg | null): Ffmpeg {
  if (ffmpeg) return ffmpeg;
  throw new KeptwordError(
    'ffmpeg-missing',
    'Keptword needs the program ffmpeg for this and cannot find it. Your recordings are safe. Install ffmpeg, then try again.',
  );
}

async function copyBlob(
  archive: OpenArchive,
  recording: Recording,
  which: 'original' | 'playback',
  file: OpenFile,
  options: ExtractOptions,
): Promise<Extracted> {
  const blobs = theBlobs(archive, recording.id);
  const copied = async (source: Source, missing: MissingSound[]): Promise<Extracted> => {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of source.stream()) {
      refuseCancelled(options.signal);
      hash.update(chunk);
      await file.write(chunk, bytes);
      bytes += chunk.length;
      options.onProgress?.({ done: bytes, total: source.bytes });
    }
    return { bytes, sha256: hash.digest('hex'), samples: null, from: null, missing };
  };
  if (which === 'playback') return orFromCopy(archive, recording.id, blobs.playbackBlobId, copied);
  const reader = await archive.blobs.open(blobs.originalBlobId).catch(originalDamaged);
  try {
    const done = await copied(reader, []).catch(originalDamaged);
    if (done.sha256 === recording.sha256 && done.bytes === recording.bytes) return done;
    throw new KeptwordError(
      'blob-damaged',
      'The kept original does not match its fingerprint, so it was not written. Please check the archive and use a backup.',
      { details: `${recordingCode(recording.ordinal)}: ${done.bytes} bytes, SHA-256 ${done.sha256}` },
    );
  } finally {
    await reader.close();
  }
}

type Source = Pick<BlobReader, 'bytes' | 'read' | 'stream'>;

/** With the sealed file as it is; where that is damaged, once more with the copy for listening and its silence. */
async function orFromCopy(
  archive: OpenArchive,
  recordingId: string,
  blobId: string,
  work: (source: Source, missing: MissingSound[], healed: boolean) => Promise<Extracted>,
): Promise<Extracted> {
  try {
    const reader = await archive.blobs.open(blobId);
    try {
      return await work(reader, [], false);
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const copy = await openDamagedCopy(archive, recordingId);
  try {
    return await work(copy, inMs(copy), true);
  } finally {
    await copy.close();
  }
}

function originalDamaged(error: unknown): never {
  if (!isDamage(error)) throw error;
  throw new KeptwordError(
    'blob-damaged',
    'The kept original is damaged, so it was not written. What can still be heard of it can be saved: as WAV, or as the copy for listening. A backup of the archive may have the original whole.',
    { cause: error },
  );
}

async function writeWav(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  recording: Recording,
  span: SampleSpan,
  file: OpenFile,
  options: ExtractOptions,
): Promise<Extracted> {
  const { originalBlobId, streamBlobId } = theBlobs(archive, recording.id);
  return orFromCopy(
    archive,
    recording.id,
    streamBlobId ?? originalBlobId,
    async (source, missing, healed) => {
      const heard = missing.filter(
        ({ startMs, endMs }) => msToSamples(startMs) < span.to && msToSamples(endMs) > span.from,
      );
      const from = healed ? 'copy' : 'original';
      return {
        ...(await decodeInto({ ffmpeg, recording, span, file, options }, source)),
        from,
        missing: heard,
      };
    },
  );
}

type Decoding = {
  ffmpeg: Ffmpeg;
  recording: Recording;
  span: SampleSpan;
  file: OpenFile;
  options: ExtractOptions;
};

async function decodeInto(
  of: Decoding,
  source: Source,
): Promise<Pick<Extracted, 'bytes' | 'sha256' | 'samples'>> {
  const { ffmpeg, recording, span, file, options } = of;
  const samples = span.to - span.from;
  const header = wavHeader(samples);
  const hash = createHash('sha256').update(header);
  await file.write(header, 0);
  let at = header.length;
  const whenCut = recording.cutShort ? 'known' : 'refuse';
  const pcm = decodeSealed({ ffmpeg, source, signal: options.signal, whenCut });
  const [got = 0] = await cutSound(pcm, [span], async (_index, piece) => {
    hash.update(piece);
    await file.write(piece, at);
    at += piece.length;
    options.onProgress?.({ done: at - header.length, total: samples * 2 });
  });
  if (got !== samples && got > 0 && span.to === recording.samples && span.from === 0) {
    // Another ffmpeg than the one at import may end a sound some samples earlier: then the whole is what it gives.
    return decodeInto({ ...of, span: { from: 0, to: got } }, source);
  }
  if (got !== samples) throw tooShort(`decoded ${got} of ${samples} samples with ffmpeg ${ffmpeg.version}`);
  return { bytes: at, sha256: hash.digest('hex'), samples };
}

function tooShort(details: string): KeptwordError {
  return new KeptwordError(
    'ffmpeg-failed',
    'The sound ended too early when it was decoded, so no file was written. The kept recording was not changed.',
    { details },
  );
}

/** An archive that is open for reading only can still be listened to and copied from; then nothing is written down. */
function noteExtraction(
  archive: OpenArchive,
  recording: Recording,
  as: ExtractChoice['as'],
  span: SampleSpan | null,
  extracted: Extracted,
): void {
  if (archive.readOnly) return;
  archive.index.transaction(() =>
    archive.custody.append('sound-extracted', recording.id, {
      code: recordingCode(recording.ordinal),
      as,
      fromSample: span?.from ?? null,
      toSample: span?.to ?? null,
      bytes: extracted.bytes,
      sha256: extracted.sha256,
      ...(extracted.from === 'copy' && { decodedFrom: 'copy' }),
      ...(extracted.missing.length > 0 && { missing: spansInWords(extracted.missing) }),
    }),
  );
}
