import { cancelled, giveBack } from '../platform/index.ts';
import { decodeArguments, encodeOpusArguments } from './arguments.ts';
import { feed } from './decode.ts';
import { judgeDecoding, refuseImpossible, type WhenCut } from './judge.ts';
import { type FileFacts, factsOf } from './report.ts';
import { type Ffmpeg, type Running, refuseBadEnd, run } from './runner.ts';

/** What a decoded file is: what it says of itself, and the exact length that it has. */
export type SoundFacts = FileFacts & {
  /** At 48 kHz mono. */
  samples: number;
  /** Why the sound stops too early, in technical words; null where decoding shows nothing of that. */
  stoppedEarly: string | null;
};

export type TranscodeOptions = {
  ffmpeg: Ffmpeg;
  /** The file's bytes in an order that can be decoded from a pipe. Read to its end, also when ffmpeg wants no more. */
  input: AsyncIterable<Buffer>;
  /** Gets the decoded sound, 48 kHz mono s16le, in pieces of any length, whose memory is reused. */
  onPcm(pcm: Buffer): void;
  /** Gets the Ogg/Opus bytes; the next piece waits for it, and the memory of this one is then reused. */
  onOpus(bytes: Buffer): Promise<void>;
  signal?: AbortSignal | undefined;
  onProgress?: ((samples: number) => void) | undefined;
  stallMs?: number | undefined;
  /** `refuse` when nothing is said. */
  whenCut?: WhenCut | undefined;
};

/**
 * One decoding, one encoding, as two processes side by side; the sound passes through here on its way, so peaks and the
 * exact length cost no second decoding. Memory does not grow with the length.
 * @throws KeptwordError as decodePcm; whatever `input` or `onOpus` throw
 */
export async function transcode(options: TranscodeOptions): Promise<SoundFacts> {
  const { ffmpeg, input, onPcm, onOpus, onProgress, stallMs, whenCut = 'refuse' } = options;
  const scope = new AbortController();
  const signal = options.signal ? AbortSignal.any([scope.signal, options.signal]) : scope.signal;
  const choice = { decoders: ffmpeg.decoders, from: 'pipe' as const };
  const decoder = run(ffmpeg, decodeArguments(choice), { signal, stallMs });
  const encoder = run(ffmpeg, encodeOpusArguments(), { signal, stallMs });
  let bytes = 0;
  let stoppedEarly: string | null = null;

  async function decoding(): Promise<void> {
    for await (const pcm of decoder.output) {
      if (bytes === 0 || bytes % (1 << 26) < pcm.length) refuseImpossible(decoder.report, bytes / 2);
      bytes += pcm.length;
      onPcm(pcm);
      await encoder.write(pcm);
      giveBack(pcm);
      onProgress?.(Math.floor(bytes / 2));
    }
    stoppedEarly = judgeDecoding(await decoder.ended, bytes / 2, whenCut);
    encoder.endInput();
  }
  async function sealing(): Promise<void> {
    for await (const opus of encoder.output) {
      await onOpus(opus);
      giveBack(opus);
    }
    refuseBadEnd(await encoder.ended);
  }
  async function reading(): Promise<void> {
    const failure = await feed(until(input, signal), decoder, 'to-the-end');
    if (failure) throw failure.error;
  }

  await allOrNothing([reading(), decoding(), sealing()], {
    scope,
    outside: options.signal,
    running: [decoder, encoder],
  });
  const facts = factsOf(decoder.report);
  if (!facts) throw new Error('ffmpeg decoded sound without naming it');
  return { ...facts, samples: Math.floor(bytes / 2), stoppedEarly };
}

/** The first failure ends the others, and everything has ended when this returns. */
async function allOrNothing(
  tasks: Promise<void>[],
  of: { scope: AbortController; outside: AbortSignal | undefined; running: Running[] },
): Promise<void> {
  let first: { error: unknown } | null = null;
  const guarded = tasks.map((task) =>
    task.catch((error: unknown) => {
      first ??= { error };
      of.scope.abort();
    }),
  );
  await Promise.all(guarded);
  await Promise.all(of.running.map((running) => running.ended));
  if (of.outside?.aborted) throw cancelled();
  const failure = first as { error: unknown } | null;
  if (failure) throw failure.error;
}

/** Stops reading a source when the work is called off. */
async function* until(input: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const chunk of input) {
    if (signal.aborted) throw cancelled();
    yield chunk;
  }
}
