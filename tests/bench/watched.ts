import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a process and the ones that it starts used, in bytes. */
export type Watched = {
  /** Most private memory at one moment: of the process, and of it with its children. Sampled. */
  own: number;
  all: number;
  /** Most resident memory ever, with the program itself, as the system kept it: of the process, of its largest child. */
  highest: number;
  highestChild: number;
  /** Of all of them. */
  processorMs: number;
};

const SAMPLE_EVERY_MS = 100;
/** `USER_HZ`, the unit of processor times in /proc: 100 a second on every Linux (proc(5)). */
const TICK_MS = 10;

/**
 * Runs a program to its end and watches it and the processes that it starts itself. Linux only: read from /proc.
 * @throws Error when the program fails
 */
export function watched(program: string, args: readonly string[]): Promise<Watched> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const peak = { own: 0, all: 0, highest: 0, highestChild: 0 };
  const processor = new Map<number, number>();
  const own = child.pid ?? 0;
  const watch = setInterval(() => {
    const started = childrenOf(own);
    for (const pid of [own, ...started]) processor.set(pid, processorMs(pid) ?? processor.get(pid) ?? 0);
    const mine = memoryOf(own, 'RssAnon');
    const theirs = started.reduce((sum, pid) => sum + memoryOf(pid, 'RssAnon'), 0);
    peak.own = Math.max(peak.own, mine);
    peak.all = Math.max(peak.all, mine + theirs);
    peak.highest = Math.max(peak.highest, memoryOf(own, 'VmHWM'));
    peak.highestChild = Math.max(peak.highestChild, ...started.map((pid) => memoryOf(pid, 'VmHWM')));
  }, SAMPLE_EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      const spent = [...processor.values()].reduce((sum, ms) => sum + ms, 0);
      if (code === 0) resolve({ ...peak, processorMs: spent });
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
}

/** `RssAnon` leaves out what is only mapped from files: programs and libraries are shared with everybody. */
function memoryOf(pid: number, field: 'RssAnon' | 'VmHWM'): number {
  const kib = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(read(`/proc/${pid}/status`))?.[1];
  return Number(kib ?? 0) * 1024;
}

/** User and system time so far; null when the process has gone. */
function processorMs(pid: number): number | null {
  // The name of the program, in brackets, may hold spaces: fields are counted behind it (14 and 15 of all).
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const [user, system] = [fields[11], fields[12]];
  return user === undefined || system === undefined ? null : (Number(user) + Number(system)) * TICK_MS;
}

function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
