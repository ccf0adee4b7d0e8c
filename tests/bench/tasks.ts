import type { CDPSession } from 'playwright';

/** The longest piece of work that a page's main thread did at a stretch: on its own clock, and by the clock on the wall. */
export type LongestTask = { what: string; workMs: number; wallMs: number };

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds by the wall, and of the thread's own time. */
  dur?: number;
  tdur?: number;
  args?: { name?: string };
};

/** What tracing itself does at its start is none of the page's tasks. Microseconds. */
const SETTLING = 150_000;

/**
 * The longest task of the main thread while `work` goes on. On a machine that does other things too, a task waits in
 * the middle for its turn: its own time says what it costs, the wall's also what the neighbours cost.
 */
export async function longestTask(
  cdp: CDPSession,
  what: string,
  work: () => Promise<void>,
): Promise<LongestTask> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', take);
  await cdp.send('Tracing.start', { categories: 'toplevel', transferMode: 'ReportEvents' });
  await new Promise((resolve) => setTimeout(resolve, (SETTLING * 2) / 1000));
  await work();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', take);
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && main.has(`${pid}/${tid}`),
  );
  const begun = tasks.reduce((first, { ts }) => Math.min(first, ts), Number.POSITIVE_INFINITY);
  const later = tasks.filter(({ ts }) => ts > begun + SETTLING);
  if (later.length === 0) throw new Error(`no task was seen while ${what}`);
  const longest = (of: 'dur' | 'tdur') => Math.max(...later.map((task) => task[of] ?? 0)) / 1000;
  return { what, workMs: longest('tdur'), wallMs: longest('dur') };
}
