import { Worker } from 'node:worker_threads';
import { KeptwordError } from '../../shared/contract/index.ts';
import type { DocumentType, PageSource } from '../../shared/domain/index.ts';
import { refused } from './refusals.ts';
import type { Task, Told } from './thread/told.ts';

/** As it runs from the sources (the command line, tests), and as the build lays it beside the bundle. */
const PROGRAM = import.meta.url.endsWith('.ts') ? './thread/document-thread.ts' : './document-thread.js';

/**
 * How long and how much a stranger's file may take. An honest page takes some hundredths of a second and an honest plan
 * less than 200 MB, so ten times as much is never in anybody's way.
 */
export type ReadingLimits = {
  /** Until a file is open, and for each page. */
  readonly stepMs: number;
  readonly totalMs: number;
  /** Of JavaScript's own memory in the thread. */
  readonly heapMb: number;
  /** By which the whole program may grow meanwhile: what pdf.js unpacks lies outside of that memory. */
  readonly growthMb: number;
  /** So often the thread is started again behind a page that it could not get past. */
  readonly restarts: number;
};
export const READING_LIMITS: ReadingLimits = {
  stepMs: 20_000,
  totalMs: 240_000,
  heapMb: 768,
  growthMb: 1_024,
  restarts: 3,
};
/** Memory is looked at so often: a file that unpacks without end gains some 100 MB in between. */
const LOOK_MS = 100;

export type ReadPage = { page: number; text: string; source: Exclude<PageSource, 'typed'> };
export type ReadingOptions = {
  signal?: AbortSignal | undefined;
  onPage?: ((done: number, pages: number) => void) | undefined;
  limits?: ReadingLimits;
};

/**
 * The text of every page of a PDF or Word file, read in a thread of its own with an end to its time and memory. A page
 * that cannot be read, or takes too long, is `unread`; the others are read all the same. `supply` gives the bytes; what
 * it gives is used up.
 * @throws KeptwordError document-encrypted, document-damaged (also: could not be opened in time), document-too-large,
 *   cancelled
 */
export async function readText(
  type: DocumentType,
  supply: () => Promise<Uint8Array<ArrayBuffer>>,
  options: ReadingOptions = {},
): Promise<ReadPage[]> {
  const limits = options.limits ?? READING_LIMITS;
  const until = performance.now() + limits.totalMs;
  const texts = new Map<number, ReadPage>();
  let pages = 0;
  for (let start = 0, from = 1; start <= limits.restarts; start += 1) {
    const bytes = await supply();
    const task: Task = type === 'application/pdf' ? { task: 'pdf', bytes, from } : { task: 'word', bytes };
    const run = await runTask(task, {
      ...options,
      limits,
      until,
      onTold(told) {
        if (told.tell === 'opened') pages = manageable(told.pages);
        if (told.tell !== 'page') return;
        texts.set(told.page, { page: told.page, text: told.text, source: told.source });
        options.onPage?.(texts.size, pages);
      },
    });
    if (run.ended === 'done') break;
    if (pages === 0) throw refused.damaged(run.why);
    // The page that it could not get past stays unread.
    from = run.at + 1;
    if (from > pages || performance.now() > until) break;
  }
  return Array.from({ length: pages }, (_, at) => {
    const page = at + 1;
    return texts.get(page) ?? { page, text: '', source: 'unread' };
  });
}

/** More pages than a page number can have. */
const MOST_PAGES = 9_999;

function manageable(pages: number): number {
  if (pages > MOST_PAGES) throw refused.tooLarge(`${pages} pages`);
  return Math.max(1, pages);
}

type Run = { ended: 'done' } | { ended: 'early'; at: number; why: string };
type RunOptions = {
  limits: ReadingLimits;
  /** By `performance.now()`. */
  until: number;
  signal?: AbortSignal | undefined;
  /** May throw: then the thread is ended and the run fails with it. */
  onTold(told: Told): void;
};

/** One thread from its start to its end, however it ends. */
export function runTask(task: Task, { limits, until, signal, onTold }: RunOptions): Promise<Run> {
  if (signal?.aborted) return Promise.reject(cancelled());
  const transferList = 'bytes' in task && task.bytes.buffer instanceof ArrayBuffer ? [task.bytes.buffer] : [];
  const worker = new Worker(new URL(PROGRAM, import.meta.url), {
    name: 'document',
    workerData: task,
    transferList,
    env: {},
    // What the libraries print of a file must not get into anybody's terminal or log.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  const atFirst = process.memoryUsage.rss();
  return new Promise<Run>((resolve, reject) => {
    let at = 0;
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
    const early = (why: string) => finish(() => resolve({ ended: 'early', at, why }));
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
      if (told.tell === 'begins') at = told.page;
      if (told.tell === 'done') return finish(() => resolve({ ended: 'done' }));
      try {
        if (told.tell === 'refused') throw refused[told.why](told.details);
        onTold(told);
      } catch (error) {
        finish(() => reject(error));
      }
    });
    worker.on('error', (error) => early('code' in error ? String(error.code) : error.name));
    worker.on('exit', () => early('ended by itself'));
  });
}

function cancelled(): KeptwordError {
  return new KeptwordError('cancelled', 'You stopped this. Nothing was added or changed.');
}
