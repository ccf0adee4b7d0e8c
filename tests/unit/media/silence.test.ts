import fc from 'fast-check';
import { expect, it } from 'vitest';
import { healedOgg } from '../../../main/media/heal.ts';
import { type OggPage, oggPage, oggPages, packetSamples, pagesWithin } from '../../../main/media/ogg.ts';
import { silentPages } from '../../../main/media/silence.ts';
import { collected } from '../../support/media/index.ts';

const samplesIn = (pages: OggPage[]) =>
  pages.flatMap(({ packets }) => packets).reduce((sum, one) => sum + packetSamples(one), 0);

it('fills exactly so many bytes with exactly so many samples, in whole pages that follow each other', () => {
  const gap = fc.record({
    seconds: fc.integer({ min: 2, max: 40 }),
    rest: fc.constantFrom(0, 120, 480, 840),
    perSecond: fc.integer({ min: 900, max: 6000 }),
    odd: fc.integer({ min: 0, max: 999 }),
    pages: fc.option(fc.integer({ min: 1, max: 200 })),
    head: fc.boolean(),
    last: fc.boolean(),
  });
  fc.assert(
    fc.property(gap, ({ seconds, rest, perSecond, odd, pages, head, last }) => {
      const bytes = seconds * perSecond + odd + 200;
      const length = seconds * 48_000 + rest;
      const from = head ? 0 : 96_000;
      const made = silentPages({
        bytes,
        serial: 7,
        sequence: head ? 0 : 5,
        pages,
        from,
        to: from + length,
        head: head ? { preSkip: 312 } : null,
        last,
      });
      expect(made).toHaveLength(bytes);
      const found = oggPages()(made ?? Buffer.alloc(0));
      expect(found.reduce((sum, { size }) => sum + size, 0)).toBe(bytes);
      expect(found.map(({ sequence }) => sequence)).toEqual(found.map((_, at) => at + (head ? 0 : 5)));
      const sound = found.slice(head ? 2 : 0);
      // The end of the stream may lie within its last frame (RFC 7845 §4.4); anywhere else every sample counts.
      expect(samplesIn(sound)).toBe(last ? Math.ceil(length / 960) * 960 : length);
      expect(sound.at(-1)?.granule).toBe(from + length);
      expect(sound.at(-1)?.last).toBe(last);
    }),
    { numRuns: 150 },
  );
});

it('does not fit what cannot: more frames than bytes', () => {
  expect(
    silentPages({
      bytes: 100,
      serial: 1,
      sequence: 0,
      pages: 1,
      from: 0,
      to: 4_800_000,
      head: null,
      last: false,
    }),
  ).toBeNull();
});

/** A stream of pages of 100 ms, and what it is without some of its bytes. */
function stream(count: number) {
  const packet = (fill: number) => Buffer.concat([Buffer.from([31 << 3]), Buffer.alloc(60, fill)]);
  const head = Buffer.from('OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0', 'latin1');
  const first = oggPage({ granule: 0, first: true, last: false, serial: 3, sequence: 0, packets: [head] });
  const rest = Array.from({ length: count }, (_, at) =>
    oggPage({
      granule: (at + 1) * 4800,
      first: false,
      last: at === count - 1,
      serial: 3,
      sequence: at + 1,
      packets: Array.from({ length: 5 }, (_packet, nth) => packet(at + nth)),
    }),
  );
  return Buffer.concat([first, ...rest]);
}

it('in the place of any holes, whatever they cut: every page elsewhere is as it was, and no sample is lost or added', async () => {
  const whole = stream(60);
  const samples = 60 * 4800 - 312;
  const cut = fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 400, max: 5000 }));
  let mended = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 4 }), async (cuts) => {
      const bytes = Buffer.from(whole);
      const holes: { from: number; to: number }[] = [];
      for (const [at, length] of cuts.sort(([one], [other]) => one - other)) {
        const from = Math.max(at, holes.at(-1)?.to ?? 0);
        const to = Math.min(whole.length, from + length);
        if (from < to) holes.push({ from, to });
      }
      for (const { from, to } of holes) bytes.fill(0, from, to);
      const source = {
        bytes: bytes.length,
        read: async (from: number, length: number) => bytes.subarray(from, from + length),
        async *stream() {
          yield bytes;
        },
      };
      const healed = await healedOgg(source, holes, samples);
      if (healed === null) return;
      mended += 1;
      const out = await healed.read(0, bytes.length);
      expect((await collected(healed.stream())).equals(out)).toBe(true);
      const pages = pagesWithin(out).map(({ page }) => page);
      expect(pages.reduce((sum, { size }) => sum + size, 0)).toBe(whole.length);
      expect(samplesIn(pages.filter(({ granule }) => granule > 0))).toBe(60 * 4800);
      const kept = new Set(
        pagesWithin(whole).map(({ at, page }) => whole.toString('latin1', at, at + page.size)),
      );
      const lost = pagesWithin(out).filter(
        ({ at, page }) => !kept.has(out.toString('latin1', at, at + page.size)),
      );
      for (const { page } of lost)
        expect(page.granule === 0 || healed.missing.some(({ to }) => page.granule - 312 <= to)).toBe(true);
    }),
    { numRuns: 100 },
  );
  expect(mended).toBeGreaterThan(90);
});
