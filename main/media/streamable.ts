import { KeptwordError } from '../../shared/contract/index.ts';
import { cancelled } from '../platform/index.ts';
import { copyPacketsArguments, hashPacketsArguments, type InputChoice, SOURCE_FD } from './arguments.ts';
import { type FileFacts, factsOf } from './report.ts';
import { type Ffmpeg, type Running, refuseBadEnd, run } from './runner.ts';

/** A file that ffmpeg itself opens, because its format can only be read by jumping about in it. */
export type SeekableFile = { fd: number; path: string };

export type StreamableCopy = {
  facts: FileFacts | null /** SHA-256 over the packets of both, hex. */;
  packetHash: string;
};

/**
 * Copies the untouched packets of a file that cannot be decoded from a pipe (CAF, WTV, an MP4 whose sound is not in
 * order) into Matroska, which can, and proves by a hash over all packets that they are the same.
 * @throws KeptwordError not-audio, cancelled, ffmpeg-failed; whatever `onBytes` throws
 */
export async function copyStreamable(options: {
  ffmpeg: Ffmpeg;
  /** A fresh handle for each use, on the very file that was hashed and sealed. */
  open(): Promise<SeekableFile & { close(): Promise<void> }>;
  onBytes(bytes: Buffer): Promise<void>;
  signal?: AbortSignal | undefined;
  /** Of a file that was cut short and is kept: the packets that are there are copied, and are proven to be the same. */
  isCut?: boolean;
}): Promise<StreamableCopy> {
  const { ffmpeg, signal, onBytes, isCut = false } = options;
  const original = await withFile(options, (choice, sourceFd) => {
    const hasher = run(ffmpeg, hashPacketsArguments(choice), { signal, sourceFd });
    hasher.endInput();
    return printedHash(hasher, isCut);
  });
  const fromPipe: InputChoice = { decoders: ffmpeg.decoders, from: 'pipe', container: 'matroska' };
  const copied = await withFile(options, async (choice, sourceFd) => {
    const copier = run(ffmpeg, copyPacketsArguments(choice), { signal, sourceFd });
    copier.endInput();
    const checker = run(ffmpeg, hashPacketsArguments(fromPipe), { signal });
    const checked = printedHash(checker, false);
    try {
      for await (const bytes of copier.output) {
        await onBytes(bytes);
        await checker.write(bytes);
      }
      const ended = await copier.ended;
      if (!isCut || ended.stopped !== null || ended.broken) refuseBadEnd(ended);
    } catch (error) {
      copier.stop();
      checker.stop();
      await Promise.allSettled([checked, copier.ended, checker.ended]);
      throw error;
    }
    checker.endInput();
    return { ...(await checked), facts: factsOf(copier.report) };
  });
  if (signal?.aborted) throw cancelled();
  if (original.hash === null || original.hash !== copied.hash) {
    throw new KeptwordError(
      'ffmpeg-failed',
      'Keptword could not make a playable copy that equals this file. Nothing was added. Save the recording as M4A, MP3 or WAV and add that too.',
      {
        details: `packets ${original.hash ?? 'unknown'}, copy ${copied.hash ?? 'unknown'}\n${original.tail}`,
      },
    );
  }
  return { facts: copied.facts, packetHash: original.hash };
}

async function withFile<T>(
  options: Parameters<typeof copyStreamable>[0],
  work: (choice: InputChoice, sourceFd: number | undefined) => Promise<T>,
): Promise<T> {
  const file = await options.open();
  try {
    // Where descriptors have names, ffmpeg gets the open file itself: no path, no odd name, no swapped file.
    const named = process.platform !== 'win32';
    const address = named ? `file:/dev/fd/${SOURCE_FD}` : `file:${file.path}`;
    return await work({ decoders: options.ffmpeg.decoders, from: { address } }, named ? file.fd : undefined);
  } finally {
    await file.close();
  }
}

async function printedHash(running: Running, isCut: boolean): Promise<{ hash: string | null; tail: string }> {
  let text = '';
  for await (const bytes of running.output) text += bytes.toString('latin1');
  const ended = await running.ended;
  if (ended.stopped !== null) refuseBadEnd(ended);
  const hash =
    (ended.failed === null && !ended.report.inputFailed) || (isCut && !ended.broken)
      ? /^SHA256=([0-9a-f]{64})\s*$/i.exec(text)?.[1]
      : null;
  return { hash: hash?.toLowerCase() ?? null, tail: ended.report.tail.join('\n') };
}
