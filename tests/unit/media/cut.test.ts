import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSound, type SampleSpan } from '../../../main/media/index.ts';
import { pieces } from '../../support/media/index.ts';

function numbered(samples: number): Buffer {
  const pcm = Buffer.alloc(samples * 2);
  for (let i = 0; i < samples; i += 1) pcm.writeInt16LE((i * 7919) % 32_768, i * 2);
  return pcm;
}

async function cut(
  pcm: Buffer,
  spans: SampleSpan[],
  size: number,
): Promise<{ got: number[]; slices: Buffer[] }> {
  const slices: Buffer[][] = spans.map(() => []);
  const got = await cutSound(pieces(pcm, size), spans, (index, bytes) => {
    slices[index]?.push(Buffer.from(bytes));
  });
  return { got, slices: slices.map((parts) => Buffer.concat(parts)) };
}

describe('cutSound', () => {
  it('gives exactly the samples asked for, however the sound arrives', async () => {
    const pcm = numbered(500);
    const span = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(span, { maxLength: 6 }),
        fc.integer({ min: 1, max: 300 }),
        async (pairs, size) => {
          const spans = pairs.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
          const { got, slices } = await cut(pcm, spans, size);
          for (const [i, { from, to }] of spans.entries()) {
            expect(slices[i]?.equals(pcm.subarray(from * 2, to * 2))).toBe(true);
            expect(got[i]).toBe(Math.max(0, Math.min(to, 500) - Math.min(from, 500)));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('stops listening behind the last slice', async () => {
    let given = 0;
    async function* sound() {
      for (;;) {
        given += 1;
        yield Buffer.alloc(100);
      }
    }
    await cutSound(sound(), [{ from: 10, to: 120 }], () => undefined);
    expect(given).toBe(3);
  });

  it('waits for a slow writer before it goes on', async () => {
    const order: string[] = [];
    await cutSound(pieces(numbered(100), 50), [{ from: 0, to: 100 }], async () => {
      order.push('begin');
      await new Promise((resolve) => setTimeout(resolve, 2));
      order.push('end');
    });
    expect(order).toEqual(['begin', 'end', 'begin', 'end', 'begin', 'end', 'begin', 'end']);
  });

  it('refuses spans that are none', async () => {
    const nothing = () => undefined;
    for (const span of [
      { from: 2, to: 1 },
      { from: -1, to: 1 },
      { from: 0.5, to: 1 },
    ]) {
      await expect(cutSound(pieces(numbered(4)), [span], nothing)).rejects.toThrow(RangeError);
    }
    expect(await cutSound(pieces(numbered(4)), [], nothing)).toEqual([]);
  });
});
