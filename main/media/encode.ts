import { encodeMp3Arguments } from './arguments.ts';
import { feed } from './decode.ts';
import { type Ffmpeg, refuseBadEnd, run } from './runner.ts';

/**
 * Encodes 48 kHz mono s16le to MP3: the convenience copy beside an exact WAV clip.
 * @throws KeptwordError ffmpeg-failed, cancelled; what the input throws
 */
export async function* encodeMp3(options: {
  ffmpeg: Ffmpeg;
  pcm: AsyncIterable<Buffer>;
  signal?: AbortSignal | undefined;
}): AsyncGenerator<Buffer> {
  const running = run(options.ffmpeg, encodeMp3Arguments(), { signal: options.signal });
  const feeding = feed(options.pcm, running, 'while-wanted');
  try {
    yield* running.output;
    const failure = await feeding;
    if (failure && !options.signal?.aborted) throw failure.error;
    refuseBadEnd(await running.ended);
  } finally {
    running.stop();
    await feeding;
    await running.ended;
  }
}
