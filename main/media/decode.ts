import { SAMPLE_RATE } from '../../shared/time/index.ts';
import { decodeArguments } from './arguments.ts';
import { judgeDecoding, refuseImpossible, type WhenCut } from './judge.ts';
import { planned, planStream, type RandomAccess } from './plan.ts';
import { type Ffmpeg, type Running, run } from './runner.ts';

export type DecodeOptions = {
  ffmpeg: Ffmpeg;
  /** The file's bytes in an order that can be decoded from a pipe: see planStream and `planned`. */
  input: AsyncIterable<Buffer>;
  signal?: AbortSignal | undefined;
  stallMs?: number | undefined;
  /** Samples a second of what comes out, for those who only compare or measure; 48,000 when nothing is said. */
  rate?: number | undefined;
  /** `refuse` when nothing is said. */
  whenCut?: WhenCut | undefined;
};

/** A sealed original, or its streamable form: what a BlobReader is. */
export type SealedSound = RandomAccess & { stream(from?: number, to?: number): AsyncIterable<Buffer> };

/**
 * Decodes to 48 kHz (or `rate`) mono signed 16-bit little-endian, always from the first sample: the one time line of playback copy,
 * peaks, moments and clips. Leaving the loop early ends ffmpeg.
 * @throws KeptwordError not-audio, no-audio-stream, file-truncated, file-unreadable, ffmpeg-failed, cancelled, or what
 *   the input throws
 */
export async function* decodePcm(options: DecodeOptions): AsyncGenerator<Buffer> {
  const { ffmpeg, input, signal, stallMs, rate = SAMPLE_RATE, whenCut = 'refuse' } = options;
  const choice = { decoders: ffmpeg.decoders, from: 'pipe' as const };
  const running = run(ffmpeg, decodeArguments(choice, rate), { signal, stallMs });
  const feeding = feed(input, running, 'while-wanted');
  let bytes = 0;
  const samples = () => (bytes / 2) * (SAMPLE_RATE / rate);
  try {
    for await (const pcm of running.output) {
      if (bytes === 0 || bytes % (1 << 26) < pcm.length) refuseImpossible(running.report, samples());
      bytes += pcm.length;
      yield pcm;
    }
    const failure = await feeding;
    if (failure && !signal?.aborted) throw failure.error;
    judgeDecoding(await running.ended, samples(), whenCut);
  } finally {
    running.stop();
    await feeding;
    await running.ended;
  }
}

/**
 * Decodes a sealed sound straight out of its container: plan, read, decode. Nothing decrypted touches the disk.
 * @throws as decodePcm, and what the source throws
 */
export async function* decodeSealed(options: {
  ffmpeg: Ffmpeg;
  source: SealedSound;
  signal?: AbortSignal | undefined;
  rate?: number | undefined;
  /** `known` of a recording that was kept although it was cut short. */
  whenCut?: WhenCut | undefined;
}): AsyncGenerator<Buffer> {
  const { ffmpeg, source, signal, rate, whenCut } = options;
  const plan = await planStream(source);
  yield* decodePcm({ ffmpeg, input: planned(plan, source.stream()), signal, rate, whenCut });
}

/**
 * Gives the input to a process. 'to-the-end' reads all of it even when the process wants no more (the reader also
 * hashes and seals); 'while-wanted' stops. Never rejects: the input's own failure is the answer.
 */
export async function feed(
  input: AsyncIterable<Buffer>,
  running: Running,
  until: 'to-the-end' | 'while-wanted',
): Promise<{ error: unknown } | null> {
  try {
    for await (const chunk of input) {
      await running.write(chunk);
      if (running.inputClosed && until === 'while-wanted') break;
    }
    return null;
  } catch (error) {
    running.stop();
    return { error };
  } finally {
    running.endInput();
  }
}
