import type { DocumentType, PageSource } from '../../shared/domain/index.ts';
import { runThread, type ThreadLimits } from '../platform/index.ts';
import { refused } from './refusals.ts';
import type { Task, Told } from './thread/index.ts';

/** As it runs from the sources (the command line, tests), and as the build lays it beside the bundle. */
const PROGRAM = import.meta.url.endsWith('.ts') ? './thread/document-thread.ts' : './document-thread.js';

/**
 * How long and how much a stranger's file may take. An honest page takes some hundredths of a second and an honest plan
 * less than 200 MB, so ten times as much is never in anybody's way.
 */
export type ReadingLimits = ThreadLimits & {
  readonly totalMs: number;
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

export type ReadPage = { page: number; text: string; source: Exclude<PageSource, 'typed'> };
export type ReadingOptions = {
  signal?: AbortSignal | undefined;
  /** Opens a PDF that asks for one. */
  password?: string | null;
  onPage?: ((done: number, pages: number) => void) | undefined;
  limits?: ReadingLimits;
};

/**
 * The text of every page of a PDF or Word file, read in a thread of its own with an end to its time and memory. A page
 * that cannot be read, or takes too long, is `unread`; the others are read all the same. `supply` gives the bytes; what
 * it gives is used up.
 * @throws KeptwordError document-needs-password (none, or a wrong one), document-damaged (also: could not be opened in time), document-too-large,
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
    const { password = null } = options;
    const task: Task =
      type === 'application/pdf' ? { task: 'pdf', bytes, from, password } : { task: 'word', bytes };
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

/** One thread from its start to its end, however it ends. `at`: the page that it began last. */
export async function runTask(task: Task, { limits, until, signal, onTold }: RunOptions): Promise<Run> {
  let at = 0;
  const run = await runThread<Told>({
    program: new URL(PROGRAM, import.meta.url),
    name: 'document',
    data: task,
    bytes: 'bytes' in task ? task.bytes : null,
    limits,
    until,
    signal,
    onTold(told) {
      if (told.tell === 'done') return 'done';
      if (told.tell === 'begins') at = told.page;
      if (told.tell === 'refused') throw refused[told.why](told.details);
      onTold(told);
      return 'more';
    },
  });
  return run.ended === 'done' ? run : { ...run, at };
}
