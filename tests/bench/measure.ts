import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One line of the table: ours against a baseline that ran beside it, in the same call, on the same input. */
export type Row = {
  what: string;
  baseline: string;
  /** As shown: `83.1 s`, `1.9 GiB/s`. */
  theirs: string;
  ours: string;
  /** Ours divided by the baseline's, the way round in which the goal is said. */
  ratio: number;
  goal: string;
  met: boolean;
  runs: number;
};

/** How much of everything: the whole of what the goals say, or a short look. */
export type Amount = { quick: boolean; runs: number };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

/** The value below which `share` (0-1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/**
 * Runs the two in turn, so that whatever else the machine does hits both alike, and returns the medians of their
 * milliseconds. With several runs a first turn only warms up and does not count; long work needs none.
 */
export async function inTurn(
  runs: number,
  baseline: () => unknown,
  ours: () => unknown,
  { warmUp = true }: { warmUp?: boolean } = {},
): Promise<{ baseline: number; ours: number }> {
  const times = { baseline: [] as number[], ours: [] as number[] };
  if (warmUp && runs > 1) {
    await baseline();
    await ours();
  }
  for (let run = 0; run < runs; run++) {
    times.baseline.push(await timed(baseline));
    times.ours.push(await timed(ours));
  }
  return { baseline: median(times.baseline), ours: median(times.ours) };
}

/** A folder that is gone afterwards; in memory where the machine has such a place, so that no disk is measured. */
export async function inFolder<T>(
  where: 'memory' | 'disk',
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const parent = where === 'memory' && existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = await mkdtemp(join(parent, 'keptword-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
export const milliseconds = (ms: number) => `${ms.toFixed(ms < 10 ? 3 : 0)} ms`;
export const speed = (bytes: number, ms: number) => `${(bytes / 2 ** 20 / (ms / 1000)).toFixed(0)} MiB/s`;
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

/** The slope of bytes over milliseconds by least squares, in megabytes an hour. */
export function slopeOf(points: [number, number][]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const top = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const bottom = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return bottom === 0 ? 0 : ((top / bottom) * 3_600_000) / 1e6;
}
