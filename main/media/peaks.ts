import { KeptwordError } from '../../shared/contract/index.ts';
import { SAMPLE_RATE } from '../../shared/time/index.ts';
import type { RandomAccess } from './plan.ts';

/**
 * The stored waveform. Header of 64 bytes, big-endian:
 *   0 'KWPEAKS1'   8 u32 samples a second   12 u32 samples a step of level 0   16 u32 coarser by   20 u32 levels
 *   24 u64 samples in all   32… zero
 * then the levels, finest first: per step two signed bytes, softest and loudest sample / 256, rounded outwards, so that
 * a wave is never drawn smaller than it is. A level has ceil(samples / its step) steps.
 */
const MAGIC = 'KWPEAKS1';
const HEADER = 64;
/** 100 steps a second. */
const BASE = SAMPLE_RATE / 100;
const COARSER = 8;
const LEVELS = 4;
/** Bytes of the finest level that are added at a time: five and a half minutes. */
const BLOCK = 1 << 16;

export type PeaksBuilder = {
  add(pcm: Buffer): void;
  /** The stored waveform in pieces, one after the other: nothing of it is in memory twice. Ends the building. */
  pieces(): Generator<Buffer>;
  /** The same as one. */
  finish(): Buffer;
  readonly samples: number;
};

/** Builds peaks while the sound passes. About 0.8 MB an hour of sound. */
export function peaksBuilder(): PeaksBuilder {
  const blocks: Int8Array[] = [];
  let block = new Int8Array(BLOCK);
  let used = 0;
  let samples = 0;
  let inStep = 0;
  let low = 0;
  let high = 0;
  let odd = -1;

  function close(): void {
    if (used === BLOCK) {
      blocks.push(block);
      block = new Int8Array(BLOCK);
      used = 0;
    }
    block[used] = low >> 8;
    block[used + 1] = Math.min(127, (high + 255) >> 8);
    used += 2;
    inStep = 0;
  }

  function addSamples(pcm: Int16Array): void {
    let at = 0;
    while (at < pcm.length) {
      if (inStep === 0) low = high = pcm[at] ?? 0;
      const end = Math.min(pcm.length, at + BASE - inStep);
      inStep += end - at;
      // The only loop that touches every sample of five hours: nothing else belongs in it.
      for (; at < end; at += 1) {
        const value = pcm[at] as number;
        if (value < low) low = value;
        else if (value > high) high = value;
      }
      if (inStep === BASE) close();
    }
    samples += pcm.length;
  }

  function* pieces(): Generator<Buffer> {
    if (inStep > 0) close();
    blocks.push(block.subarray(0, used));
    block = new Int8Array(0);
    used = 0;
    yield* assemble(blocks, samples);
  }

  return {
    add(pcm) {
      let bytes = pcm;
      if (odd >= 0 && bytes.length > 0) {
        addSamples(Int16Array.of(((bytes[0] ?? 0) << 8) | odd));
        bytes = bytes.subarray(1);
        odd = -1;
      }
      if (bytes.length % 2 === 1) {
        odd = bytes[bytes.length - 1] ?? 0;
        bytes = bytes.subarray(0, -1);
      }
      addSamples(samplesOf(bytes));
    },
    pieces,
    finish: () => Buffer.concat([...pieces()]),
    get samples() {
      return samples;
    },
  };
}

/** A view where the memory allows one (Int16Array needs even addresses and a little-endian machine), else a copy. */
function samplesOf(bytes: Buffer): Int16Array {
  const even = bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(new Uint8Array(bytes));
  const aligned = even.byteOffset % 2 === 0 ? even : new Uint8Array(bytes);
  return new Int16Array(aligned.buffer, aligned.byteOffset, aligned.length / 2);
}

/** Header and levels; a coarser level is made block by block, since a block holds a whole number of its steps. */
function* assemble(blocks: Int8Array[], samples: number): Generator<Buffer> {
  yield headerOf(samples);
  let steps = 0;
  const coarser: Int8Array[] = [];
  while (true) {
    const block = blocks.shift();
    if (!block) break;
    coarser.push(coarsen(block));
    steps += block.length / 2;
    yield Buffer.from(block.buffer, block.byteOffset, block.length);
  }
  let level = joined(coarser, Math.ceil(steps / COARSER));
  for (let made = 2; made <= LEVELS; made += 1) {
    yield Buffer.from(level.buffer, level.byteOffset, level.length);
    level = coarsen(level);
  }
}

function headerOf(samples: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write(MAGIC, 0, 'latin1');
  header.writeUInt32BE(SAMPLE_RATE, 8);
  header.writeUInt32BE(BASE, 12);
  header.writeUInt32BE(COARSER, 16);
  header.writeUInt32BE(LEVELS, 20);
  header.writeBigUInt64BE(BigInt(samples), 24);
  return header;
}

function joined(parts: readonly Int8Array[], steps: number): Int8Array {
  const whole = new Int8Array(steps * 2);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function coarsen(finer: Int8Array): Int8Array {
  const out = new Int8Array(Math.ceil(finer.length / 2 / COARSER) * 2);
  for (let step = 0; step < out.length / 2; step += 1) {
    const [low, high] = extremes(finer, step * COARSER, (step + 1) * COARSER);
    out[step * 2] = low;
    out[step * 2 + 1] = high;
  }
  return out;
}

/** Softest and loudest of the steps [from, to) of a level; 0, 0 when there are none. */
function extremes(level: Int8Array, from: number, to: number): [number, number] {
  const end = Math.min(to, level.length / 2);
  if (from >= end) return [0, 0];
  let low = 127;
  let high = -128;
  for (let step = from; step < end; step += 1) {
    low = Math.min(low, level[step * 2] ?? 0);
    high = Math.max(high, level[step * 2 + 1] ?? 0);
  }
  return [low, high];
}

/**
 * Peaks for drawing [fromMs, toMs) in `steps` equal steps, as signed bytes min, max, min, max…; silence (0, 0) behind
 * the end. Reads the header and the few bytes of the one level that is just fine enough.
 * `lost`: the beginning may be lost and be zeros; then its header is made anew for a sound of so many samples.
 * @throws KeptwordError blob-damaged when the bytes are not stored peaks; invalid-input for an empty stretch
 */
export async function readPeaks(
  reader: RandomAccess,
  fromMs: number,
  toMs: number,
  steps: number,
  lost: { samples: number } | null = null,
): Promise<Uint8Array> {
  if (!(toMs > fromMs) || fromMs < 0 || !Number.isInteger(steps) || steps < 1) {
    throw new KeptwordError('invalid-input', 'This part of the recording cannot be drawn.', {
      details: `${fromMs}-${toMs} ms in ${steps} steps`,
    });
  }
  const header = headerIn(await reader.read(0, HEADER), lost);
  const perStep = ((toMs - fromMs) * (header.rate / 1000)) / steps;
  const start = fromMs * (header.rate / 1000);
  const level = chooseLevel(header, perStep);
  const firstStep = Math.floor(start / level.size);
  const lastStep = Math.min(level.steps, Math.ceil((start + perStep * steps) / level.size));
  const out = new Int8Array(steps * 2);
  if (firstStep < lastStep) {
    const bytes = await reader.read(level.at + firstStep * 2, (lastStep - firstStep) * 2);
    const stored = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let step = 0; step < steps; step += 1) {
      const from = Math.floor((start + step * perStep) / level.size + 1e-9);
      const to = Math.max(from + 1, Math.ceil((start + (step + 1) * perStep) / level.size - 1e-9));
      const [low, high] = extremes(stored, from - firstStep, to - firstStep);
      out[step * 2] = low;
      out[step * 2 + 1] = high;
    }
  }
  return new Uint8Array(out.buffer);
}

type Header = { rate: number; base: number; coarser: number; levels: number; samples: number };

function headerIn(stored: Buffer, lost: { samples: number } | null): Header {
  const bytes = lost && stored.every((byte) => byte === 0) ? headerOf(lost.samples) : stored;
  const good = bytes.length === HEADER && bytes.toString('latin1', 0, 8) === MAGIC;
  const header = good && {
    rate: bytes.readUInt32BE(8),
    base: bytes.readUInt32BE(12),
    coarser: bytes.readUInt32BE(16),
    levels: bytes.readUInt32BE(20),
    samples: Number(bytes.readBigUInt64BE(24)),
  };
  if (!header || header.base < 1 || header.coarser < 2 || header.levels < 1 || header.levels > 16) {
    throw new KeptwordError(
      'blob-damaged',
      'The waveform of this recording is damaged. Its sound is not touched.',
    );
  }
  return header;
}

/** The coarsest level whose steps are not longer than a drawn one; level 0 when all are. */
function chooseLevel(header: Header, perStep: number): { at: number; size: number; steps: number } {
  let at = HEADER;
  let size = header.base;
  let steps = Math.ceil(header.samples / size);
  for (let i = 1; i < header.levels && size * header.coarser <= perStep; i += 1) {
    at += steps * 2;
    size *= header.coarser;
    steps = Math.ceil(steps / header.coarser);
  }
  return { at, size, steps };
}
