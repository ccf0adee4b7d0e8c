import { type JobProgress, KeptwordError } from '../../shared/contract/index.ts';
import type { Clock } from '../platform/index.ts';

/** A progress event at most this often: ten a second are smooth, more only cost. */
const QUIET_MS = 100;

/** What a use case tells; the time left is worked out here when it does not say. */
export type Step = {
  phase: string;
  done: number;
  total: number | null;
  leftMs?: number | null;
  item?: string | null;
};

export type Job = { readonly signal: AbortSignal; readonly progress: (step: Step) => void };

export type Jobs = {
  /** Runs `work` under the id that the renderer chose. Throws `invalid-input` when that id is at work already. */
  run<T>(jobId: string, work: (job: Job) => Promise<T>): Promise<T>;
  /** Asks a job to stop. A job that has ended is no error: the click came too late. */
  cancel(jobId: string): void;
  /** Stops all jobs and waits until each has cleaned up after itself. */
  stopAll(): Promise<void>;
  readonly running: number;
};

export function createJobs(options: { send: (progress: JobProgress) => void; clock: Clock }): Jobs {
  const running = new Map<string, { controller: AbortController; ended: Promise<void> }>();

  return {
    async run(jobId, work) {
      if (running.has(jobId)) {
        throw new KeptwordError('invalid-input', 'This work is already running. Wait until it ends.');
      }
      const controller = new AbortController();
      const ended = Promise.withResolvers<void>();
      running.set(jobId, { controller, ended: ended.promise });
      const teller = createTeller(jobId, options);
      try {
        return await work({ signal: controller.signal, progress: teller.tell });
      } catch (error) {
        throw controller.signal.aborted && !(error instanceof KeptwordError) ? cancelled(error) : error;
      } finally {
        teller.end();
        running.delete(jobId);
        ended.resolve();
      }
    },
    cancel: (jobId) => running.get(jobId)?.controller.abort(),
    async stopAll() {
      const all = [...running.values()];
      for (const { controller } of all) controller.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
    get running() {
      return running.size;
    },
  };
}

/** Sends the first step at once, then the newest one at most every QUIET_MS, and the last one in any case. */
function createTeller(jobId: string, options: { send: (progress: JobProgress) => void; clock: Clock }) {
  const startedMs = options.clock.monotonicMs();
  let sentMs = Number.NEGATIVE_INFINITY;
  let waiting: Step | null = null;
  let timer: NodeJS.Timeout | null = null;

  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!waiting) return;
    const step = waiting;
    waiting = null;
    sentMs = options.clock.monotonicMs();
    const { phase, done, total, item = null } = step;
    options.send({
      jobId,
      phase,
      done,
      total,
      leftMs: step.leftMs ?? timeLeft(step, sentMs - startedMs),
      item,
    });
  };

  return {
    tell(step: Step) {
      waiting = step;
      const restMs = sentMs + QUIET_MS - options.clock.monotonicMs();
      if (restMs <= 0) flush();
      else timer ??= setTimeout(flush, restMs);
    },
    end: flush,
  };
}

/** As long again as it took so far for what is left. Null until two seconds have shown how fast it goes. */
function timeLeft({ done, total }: Step, elapsedMs: number): number | null {
  if (total === null || done <= 0 || elapsedMs < 2_000) return null;
  return Math.max(0, Math.round((elapsedMs * (total - done)) / done));
}

function cancelled(cause: unknown): KeptwordError {
  return new KeptwordError('cancelled', 'You stopped this. What was finished before is kept.', { cause });
}
