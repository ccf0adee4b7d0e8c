import { Worker } from 'node:worker_threads';
import { cancelled } from './failure.ts';

/** How long and how much a thread may take that works on a stranger's file. */
export type ThreadLimits = {
  /** Until it first tells something, and from then on between two things that it tells. */
  readonly stepMs: number;
  /** Of JavaScript's own memory in the thread. */
  readonly heapMb: number;
  /** By which the whole program may grow meanwhile: what a library unpacks lies outside of that memory. */
  readonly growthMb: number;
};
/** Memory is looked at so often: a file that unpacks without end gains some 100 MB in between. */
const LOOK_MS = 100;

/** `why`: a kind of failure, never words of the file. */
export type ThreadEnd = { ended: 'done' } | { ended: 'early'; why: string };
export type ThreadWork<Told> = {
  /** The thread's program: a file of its own beside the bundle (decision 128). */
  program: URL;
  name: string;
  data: unknown;
  /** The bytes of the file, which move to the thread. */
  bytes: Uint8Array | null;
  limits: ThreadLimits;
  /** The end of all of it, by `performance.now()`. */
  until: number;
  signal?: AbortSignal | undefined;
  /** Answers `done` at the last thing. May throw: then the thread is ended, and the run fails with that. */
  onTold(told: Told): 'done' | 'more';
};

/**
 * One thread for one file of a stranger, from its start to its end, however it ends (decision 108): it has no key, no
 * archive and no environment, and it is ended when it takes too long or too much.
 * @throws KeptwordError cancelled; whatever `onTold` throws
 */
export function runThread<Told>(work: ThreadWork<Told>): Promise<ThreadEnd> {
  const { program, name, data, bytes, limits, until, signal, onTold } = work;
  if (signal?.aborted) return Promise.reject(cancelled());
  const worker = new Worker(program, {
    name,
    workerData: data,
    transferList: bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : [],
    env: {},
    // What the libraries print of a file must not get into anybody's terminal or log.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  const atFirst = process.memoryUsage.rss();
  return new Promise<ThreadEnd>((resolve, reject) => {
    let over = false;
    let stepFrom = performance.now();
    // The first end counts: ending the thread is itself one more.
    const finish = (settle: () => void) => {
      if (over) return;
      over = true;
      clearInterval(watch);
      signal?.removeEventListener('abort', onAbort);
      // Ended before anything else goes on, so that never two of them run.
      worker.terminate().then(settle, settle);
    };
    const early = (why: string) => finish(() => resolve({ ended: 'early', why }));
    const onAbort = () => finish(() => reject(cancelled()));
    const watch = setInterval(() => {
      const now = performance.now();
      if (now > until || now - stepFrom > limits.stepMs) early('took too long');
      else if (process.memoryUsage.rss() - atFirst > limits.growthMb * 1e6) early('took too much memory');
    }, LOOK_MS);
    signal?.addEventListener('abort', onAbort);
    worker.on('message', (told: Told) => {
      if (over) return;
      stepFrom = performance.now();
      try {
        if (onTold(told) === 'done') finish(() => resolve({ ended: 'done' }));
      } catch (error) {
        finish(() => reject(error));
      }
    });
    worker.on('error', (error) => early('code' in error ? String(error.code) : error.name));
    worker.on('exit', () => early('ended by itself'));
  });
}
