import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ArchiveHeader, canonicalJson, encodeHeader, parseHeader } from '../../../main/vault/header.ts';
import type { KdfCost } from '../../../main/vault/index.ts';
import { calibratedCost, isWithinLimits, passphraseKey, refuseWeak } from '../../../main/vault/kdf.ts';
import { openWithPassphrase, passphraseSlot, recoverySlot, withSlot } from '../../../main/vault/slots.ts';
import { CHEAP_KDF, PASSPHRASE } from '../../support/vault/index.ts';

const archiveId = crypto.randomUUID();
const archiveKey = randomBytes(32);
let header: ArchiveHeader;

beforeAll(async () => {
  const slots = [
    await passphraseSlot(archiveId, archiveKey, PASSPHRASE, CHEAP_KDF),
    recoverySlot(archiveId, archiveKey, randomBytes(32)),
  ];
  header = { format: 'keptword-archive', formatVersion: 1, archiveId, generation: 1, slots };
});

/** Any change to the fields, with a checksum that fits again: what a person with an editor could do. */
function forged(change: (body: Record<string, unknown>) => void): Buffer {
  const { checksum, ...body } = JSON.parse(encodeHeader(header).toString('utf8'));
  expect(checksum).toMatch(/^[0-9a-f]{64}$/);
  change(body);
  const sum = createHash('sha256').update(canonicalJson(body)).digest('hex');
  return Buffer.from(JSON.stringify({ ...body, checksum: sum }));
}

describe('the key file', () => {
  it('is read back as it was written', () => {
    expect(parseHeader(encodeHeader(header))).toEqual({ state: 'good', header });
  });

  it('is damaged for every flipped bit, newer at most, and never good', () => {
    const bytes = encodeHeader(header);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const broken = Buffer.from(bytes);
      broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const copy = parseHeader(broken);
      // White space between the fields carries nothing: there, another white space is the same key file.
      if (copy.state === 'good') expect(copy.header).toEqual(header);
      else expect(['damaged', 'newer']).toContain(copy.state);
    }
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(parseHeader(Buffer.from(bytes)).state).toBe('damaged');
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('of a later version is newer, whatever else is in it', () => {
    const later = forged((body) => Object.assign(body, { formatVersion: 2, slots: 'another shape' }));
    expect(parseHeader(later)).toEqual({ state: 'newer', version: 2 });
  });

  it('with unknown, missing, too many or doubled parts is damaged, also when its checksum fits', () => {
    const cases: ((body: Record<string, unknown>) => void)[] = [
      (body) => Object.assign(body, { extra: 1 }),
      (body) => delete body.generation,
      (body) => Object.assign(body, { generation: 0 }),
      (body) => Object.assign(body, { archiveId: '../../etc' }),
      (body) => Object.assign(body, { slots: [] }),
      (body) => Object.assign(body, { slots: [header.slots[0], header.slots[0]] }),
      (body) => Object.assign(body, { slots: Array(9).fill(header.slots[0]) }),
      (body) => Object.assign(body, { slots: [{ ...header.slots[0], sealed: 'AAAA' }, header.slots[1]] }),
    ];
    for (const change of cases) expect(parseHeader(forged(change)).state).toBe('damaged');
  });

  it.each([
    { memoryKiB: 4 * 1024 ** 3 },
    { memoryKiB: 1024 * 1024 + 1 },
    { memoryKiB: 0 },
    { memoryKiB: -1 },
    { memoryKiB: 64.5 },
    { passes: 2 ** 32 },
    { passes: 17 },
    { passes: 0 },
    { lanes: 0 },
    { lanes: 5 },
    { lanes: 2 ** 24 },
    { salt: 'AAAA' },
    { version: 16 },
    { name: 'argon2d' },
  ])('with the hostile cost %o is refused in less than 50 ms without computing', (change) => {
    const hostile = forged((body) => {
      const [slot] = header.slots;
      Object.assign(body, { slots: [{ ...slot, kdf: { ...slot?.kdf, ...change } }, header.slots[1]] });
    });
    const before = performance.now();
    expect(parseHeader(hostile).state).toBe('damaged');
    expect(performance.now() - before).toBeLessThan(50);
  });

  it('does not open when its cost, its id or its archive is exchanged', async () => {
    expect((await openWithPassphrase(header, PASSPHRASE))?.equals(archiveKey)).toBe(true);
    expect(await openWithPassphrase(header, 'another one entirely')).toBeNull();
    const elsewhere = { ...header, archiveId: crypto.randomUUID() };
    expect(await openWithPassphrase(elsewhere, PASSPHRASE)).toBeNull();
    const [slot] = header.slots;
    if (slot?.type !== 'passphrase') throw new Error('the first slot is the passphrase');
    const renamed = withSlot(header, { ...slot, id: crypto.randomUUID() });
    expect(await openWithPassphrase(renamed, PASSPHRASE)).toBeNull();
  });
});

describe('the cost of a passphrase', () => {
  it('is refused before computing when out of bounds', async () => {
    const before = performance.now();
    for (const cost of [
      { memoryKiB: 2 ** 42, passes: 2 ** 32, lanes: 1 },
      { memoryKiB: 16, passes: 1, lanes: 4 },
    ]) {
      expect(isWithinLimits(cost)).toBe(false);
      const key = passphraseKey(PASSPHRASE, randomBytes(16), cost);
      await expect(key).rejects.toMatchObject({ code: 'archive-damaged' });
    }
    expect(performance.now() - before).toBeLessThan(50);
  });

  it.each([
    { measured: [100], passes: 16 },
    { measured: [327], passes: 7 },
    { measured: [499], passes: 5 },
    { measured: [900, 300], passes: 8 },
    { measured: [900, 800], passes: 3 },
    { measured: [60_000, 50_000], passes: 3 },
  ])(
    'is $passes passes where the first measures are $measured ms',
    async ({ measured, passes }) => {
      const ticks = measured.flatMap((took, at) => [at * 1e6, at * 1e6 + took]);
      const tried: KdfCost[] = [];
      const derive = async (_words: unknown, _salt: unknown, of: KdfCost) => {
        tried.push(of);
        return Buffer.alloc(32);
      };
      const cost = await calibratedCost(() => ticks.shift() ?? 0, derive);
      // It is the floor that is measured, once for each measure that was needed.
      expect(tried).toEqual(measured.map(() => ({ ...cost, passes: 3 })));
      expect(cost.passes).toBe(passes);
      expect(cost.memoryKiB).toBeGreaterThanOrEqual(64 * 1024);
      expect(isWithinLimits(cost)).toBe(true);
    },
    30_000,
  );

  it('gives the same key for the same words in another Unicode spelling, as text or as bytes', async () => {
    const salt = randomBytes(16);
    const key = await passphraseKey('caﬁé Å １２', salt, CHEAP_KDF);
    for (const other of ['caﬁé Å １２'.normalize('NFD'), 'cafi\u0065\u0301 \u00c5 12'.normalize('NFKC')]) {
      expect((await passphraseKey(other, salt, CHEAP_KDF)).equals(key)).toBe(true);
    }
    const bytes = new TextEncoder().encode('cafié Å 12');
    expect((await passphraseKey(bytes, salt, CHEAP_KDF)).equals(key)).toBe(true);
    expect(new TextDecoder().decode(bytes)).toBe('cafié Å 12');
    expect((await passphraseKey('cafié Å 12 ', salt, CHEAP_KDF)).equals(key)).toBe(false);
  });
});

describe('a weak passphrase', () => {
  it.each(['', 'short', 'elevenchars', 'aaaaaaaaaaaaaaaa', '121212121212', '            '])(
    '%j is refused',
    (text) => {
      expect(() => refuseWeak(text)).toThrow(expect.objectContaining({ code: 'weak-passphrase' }));
    },
  );

  it.each([PASSPHRASE, 'twelve chars', 'ñandú contraseña', '四つの言葉を並べて長くする'])(
    '%j is taken',
    (text) => {
      expect(() => refuseWeak(text)).not.toThrow();
    },
  );
});
