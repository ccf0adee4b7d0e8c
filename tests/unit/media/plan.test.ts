import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planned, planStream, type RandomAccess, type StreamPlan } from '../../../main/media/index.ts';
import { box, co64, moov, offsetsIn, stco, u32 } from '../../support/media/boxes.ts';
import { collected, inMemory, pieces } from '../../support/media/index.ts';

const FTYP = box('ftyp', Buffer.from('M4A \0\0\x02\0isom'));
const FORMS = ['small', 'large', 'to-the-end'] as const;

async function streamed(file: Buffer, size = 997): Promise<{ plan: StreamPlan; bytes: Buffer }> {
  const plan = await planStream(inMemory(file));
  return { plan, bytes: await collected(planned(plan, pieces(file, size))) };
}

/** A file whose chunks carry their own number, so that an offset can be checked by what stands there. */
function withChunks(of: {
  chunks: number[][];
  wide: boolean;
  mdatForm: 'small' | 'large';
  moovForm: (typeof FORMS)[number];
  before: Buffer[];
  between: Buffer[];
  after: Buffer[];
}): { file: Buffer; marks: number[][] } {
  const content = Buffer.alloc(Math.max(1, of.chunks.flat().length) * 16);
  const prefix = Buffer.concat([FTYP, ...of.before]);
  const start = prefix.length + (of.mdatForm === 'large' ? 16 : 8);
  let next = 0;
  const marks: number[][] = [];
  const tables = of.chunks.map((track) => {
    const numbers = track.map(() => next++);
    marks.push(numbers);
    for (const number of numbers) content.writeUInt32BE(0xc0de_0000 + number, number * 16);
    const offsets = numbers.map((number) => start + number * 16);
    return of.wide ? co64(offsets) : stco(offsets);
  });
  const mdat = box('mdat', content, of.mdatForm);
  const last = of.moovForm === 'to-the-end' ? [] : of.after;
  const file = Buffer.concat([prefix, mdat, ...of.between, moov(tables, of.moovForm), ...last]);
  return { file, marks };
}

describe('an MP4 whose table is behind its sound', () => {
  const free = fc.integer({ min: 0, max: 40 }).map((size) => box('free', Buffer.alloc(size, 0xee)));
  const layout = fc.record({
    chunks: fc.array(fc.array(fc.constant(0), { maxLength: 8 }), { minLength: 1, maxLength: 3 }),
    wide: fc.boolean(),
    mdatForm: fc.constantFrom('small', 'large') as fc.Arbitrary<'small' | 'large'>,
    moovForm: fc.constantFrom(...FORMS),
    before: fc.array(free, { maxLength: 2 }),
    between: fc.array(free, { maxLength: 2 }),
    after: fc.array(free, { maxLength: 2 }),
  });

  it('streams table first, and every offset still finds its chunk', async () => {
    await fc.assert(
      fc.asyncProperty(layout, fc.integer({ min: 1, max: 400 }), async (of, size) => {
        const { file, marks } = withChunks(of);
        const { plan, bytes } = await streamed(file, size);
        expect(plan).toMatchObject({ cutShort: null, seekOnly: null });
        expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
        const found = offsetsIn(bytes).map((track) =>
          track.map((at) => bytes.readUInt32BE(at) - 0xc0de_0000),
        );
        expect(found).toEqual(marks);
        // Nothing is lost or doubled: the same bytes, apart from the table.
        const dropped = (all: Buffer) => all.length - all.subarray(all.indexOf('moov') - 4).readUInt32BE(0);
        if (of.moovForm === 'small') expect(dropped(bytes)).toBe(dropped(file));
      }),
      { numRuns: 200 },
    );
  });

  it('gets 64-bit offsets where the moved ones no longer fit into 32 bits', async () => {
    const near = 0xffff_fff0;
    const table = moov([stco([100, near]), stco([200])]);
    const file: RandomAccess = sparse(near + 1000, [
      [0, FTYP],
      [
        FTYP.length,
        Buffer.concat([u32(1), Buffer.from('mdat'), big(near + 1000 - FTYP.length - table.length)]),
      ],
      [near + 1000 - table.length, table],
    ]);
    const plan = await planStream(file);
    const [inserted, left] = plan.splices;
    expect(inserted?.at).toBe(FTYP.length);
    expect(left).toMatchObject({ at: near + 1000 - table.length, remove: table.length });
    const moved = inserted?.insert ?? Buffer.alloc(0);
    expect(moved.length).toBe(table.length + 3 * 4);
    expect(offsetsIn(moved)).toEqual([[100 + moved.length, near + moved.length], [200 + moved.length]]);
  });

  it('works in a file of 20 GB', async () => {
    const bytes = 20 * 2 ** 30;
    const table = moov([co64([64, bytes - 4096])]);
    const file = sparse(bytes, [
      [0, FTYP],
      [FTYP.length, Buffer.concat([u32(1), Buffer.from('mdat'), big(bytes - FTYP.length - table.length)])],
      [bytes - table.length, table],
    ]);
    const plan = await planStream(file);
    expect(plan).toMatchObject({ cutShort: null, seekOnly: null });
    const moved = plan.splices[0]?.insert ?? Buffer.alloc(0);
    expect(offsetsIn(moved)).toEqual([[64 + moved.length, bytes - 4096 + moved.length]]);
  });
});

describe('files that need nothing', () => {
  it.each([
    ['a table in front', Buffer.concat([FTYP, moov([stco([200])]), box('mdat', Buffer.alloc(300))])],
    [
      'fragments',
      Buffer.concat([FTYP, moov([stco([])]), box('moof', Buffer.alloc(9)), box('mdat', Buffer.alloc(30))]),
    ],
    [
      'notes of a phone behind the last box',
      Buffer.concat([FTYP, moov([stco([])]), box('mdat', Buffer.alloc(30)), Buffer.from('\x01\x02SEFT....')]),
    ],
    ['not a media file', Buffer.from('hello, this is text')],
    ['nothing', Buffer.alloc(0)],
  ])('%s', async (_name, file) => {
    const { plan, bytes } = await streamed(file);
    expect(plan).toEqual({ splices: [], cutShort: null, seekOnly: null });
    expect(bytes.equals(file)).toBe(true);
  });
});

describe('files that were cut short', () => {
  const whole = Buffer.concat([FTYP, box('mdat', Buffer.alloc(4000)), moov([stco([40])])]);
  it('are known wherever an MP4 is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: FTYP.length, max: whole.length - 1 }), async (length) => {
        const plan = await planStream(inMemory(whole.subarray(0, length)));
        // Its table stands at the end, so nothing of it can be decoded.
        expect(plan.cutShort?.nothingPlays).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are known when the table points behind the end', async () => {
    const file = Buffer.concat([FTYP, moov([stco([40, 90_000])]), box('mdat', Buffer.alloc(100))]);
    const { cutShort } = await planStream(inMemory(file));
    expect(cutShort).toMatchObject({ why: expect.stringContaining('90000'), nothingPlays: false });
    expect(cutShort?.bytesExpected).toBe(90_001);
  });
});

describe('files that cannot be streamed in any order', () => {
  const mdat = box('mdat', Buffer.alloc(4000));
  it.each([
    ['sound that is not in the order of the file', moov([stco([300, 100])])],
    ['a compressed table', box('moov', box('cmov', Buffer.alloc(20)))],
    ['a movie that only points to others', box('moov', box('rmra', Buffer.alloc(20)))],
    ['a table that claims more than it has', moov([box('stco', u32(0, 1_000_000, 1))])],
    ['a table without a count', moov([box('stco', u32(0))])],
    ['boxes larger than their parent', box('moov', Buffer.concat([u32(5000), Buffer.from('trak')]))],
    ['offsets beyond all numbers', moov([box('co64', Buffer.concat([u32(0, 1), Buffer.alloc(8, 0xff)]))])],
    [
      'very many boxes',
      box('moov', Buffer.concat(Array.from({ length: 30_000 }, () => box('free', Buffer.alloc(0))))),
    ],
  ])('%s', async (_name, table) => {
    const plan = await planStream(inMemory(Buffer.concat([FTYP, mdat, table])));
    expect(plan.seekOnly).not.toBeNull();
    expect(plan.splices).toEqual([]);
  });
});

describe('whatever bytes there are', () => {
  const whole = Buffer.concat([
    FTYP,
    box('free', Buffer.alloc(9)),
    box('mdat', Buffer.alloc(500, 3)),
    moov([stco([60, 99]), co64([70])]),
  ]);
  const change = fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }));

  it('planning answers or leaves the bytes alone; it never throws, and never gives more than it got and one table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const file = Buffer.from(whole);
        for (const [at, value] of changes) file[at] = value;
        const { bytes } = await streamed(file);
        expect(bytes.length).toBeLessThanOrEqual(file.length * 2);
      }),
      { numRuns: 500 },
    );
  });

  it('random bytes behind a good beginning do no harm either', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 600 }),
        fc.constantFrom('ftyp', 'moov', 'mdat', 'RIFF', 'OggS', 'caff', 'FORM', 'ID3\x04'),
        async (tail, type) => {
          const file = Buffer.concat([
            /^[a-z]/.test(type) ? u32(tail.length) : Buffer.alloc(0),
            Buffer.from(type, 'latin1'),
            tail,
          ]);
          const { bytes } = await streamed(file);
          expect(bytes.length).toBeLessThanOrEqual(file.length * 2);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('how other containers say that they were cut', () => {
  const wav = (declared: number, there: number) =>
    Buffer.concat([
      Buffer.from('RIFF'),
      le(declared + 36),
      Buffer.from('WAVEfmt '),
      le(16),
      Buffer.alloc(16, 1),
      Buffer.from('data'),
      le(declared),
      Buffer.alloc(there),
    ]);
  const ogg = (segments: number[], body: number) =>
    Buffer.concat([
      Buffer.from('OggS'),
      Buffer.alloc(22),
      Buffer.from([segments.length, ...segments]),
      Buffer.alloc(body),
    ]);
  const caf = (size: bigint, there: number) => {
    const chunk = Buffer.alloc(12);
    chunk.write('data');
    chunk.writeBigInt64BE(size, 4);
    return Buffer.concat([Buffer.from('caff\0\x01\0\0'), chunk, Buffer.alloc(there)]);
  };
  const ebml = (size: Buffer, there: number) =>
    Buffer.concat([
      Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x84, 1, 2, 3, 4]),
      Buffer.from([0x18, 0x53, 0x80, 0x67]),
      size,
      Buffer.alloc(there),
    ]);
  const form = (size: number, there: number) =>
    Buffer.concat([Buffer.from('FORM'), u32(size), Buffer.alloc(there)]);
  const avi = (size: number, there: number) =>
    Buffer.concat([Buffer.from('RIFF'), le(size), Buffer.from('AVI '), Buffer.alloc(there)]);

  it.each([
    ['a whole WAV', wav(100, 100), false],
    ['a WAV with more behind it', wav(100, 130), false],
    ['a cut WAV', wav(100, 99), true],
    ['a WAV cut in its header', wav(100, 0).subarray(0, 30), true],
    ['a WAV that was never finished', wav(0xffff_ffff - 36, 50), false],
    ['a live WAV', wav(0, 50), false],
    ['a whole Ogg', ogg([100, 20], 120), false],
    ['a cut Ogg', ogg([100, 20], 119), true],
    ['an Ogg cut in a header', Buffer.concat([ogg([9], 9), ogg([5, 5], 0).subarray(0, 28)]), true],
    ['a whole CAF', caf(50n, 50), false],
    ['a cut CAF', caf(50n, 49), true],
    ['a live CAF', caf(-1n, 49), false],
    ['a whole Matroska', ebml(Buffer.from([0x40, 0x20]), 32), false],
    ['a cut Matroska', ebml(Buffer.from([0x40, 0x20]), 31), true],
    ['a live Matroska', ebml(Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), 31), false],
    ['a whole AIFF', form(20, 20), false],
    ['a cut AIFF', form(20, 19), true],
    ['a whole AVI', avi(24, 20), false],
    ['a cut AVI', avi(24, 19), true],
  ])('%s', async (_name, file, cut) => {
    const plan = await planStream(inMemory(file));
    expect(plan.cutShort !== null).toBe(cut);
  });
});

function le(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function big(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** A file of any size of which only some stretches are not zero. */
function sparse(bytes: number, parts: readonly (readonly [number, Buffer])[]): RandomAccess {
  return {
    bytes,
    async read(offset, length) {
      const out = Buffer.alloc(Math.max(0, Math.min(length, bytes - offset)));
      for (const [at, part] of parts) {
        const from = Math.max(at, offset);
        const to = Math.min(at + part.length, offset + out.length);
        if (from < to) part.copy(out, from - offset, from - at, to - at);
      }
      return out;
    },
  };
}
