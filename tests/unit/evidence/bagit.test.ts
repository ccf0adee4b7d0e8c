import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bagInfoText,
  manifestText,
  readBagInfo,
  readManifest,
  readOxum,
} from '../../../main/evidence/format/bagit.ts';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const path = fc.stringMatching(/^data\/[A-Za-z0-9_ .%\r\n-]{1,40}[a-z]$/);

describe('BagIt lists', () => {
  it('say the same when read as when written, in one fixed order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(path, hash), { selector: ([name]) => name }), (lines) => {
        const text = manifestText(new Map(lines));
        expect(readManifest(text)).toEqual(new Map(lines));
        expect(manifestText(new Map([...lines].reverse()))).toBe(text);
      }),
    );
  });

  it.each([
    ['upper-case hex', `${'A'.repeat(64)}  data/a\n`],
    ['one space', `${'a'.repeat(64)} data/a\n`],
    ['a short hash', `${'a'.repeat(63)}  data/a\n`],
    ['a file twice', `${'a'.repeat(64)}  data/a\n${'b'.repeat(64)}  data/a\n`],
    ['no line end', `${'a'.repeat(64)}  data/a`],
    ['an empty line', `\n`],
  ])('refuse %s', (_what, text) => {
    expect(readManifest(text)).toHaveProperty('badLine');
  });

  it('bag-info can be read back', () => {
    const text = bagInfoText({
      madeBy: 'Keptword 0.1.0',
      madeOn: '2026-11-22',
      oxum: { bytes: 12, files: 3 },
      fingerprint: 'AB CD',
    });
    const info = readBagInfo(text);
    expect(readOxum(info?.get('Payload-Oxum'))).toEqual({ bytes: 12, files: 3 });
    expect(info?.get('Bagging-Date')).toBe('2026-11-22');
    expect(readBagInfo('no label here')).toBeNull();
    expect(readOxum('12')).toBeNull();
    expect(readOxum('1e9.2')).toBeNull();
  });
});
