import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { systemCode } from '../platform/index.ts';
import { type HoldFile, holdBySystem } from './guard.ts';

/** Which program took a lock. */
export type Owner = {
  pid: number;
  /** Boot and start tick of that process where the system tells (Linux), else null: process numbers are used again. */
  birth: string | null;
  /** The computer, as a hash: its name may be a person's. */
  host: string;
};

/** This program, and what it can see of the others. The tests put programs of their own in its place. */
export type Around = {
  readonly me: Owner;
  /** True when the process is there that took a lock of this computer then. `mine`: the lock is one this program holds. */
  runs(owner: Owner, at: string, mine: boolean): boolean;
  readonly hold: HoldFile;
  /** Lets a moment pass. */
  pause(): Promise<void>;
};

/** Time that another computer gets to write the lock file that it has just made: it needs some milliseconds. */
const PAUSE_MS = 300;

export function thisProgram(): Around {
  const me: Owner = { pid: process.pid, birth: birthOf(process.pid), host: hostHash() };
  return {
    me,
    hold: holdBySystem,
    pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
    runs(owner, at, mine) {
      if (!isRunning(owner.pid)) return false;
      const birth = birthOf(owner.pid);
      if (owner.pid === me.pid && owner.birth === birth) return mine;
      if (owner.birth !== null && birth !== null) return owner.birth === birth;
      return Date.parse(at) >= Date.now() - uptime() * 1000 - 60_000;
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Boot id and start tick of a process (proc(5), field 22 of stat); null where there is no /proc. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}

/** The first part of the name only: macOS changes the rest with the network. */
function hostHash(): string {
  const label = hostname().split('.')[0]?.toLowerCase() ?? '';
  return createHash('sha256').update(`keptword lock ${label}`).digest('hex').slice(0, 16);
}
