import { Worker } from 'node:worker_threads';
import type { Comparison } from './compare.ts';

export type Which = 'first' | 'second';
export type ToThread = { what: 'sound'; of: Which; pcm: Uint8Array } | { what: 'compare' };
export type FromThread =
  | { what: 'heard'; of: Which }
  | { what: 'compared'; share: number }
  | { what: 'done'; comparison: Comparison };

/** As it runs from the sources (the command line, tests), and as the build lays it beside the bundle. */
const PROGRAM = import.meta.url.endsWith('.ts') ? './worker.ts' : './alignment-worker.js';
/** Pieces of sound on their way to the thread, for each recording: a fast decoder does not fill the memory. */
const MOST_ON_THE_WAY = 16;

/** The thread that listens and compares. One for each alignment; `stop` in any case. */
export type ComparingThread = {
  /** Takes 8 kHz mono s16le in order; settles when there is room for more. */
  hear(of: Which, pcm: Buffer): Promise<void>;
  compare(onProgress: (share: number) => void): Promise<Comparison>;
  stop(): Promise<void>;
};

/** @throws what ends the thread, from `hear` and `compare` */
export function startComparing(): ComparingThread {
  const worker = new Worker(new URL(PROGRAM, import.meta.url), { name: 'alignment' });
  const onTheWay = { first: 0, second: 0 };
  let wake: (() => void)[] = [];
  let failure: Error | null = null;
  let compared: (share: number) => void = () => undefined;
  const done = Promise.withResolvers<Comparison>();
  // Whoever compares hears of a failure; until then it must not count as unhandled.
  done.promise.catch(() => undefined);
  const wakeAll = () => {
    const waiting = wake;
    wake = [];
    for (const one of waiting) one();
  };
  const fail = (error: Error) => {
    failure ??= error;
    done.reject(failure);
    wakeAll();
  };
  worker.on('message', (message: FromThread) => {
    if (message.what === 'heard') {
      onTheWay[message.of] -= 1;
      wakeAll();
    } else if (message.what === 'compared') compared(message.share);
    else done.resolve(message.comparison);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the comparing thread ended')));

  const send = (message: ToThread, transfer: ArrayBuffer[] = []) => worker.postMessage(message, transfer);
  return {
    async hear(of, pcm) {
      while (onTheWay[of] >= MOST_ON_THE_WAY && !failure) {
        await new Promise<void>((resolve) => wake.push(resolve));
      }
      if (failure) throw failure;
      const own = new Uint8Array(pcm);
      onTheWay[of] += 1;
      send({ what: 'sound', of, pcm: own }, [own.buffer]);
    },
    compare(onProgress) {
      compared = onProgress;
      send({ what: 'compare' });
      return done.promise;
    },
    async stop() {
      failure ??= new Error('stopped');
      wakeAll();
      await worker.terminate();
    },
  };
}
