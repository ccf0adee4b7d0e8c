import type { JobProgress, KeptwordApi, WireError } from '../../shared/contract/index.ts';
import { toWireError } from './errors.ts';

/** What the long jobs of this app do. One of each at a time. */
export type JobName = 'import' | 'attach' | 'export' | 'verify' | 'check' | 'align' | 'find' | 'for-new';

/** One long call as the screens see it. */
export type JobState = {
  jobId: string;
  running: boolean;
  /** The last news of it; null when nothing was heard yet. */
  progress: JobProgress | null;
  /** What it answered; `undefined` while it runs, and after a failure. */
  result: unknown;
  error: WireError | null;
  /** True from the moment the person asked to stop until it has stopped. */
  stopping: boolean;
};

/**
 * Long jobs by the name of what they do ("import", "check"). They live beside the screens, not in one, so that
 * leaving a screen neither stops the work nor loses its result.
 */
export class JobStore {
  readonly #api: KeptwordApi;
  #jobs: ReadonlyMap<JobName, JobState> = new Map();
  readonly #listeners = new Set<() => void>();

  constructor(api: KeptwordApi) {
    this.#api = api;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  all = (): ReadonlyMap<JobName, JobState> => this.#jobs;

  /** Starts `work` under a new job id. A second job of the same name waits for nobody: it is refused. */
  async run<T>(name: JobName, work: (jobId: string) => Promise<T>): Promise<void> {
    if (this.#jobs.get(name)?.running) return;
    const jobId = crypto.randomUUID();
    this.#set(name, {
      jobId,
      running: true,
      progress: null,
      result: undefined,
      error: null,
      stopping: false,
    });
    try {
      const result = await work(jobId);
      this.#change(name, jobId, { running: false, stopping: false, result });
    } catch (thrown) {
      this.#change(name, jobId, { running: false, stopping: false, error: toWireError(thrown) });
    }
  }

  cancel(name: JobName): void {
    const job = this.#jobs.get(name);
    if (!job?.running) return;
    this.#change(name, job.jobId, { stopping: true });
    void this.#api.app.cancelJob({ jobId: job.jobId });
  }

  /** Forgets the result of an ended job. */
  clear(name: JobName): void {
    if (this.#jobs.get(name)?.running) return;
    const next = new Map(this.#jobs);
    next.delete(name);
    this.#replace(next);
  }

  hear(news: JobProgress): void {
    for (const [name, job] of this.#jobs) {
      if (job.jobId === news.jobId && job.running) this.#change(name, job.jobId, { progress: news });
    }
  }

  /** At lock: nothing of the archive stays in the window. */
  forgetAll(): void {
    this.#replace(new Map());
  }

  #change(name: JobName, jobId: string, change: Partial<JobState>): void {
    const job = this.#jobs.get(name);
    if (job?.jobId === jobId) this.#set(name, { ...job, ...change });
  }

  #set(name: JobName, job: JobState): void {
    this.#replace(new Map(this.#jobs).set(name, job));
  }

  #replace(next: ReadonlyMap<JobName, JobState>): void {
    this.#jobs = next;
    for (const listener of this.#listeners) listener();
  }
}
