import type { ChildProcess } from 'node:child_process';
import { parse } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import ffmpegCommand from 'fluent-ffmpeg';
import { KeptwordError } from '../../shared/contract/index.ts';
import { cancelled } from '../platform/index.ts';
import { type Report, reportReader } from './report.ts';

/** An ffmpeg that answered when it was asked for its version. */
export type Ffmpeg = {
  path: string;
  version: string;
  from: 'KEPTWORD_FFMPEG' | 'ffmpeg-static' | 'PATH' | '@ffmpeg-installer/ffmpeg';
  /** Names of its audio decoders: the only ones that may run on a file from outside. */
  decoders: readonly string[];
};

/** How a run ended. `stopped` says that we ended it, `broken` that ffmpeg never started or crashed. */
export type Ended = {
  failed: string | null;
  broken: boolean;
  stopped: 'aborted' | 'left' | 'stalled' | null;
  report: Report;
};

export type Running = {
  /**
   * Hands bytes to ffmpeg; settles when they have left our memory, so that the caller may use that memory again.
   * Bytes that ffmpeg no longer wants are dropped. Never rejects.
   */
  write(chunk: Buffer): Promise<void>;
  endInput(): void;
  /** True once ffmpeg has closed its input or ended. */
  readonly inputClosed: boolean;
  /** Its standard output. Leaving the loop early ends the process. */
  output: AsyncIterable<Buffer>;
  /** Grows while it runs. */
  report: Report;
  /** Settles when the process is gone and its streams are closed; never rejects. */
  ended: Promise<Ended>;
  stop(): void;
};

export type RunOptions = {
  signal?: AbortSignal | undefined;
  /** Ends ffmpeg when it moves nothing for so long, though it has bytes to read and somebody to write to. */
  stallMs?: number | undefined;
  /** A file descriptor that ffmpeg inherits as SOURCE_FD. */
  sourceFd?: number | undefined;
  /** Gets each line that ffmpeg says on standard error, as it is said. */
  onLine?: ((line: string) => void) | undefined;
};

/** Long enough for a slow, busy laptop; a file that makes ffmpeg spin is given up after it. */
export const STALL_MS = 20_000;

/** fluent-ffmpeg's own spawning, typed for what we use of it. See docs/decisions/030-fluent-ffmpeg.md. */
type Spawner = {
  setFfmpegPath(path: string): Spawner;
  _spawnFfmpeg(
    args: string[],
    options: {
      stdoutLines: number;
      env: Record<string, string>;
      cwd: string;
      stdio: Stdio;
      windowsHide: boolean;
    },
    started: (child: ChildProcess, stdout: unknown, stderr: LinesRing) => void,
    ended: (error: Error | null) => void,
  ): void;
};
type Stdio = ('pipe' | number)[];
type LinesRing = { callback(line: (text: string) => void): void };

/** Nothing of the person's environment but what a program needs to start: no proxy, no FFREPORT log file. */
function bareEnvironment(): Record<string, string> {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'XDG_RUNTIME_DIR', 'PULSE_SERVER'];
  const env: Record<string, string> = { LC_ALL: 'C', AV_LOG_FORCE_NOCOLOR: '1' };
  for (const name of kept) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

/**
 * Starts ffmpeg with exactly these arguments: no shell, no terminal, a bare environment, the root folder as working
 * folder. The only place in the program that does.
 */
export function run(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  args: readonly string[],
  options: RunOptions = {},
): Running {
  const reader = reportReader();
  const watch = stallWatch(options.stallMs ?? STALL_MS, () => stop('stalled'));
  let child: ChildProcess | null = null;
  let stopped: Ended['stopped'] = null;
  let feed: Feed = closedFeed();

  function stop(why: Ended['stopped']): void {
    stopped ??= why;
    child?.kill('SIGKILL');
  }

  const exited = new Promise<string | null>((resolve) => {
    const spawner = ffmpegCommand() as unknown as Spawner;
    spawner.setFfmpegPath(ffmpeg.path);
    const stdio: Stdio = [
      'pipe',
      'pipe',
      'pipe',
      ...(options.sourceFd === undefined ? [] : [options.sourceFd]),
    ];
    const cwd = parse(ffmpeg.path).root || '/';
    const settings = { stdoutLines: 40, env: bareEnvironment(), cwd, stdio, windowsHide: true };
    spawner._spawnFfmpeg(
      [...args],
      settings,
      (process, _stdout, stderr) => {
        child = process;
        stderr.callback((line) => {
          watch.moved();
          reader.line(line);
          options.onLine?.(line);
        });
      },
      (error) => resolve(error ? error.message : null),
    );
  });
  // fluent-ffmpeg calls back at once when the path is set, so that the child is here by now.
  const started = child as ChildProcess | null;
  if (started?.stdin) feed = feedInto(started.stdin, watch);
  const onAbort = () => stop('aborted');
  if (options.signal?.aborted) onAbort();
  options.signal?.addEventListener('abort', onAbort, { once: true });

  const ended = exited.then((failed): Ended => {
    watch.close();
    options.signal?.removeEventListener('abort', onAbort);
    const crashed = stopped === null && failed !== null && failed.includes('killed with signal');
    return { failed, broken: crashed || started?.pid === undefined, stopped, report: reader.report };
  });
  return {
    write: (chunk) => feed.write(chunk),
    endInput: () => feed.end(),
    get inputClosed() {
      return feed.closed;
    },
    output: started?.stdout ? outputOf(started.stdout, watch, () => stop('left')) : noOutput(),
    report: reader.report,
    ended,
    stop: () => stop('left'),
  };
}

/**
 * Turns an end that was not our wish and not the file's fault into an error.
 * @throws KeptwordError cancelled, ffmpeg-failed
 */
export function refuseBadEnd(ended: Ended): void {
  if (ended.stopped === 'aborted') throw cancelled();
  const details = [ended.failed, ...ended.report.tail].filter((line) => line !== null).join('\n');
  if (ended.stopped === 'stalled') {
    throw new KeptwordError(
      'ffmpeg-failed',
      'The sound program stopped moving on this file, so we ended it. Your file was not changed. Try again, or try another copy of the file.',
      { details: `no progress\n${details}` },
    );
  }
  if (ended.failed !== null && ended.stopped === null) {
    throw new KeptwordError(
      'ffmpeg-failed',
      'The sound program could not finish. Nothing was lost or changed. Please try again.',
      { details },
    );
  }
}

type Feed = {
  write(chunk: Buffer): Promise<void>;
  end(): void;
  readonly closed: boolean;
};

function closedFeed(): Feed {
  return { write: async () => undefined, end() {}, closed: true };
}

/** Writes with backpressure: one piece at a time, the next when the last has left. */
function feedInto(stdin: Writable, watch: StallWatch): Feed {
  let closed = false;
  const close = () => {
    closed = true;
    watch.fed();
  };
  stdin.on('close', close);
  // EPIPE only says that ffmpeg has read enough or has failed; its exit and its words say which.
  stdin.on('error', close);
  return {
    write(chunk) {
      if (closed || chunk.length === 0) return Promise.resolve();
      watch.feeding(true);
      return new Promise((resolve) => {
        stdin.write(chunk, (error) => {
          // The stream's own 'close' comes later, and not at all while somebody writes on without a pause.
          if (error) close();
          watch.feeding(false);
          resolve();
        });
      });
    },
    end() {
      watch.fed();
      if (!closed) stdin.end();
    },
    get closed() {
      return closed;
    },
  };
}

async function* outputOf(stdout: Readable, watch: StallWatch, leave: () => void): AsyncGenerator<Buffer> {
  const chunks = stdout.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]();
  let whole = false;
  try {
    while (true) {
      watch.reading(true);
      const next = await chunks.next();
      watch.reading(false);
      if (next.done) {
        whole = true;
        return;
      }
      yield next.value as Buffer;
    }
  } finally {
    watch.reading(false);
    if (!whole) {
      leave();
      stdout.destroy();
    }
  }
}

async function* noOutput(): AsyncGenerator<Buffer> {}

type StallWatch = ReturnType<typeof stallWatch>;

/**
 * ffmpeg stalls when nothing moves although we wait for its output and it has input: bytes offered and not taken, or
 * all of it. Our own slowness (a slow disk, the next program in the chain) is never held against it.
 */
function stallWatch(limitMs: number, stalled: () => void) {
  let last = performance.now();
  let feeding = false;
  let fed = false;
  let reading = false;
  const timer = setInterval(
    () => {
      const its = reading && (feeding || fed);
      if (!its) last = performance.now();
      else if (performance.now() - last > limitMs) stalled();
    },
    Math.min(1000, limitMs / 4),
  );
  timer.unref();
  const moved = () => {
    last = performance.now();
  };
  return {
    moved,
    reading(now: boolean) {
      reading = now;
      moved();
    },
    feeding(now: boolean) {
      feeding = now;
      moved();
    },
    fed() {
      fed = true;
      moved();
    },
    close: () => clearInterval(timer),
  };
}
