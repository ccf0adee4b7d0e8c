import { SAMPLE_RATE } from '../../shared/time/index.ts';
import { oggPages, type Running } from '../media/index.ts';
import { HEADS, opusStream, PACKET } from './opus-stream.ts';

/**
 * An encoder that starts in the middle hears 240 ms before its first packet that counts. A decoder has settled after 80
 * (RFC 7845 §4.6), but an encoder still chooses its mode then: with 80 ms, 400 ms behind the joint were like the sound
 * to 0.70 only (seed 935857 of tests/fault/capture/devices.test.ts), with 240 ms to 0.97, with 500 ms to 0.98.
 */
const PREROLL = 12;
/** So much sound is held while no encoder will start; what is more is lost, and noted. 30 MB. */
const HOLD_SAMPLES = 5 * 60 * SAMPLE_RATE;
const RETRY_MS = [0, 200, 500, 1000] as const;

export type Packer = {
  /**
   * Takes 48 kHz mono s16le in whole samples; keeps the buffer until it is packed. Undefined = go on; a promise = the
   * encoder is behind, and a source that can wait may. False = nothing packs it and too much waits: it was not taken.
   */
  write(pcm: Buffer): Promise<void> | undefined | false;
  /** Packs what is left and closes the stream. Resolves to the samples that a player will play. */
  end(): Promise<number>;
  /** Ends the program at once, without the rest. */
  stop(): void;
};

/**
 * One Ogg/Opus stream out of an encoder that may die: whatever it had not given back is fed to the next one, whose
 * packets go on in the same stream, sample for sample. `onPage` gets whole pages in order.
 */
export function createPacker(options: {
  start: () => Running;
  onPage: (page: Buffer) => void;
  /** The encoder ended though nobody asked it to. */
  onRestart: () => void;
}): Packer {
  /** Sound from sample `at` on that an encoder may still have to hear. */
  const held: { at: number; pcm: Buffer }[] = [];
  let total = 0;
  const stream = opusStream(options.onPage);
  let running: Running | null = null;
  let timer: NodeJS.Timeout | null = null;
  let failures = 0;
  let ending = false;
  let stopped = false;
  const done = Promise.withResolvers<number>();

  function take(packet: Buffer): void {
    stream.take(packet);
    failures = 0;
    const limit = (stream.packets - PREROLL) * PACKET;
    while (held[0] && held[0].at + held[0].pcm.length / 2 <= limit) held.shift();
  }

  function start(): void {
    timer = null;
    const run = options.start();
    const skip = Math.min(PREROLL, stream.packets);
    const from = (stream.packets - skip) * PACKET;
    running = run;
    for (const { at, pcm } of held) {
      const cut = Math.max(0, from - at) * 2;
      if (cut < pcm.length) void run.write(pcm.subarray(cut));
    }
    if (ending) run.endInput();
    void drain(run, skip);
  }

  async function drain(run: Running, skip: number): Promise<void> {
    const pages = oggPages();
    let seen = 0;
    let skipped = 0;
    const takeOne = (packet: Buffer) => {
      seen += 1;
      if (seen <= HEADS) {
        if (stream.heads < seen) stream.takeHead(packet);
      } else if (skipped < skip) skipped += 1;
      else take(packet);
    };
    try {
      for await (const bytes of run.output) {
        for (const { packets: found } of pages(bytes)) found.forEach(takeOne);
      }
    } catch {
      // A pipe that breaks is the end of the program, which is dealt with below.
    }
    await run.ended;
    if (running === run) ended();
  }

  function ended(): void {
    running = null;
    const whole = stream.isWhole(total);
    if (stopped || (ending && (whole || failures >= RETRY_MS.length))) finish();
    else {
      options.onRestart();
      timer = setTimeout(start, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
    }
  }

  function finish(): void {
    held.length = 0;
    done.resolve(stream.end(total, !stopped));
  }

  start();
  return {
    write(pcm) {
      if (total - stream.packets * PACKET > HOLD_SAMPLES) return false;
      held.push({ at: total, pcm });
      total += pcm.length / 2;
      return running?.write(pcm);
    },
    end() {
      if (!ending) {
        ending = true;
        running?.endInput();
      }
      return done.promise;
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      if (running) running.stop();
      else finish();
    },
  };
}
