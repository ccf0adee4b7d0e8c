import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peaksBuilder, readPeaks } from '../../../main/media/index.ts';
import { inMemory, pieces } from '../../support/media/index.ts';

const STEP = 480;

function noise(samples: number, seed = 1): Int16Array {
  const out = new Int16Array(samples);
  let state = seed;
  for (let i = 0; i < samples; i += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    // Swells slowly, so that coarse and fine levels differ.
    out[i] = Math.trunc(((state / 0x7fff_ffff) * 2 - 1) * 32_767 * (0.1 + 0.9 * ((i % 9_973) / 9_973)));
  }
  return out;
}

function bytesOf(samples: Int16Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

async function built(samples: Int16Array, size = 7_919): Promise<Buffer> {
  const builder = peaksBuilder();
  for await (const piece of pieces(bytesOf(samples), size)) builder.add(piece);
  expect(builder.samples).toBe(samples.length);
  return builder.finish();
}

/** The definition, spelt out slowly. */
function slowPeaks(samples: Int16Array, from: number, to: number): [number, number] {
  let low = 32_767;
  let high = -32_768;
  for (let i = from; i < Math.min(to, samples.length); i += 1) {
    low = Math.min(low, samples[i] ?? 0);
    high = Math.max(high, samples[i] ?? 0);
  }
  return low > high ? [0, 0] : [Math.floor(low / 256), Math.min(127, Math.ceil(high / 256))];
}

function signed(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

describe('peaks', () => {
  it('are the same however the sound is cut into pieces, odd ones too', async () => {
    const samples = noise(20_000);
    const whole = await built(samples, 1 << 20);
    for (const size of [1, 3, 959, 960, 961, 4_096]) {
      expect((await built(samples, size)).equals(whole), String(size)).toBe(true);
    }
  });

  it('hold 100 steps a second, each the true extremes', async () => {
    const samples = noise(STEP * 25 + 17);
    const reader = inMemory(await built(samples));
    const drawn = signed(await readPeaks(reader, 0, 260, 26));
    for (let step = 0; step < 26; step += 1) {
      expect([drawn[step * 2], drawn[step * 2 + 1]]).toEqual(
        slowPeaks(samples, step * STEP, (step + 1) * STEP),
      );
    }
  });

  it('never draw a wave smaller than it is, at any zoom', async () => {
    const samples = noise(STEP * 700 + 111, 7);
    const reader = inMemory(await built(samples));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 7_000 }),
        fc.integer({ min: 1, max: 8_000 }),
        fc.integer({ min: 1, max: 600 }),
        async (fromMs, lengthMs, steps) => {
          const drawn = signed(await readPeaks(reader, fromMs, fromMs + lengthMs, steps));
          expect(drawn).toHaveLength(steps * 2);
          for (const step of [0, steps >> 1, steps - 1]) {
            const from = (fromMs + (lengthMs * step) / steps) * 48;
            const to = (fromMs + (lengthMs * (step + 1)) / steps) * 48;
            const [low, high] = slowPeaks(samples, Math.ceil(from), Math.floor(to));
            expect(drawn[step * 2] ?? 0).toBeLessThanOrEqual(low);
            expect(drawn[step * 2 + 1] ?? 0).toBeGreaterThanOrEqual(high);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('hold together where one block of memory ends and the next begins', async () => {
    const samples = new Int16Array(STEP * 32_800);
    for (let step = 32_700; step < 32_800; step += 1)
      samples.fill((step % 100) * 256, step * STEP, (step + 1) * STEP);
    const reader = inMemory(await built(samples, 1 << 20));
    const drawn = signed(await readPeaks(reader, 327_000, 328_000, 100));
    for (let step = 0; step < 100; step += 1) expect(drawn[step * 2 + 1]).toBe(step);
    const coarse = signed(await readPeaks(reader, 0, 328_000, 41));
    expect([...coarse.subarray(0, 78)].every((value) => value === 0)).toBe(true);
    expect(coarse[81]).toBe(99);
  });

  it('are silence behind the end', async () => {
    const reader = inMemory(await built(noise(STEP * 10)));
    const drawn = signed(await readPeaks(reader, 0, 200, 20));
    expect([...drawn.subarray(20)]).toEqual(Array(20).fill(0));
    expect([...signed(await readPeaks(reader, 60_000, 61_000, 4))]).toEqual(Array(8).fill(0));
  });

  it('cost few bytes to read, at any zoom of five hours', async () => {
    const hours = 5 * 3600;
    const stored = inMemory(await built(noise(48_000 * 60)));
    const header = await stored.read(0, 64);
    header.writeBigUInt64BE(BigInt(hours * 48_000), 24);
    let read = 0;
    const reader = {
      bytes: 64 + hours * 100 * 4,
      read: async (offset: number, length: number) => {
        read += length;
        return offset === 0 ? header : Buffer.alloc(length);
      },
    };
    for (const [from, to] of [
      [0, hours * 1000],
      [0, 60_000],
      [9_000_000, 9_600_000],
    ] as const) {
      read = 0;
      await readPeaks(reader, from, to, 1000);
      expect(read).toBeLessThan(64 + 1000 * 2 * 9);
    }
  });

  it('of no sound at all are valid and silent', async () => {
    const reader = inMemory(peaksBuilder().finish());
    expect([...(await readPeaks(reader, 0, 1000, 3))]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('are refused when they are damaged or the question makes no sense', async () => {
    const reader = inMemory(await built(noise(STEP)));
    await expect(readPeaks(inMemory(Buffer.alloc(64)), 0, 10, 1)).rejects.toMatchObject({
      code: 'blob-damaged',
    });
    await expect(readPeaks(inMemory(Buffer.alloc(3)), 0, 10, 1)).rejects.toMatchObject({
      code: 'blob-damaged',
    });
    for (const [from, to, steps] of [
      [10, 10, 1],
      [10, 5, 1],
      [0, 10, 0],
      [0, 10, 1.5],
      [-1, 10, 1],
    ] as const) {
      await expect(readPeaks(reader, from, to, steps)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});
