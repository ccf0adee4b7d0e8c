import { readdirSync, readFileSync } from 'node:fs';

const STEP = 960;

/** Loudness of each 20 ms. */
export function envelope(pcm: Buffer): number[] {
  const out: number[] = [];
  for (let at = 0; at + STEP * 2 <= pcm.length; at += STEP * 2) {
    let sum = 0;
    for (let i = 0; i < STEP; i += 1) sum += pcm.readInt16LE(at + i * 2) ** 2;
    out.push(Math.sqrt(sum / STEP));
  }
  return out;
}

/** How alike two rows are: 1 the same but for their size, 0 nothing in common. */
export function alike(a: readonly number[], b: readonly number[]): number {
  const n = Math.min(a.length, b.length);
  const mean = (row: readonly number[]) => row.slice(0, n).reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  let both = 0;
  let ofA = 0;
  let ofB = 0;
  for (let i = 0; i < n; i += 1) {
    const [x, y] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return both / Math.sqrt(ofA * ofB || 1);
}

/** The best likeness of a short row anywhere in a long one. */
export function bestMatch(long: readonly number[], short: readonly number[]): number {
  let best = -1;
  for (let at = 0; at + short.length <= long.length; at += 1) {
    best = Math.max(best, alike(long.slice(at, at + short.length), short));
  }
  return best;
}

/** Our own ffmpeg children whose arguments hold a word: `libopus` packs, `pulse` listens. */
export function ffmpegChildren(word: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return parent === String(process.pid) && line.includes(word);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}
