import { type FilePrimitives, fileError, fileLayer, type OpenFile } from '../../../main/platform/index.ts';
import { type Lock, takeLock } from '../../../main/vault/lock.ts';
import type { Around } from '../../../main/vault/lock-owner.ts';

/** A small disk in memory: names, and what is in the files. `guard`: who holds the guard file. */
type Disk = { names: Map<string, { text: string }>; guard: number | null };
type Program = {
  pid: number;
  /** What it waits to do next on the disk; null while it thinks, or has ended. */
  next: { call: string; go: () => void } | null;
  /** All that it has learned from the disk: with the disk, this is its whole state. */
  learned: string[];
  state: 'taking' | 'in' | 'refused' | 'left' | 'crashed' | 'failed';
};

export type Setting = {
  programs: number;
  /** Programs that may be killed between any two calls. */
  crashes: number;
  /** What lies there: a lock of a dead program, one that was torn while it was written, or none. */
  lock: 'dead' | 'torn' | 'none';
  /** Whether who gets in also leaves again. */
  leaves: boolean;
  /** `broken`: a guard that lets everybody in, as if there were none. */
  guard: 'works' | 'broken';
};
export type Explored = {
  /** Different states of all programs and the disk that were seen. */
  states: number;
  /** The first order of calls in which two were in at once: the search ends there. */
  both: string[];
  /** How many were in, refused, … at the end of an order, with everything that ended otherwise than it should. */
  ends: Map<string, number>;
  /** Orders after which a program that comes later, alone, did not get in. */
  shutOut: string[];
};

const LOCK = '/a/archive.lock';
const GUARD = '/a/archive.guard';
const DEAD = 99;

/**
 * Runs the real `takeLock` in several programs on one disk, in every order in which their calls can follow each other:
 * before each call it is chosen anew whose turn it is, or who is killed. States that were seen are not gone into again.
 */
export async function explore(setting: Setting): Promise<Explored> {
  const seen = new Set<string>();
  const result: Explored = { states: 0, both: [], ends: new Map(), shutOut: [] };
  const waiting: number[][] = [[]];
  for (let order = waiting.pop(); order !== undefined; order = waiting.pop()) {
    const world = new World(setting);
    await world.settle();
    const taken: number[] = [];
    for (;;) {
      const choices = world.choices();
      if (choices.length === 0) break;
      let pick = order[taken.length];
      if (pick === undefined) {
        const key = world.key();
        if (seen.has(key)) break;
        seen.add(key);
        for (let other = 1; other < choices.length; other++) waiting.push([...taken, other]);
        pick = 0;
      }
      taken.push(pick);
      choices[pick]?.();
      await world.settle();
      if (world.inside().length < 2) continue;
      result.both.push(world.story.join(' · '));
      return result;
    }
    if (world.choices().length > 0) continue;
    const states = world.programs.map(({ state }) => state).sort();
    const end = states.join(' ');
    result.ends.set(end, (result.ends.get(end) ?? 0) + 1);
    if (world.inside().length === 0 && !(await world.laterGetsIn()))
      result.shutOut.push(world.story.join(' · '));
  }
  result.states = seen.size;
  return result;
}

class World {
  readonly disk: Disk = { names: new Map(), guard: null };
  readonly programs: Program[];
  readonly story: string[] = [];
  private readonly setting: Setting;
  private crashesLeft: number;

  constructor(setting: Setting) {
    this.setting = setting;
    this.crashesLeft = setting.crashes;
    const at = '2026-01-01T00:00:00.000Z';
    const dead = { pid: DEAD, birth: null, host: 'here', at, token: 'dead' };
    if (setting.lock !== 'none')
      this.disk.names.set(LOCK, { text: setting.lock === 'dead' ? JSON.stringify(dead) : '' });
    this.programs = Array.from({ length: setting.programs }, (_, at_) => this.start(at_ + 1));
  }

  inside = () => this.programs.filter(({ state }) => state === 'in');

  /** All that can happen next. */
  choices(): (() => void)[] {
    const able = this.programs.filter(({ next }) => next !== null);
    const calls = able.map((program) => () => {
      this.story.push(`${program.pid}:${program.next?.call ?? ''}`);
      const go = program.next?.go;
      program.next = null;
      go?.();
    });
    const kills = this.crashesLeft > 0 ? able.map((program) => () => this.kill(program)) : [];
    return [...calls, ...kills];
  }

  /** Lets every program run up to its next call. All of it is promises, so one turn of the loop is enough. */
  settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  /** Of states that differ only in which program is called which, all have the key of one of them. */
  key(): string {
    return (
      orders(this.programs)
        .map((order) => this.keyIn(order))
        .sort()[0] ?? ''
    );
  }

  /** Random tokens are named by who wrote them: each program writes one. */
  private keyIn(order: readonly Program[]): string {
    const nth = new Map(order.map(({ pid }, at) => [String(pid), at]));
    const files = [...this.disk.names].map(([name, { text }]) => `${name}=${known(text)}`).sort();
    const programs = order.map(({ state, learned, next }) => [state, next?.call, ...learned].join());
    const guard = this.disk.guard === null ? 'free' : `lock of ${this.disk.guard}`;
    return [files, guard, this.crashesLeft, programs.join(';')]
      .join('|')
      .replaceAll(/lock of (\d+)/g, (_all, pid: string) => `lock of #${nth.get(pid) ?? pid}`);
  }

  async laterGetsIn(): Promise<boolean> {
    const later = this.start(50);
    await this.settle();
    while (later.next !== null) {
      const { go } = later.next;
      later.next = null;
      go();
      await this.settle();
    }
    return later.state === 'in' || later.state === 'left';
  }

  private kill(program: Program): void {
    this.story.push(`${program.pid}:killed`);
    this.crashesLeft -= 1;
    program.state = 'crashed';
    program.next = null;
    if (this.disk.guard === program.pid) this.disk.guard = null;
  }

  private start(pid: number): Program {
    const program: Program = { pid, next: null, learned: [], state: 'taking' };
    const clock = { now: () => new Date('2026-01-02T00:00:00.000Z'), monotonicMs: () => 0 };
    const tell = (state: Program['state']) => {
      if (program.state !== 'crashed') program.state = state;
    };
    takeLock(this.filesOf(program), '/a', clock, this.aroundOf(program)).then(
      async (lock: Lock) => {
        tell('in');
        if (!this.setting.leaves) return;
        await this.step(program, 'leave', () => tell('left'));
        await lock.release();
      },
      (error: { code?: string }) => tell(error.code === 'archive-in-use' ? 'refused' : 'failed'),
    );
    return program;
  }

  /** One call of one program: it waits for its turn, and what it learns is kept. A killed one never goes on. */
  private step<T>(program: Program, call: string, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (program.state === 'crashed') return;
      const go = () => {
        try {
          const value = work();
          program.learned.push(`${call}=${known(String(value))}`);
          resolve(value);
        } catch (error) {
          program.learned.push(`${call}!`);
          reject(error);
        }
      };
      program.next = { call, go };
    });
  }

  private aroundOf(program: Program): Around {
    return {
      me: { pid: program.pid, birth: null, host: 'here' },
      runs: ({ pid }) => pid !== DEAD && this.programs.find((one) => one.pid === pid)?.state !== 'crashed',
      pause: () => this.step(program, 'pause', () => undefined),
      hold: async () => {
        const got = await this.step(program, 'guard', () => {
          if (this.setting.guard === 'broken') return true;
          if (this.disk.guard !== null) return false;
          this.disk.guard = program.pid;
          return true;
        });
        if (!got) return null;
        return {
          release: () =>
            this.step(program, 'let go', () => {
              if (this.disk.guard === program.pid) this.disk.guard = null;
            }),
        };
      },
    };
  }

  /** Closing and syncing change nothing that another program could see, so they are no steps. */
  private filesOf(program: Program) {
    const { names } = this.disk;
    const short = (path: string) => (path === GUARD ? 'guard' : 'lock');
    const step = <T>(call: string, path: string, work: () => T) =>
      this.step(program, `${call} ${short(path)}`, work);
    const fails = (code: string) => fileError(Object.assign(new Error(code), { code }), 'write');
    const never = async (): Promise<never> => Promise.reject(fails('ENOSYS'));
    const opened = (path: string, file: { text: string }): OpenFile => ({
      read: async (into) => {
        const text = await step('read', path, () => file.text);
        return Buffer.from(into.buffer, into.byteOffset).write(text);
      },
      write: (pieces) =>
        step('write', path, () => {
          file.text = Buffer.from(pieces instanceof Uint8Array ? pieces : Buffer.concat(pieces)).toString();
        }),
      append: never,
      sync: async () => undefined,
      stat: async () => ({ bytes: 400, isFile: true, isFolder: false, modifiedMs: 0 }),
      close: async () => undefined,
    });
    const primitives: FilePrimitives = {
      async open(path, mode) {
        const file = await step(mode, path, () => {
          const found = names.get(path);
          if (mode === 'create') {
            if (found) throw fails('EEXIST');
            const made = { text: '' };
            names.set(path, made);
            return { file: made, toString: () => 'made' };
          }
          if (!found) throw fails('ENOENT');
          return { file: found, toString: () => 'found' };
        });
        return opened(path, file.file);
      },
      stat: (path) =>
        step('stat', path, () => {
          const file = names.get(path);
          const facts = { bytes: file?.text.length ?? 0, isFile: true, isFolder: false, modifiedMs: 0 };
          return file ? facts : null;
        }),
      unlink: (path) =>
        step('unlink', path, () => {
          if (!names.delete(path)) throw fails('ENOENT');
        }),
      rename: never,
      mkdir: never,
      rmdir: never,
      readdir: never,
      space: never,
      syncFolder: never,
    };
    return fileLayer(primitives);
  }
}

/** A lock's text by its owner; anything else as it is. */
function known(text: string): string {
  const [, pid] = /"pid":(\d+)/.exec(text) ?? [];
  return pid === undefined ? text : `lock of ${pid}`;
}

function orders<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((first) => orders(of.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}
