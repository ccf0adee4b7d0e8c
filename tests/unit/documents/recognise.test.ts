import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../main/documents/recognise.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import {
  makeCompound,
  makeHeic,
  makeJpeg,
  makePdf,
  makePng,
  makeWebp,
  makeWord,
  zipped,
} from '../../support/documents/index.ts';

const codeOf = (bytes: Buffer) =>
  recognise(bytes).then(
    (type) => type,
    (error: unknown) => (error instanceof KeptwordError ? error.code : error),
  );

describe('what a file is', () => {
  it('is decided by its first bytes', async () => {
    expect(await codeOf(makePdf([['x']]))).toBe('application/pdf');
    expect(await codeOf(Buffer.concat([Buffer.from('mail junk\n'), makePdf([['x']])]))).toBe(
      'application/pdf',
    );
    expect(await codeOf(makePng())).toBe('image/png');
    expect(await codeOf(makeJpeg())).toBe('image/jpeg');
    expect(await codeOf(makeWebp())).toBe('image/webp');
    expect(await codeOf(makeHeic())).toBe('image/heic');
    expect(await codeOf(makeHeic('mif1'))).toBe('image/heic');
    expect(await codeOf(await makeWord(['x']))).toContain('wordprocessingml');
  });

  it('is none of ours when it only looks a little like it', async () => {
    for (const bytes of [
      makeHeic('avif'),
      makeCompound({ locked: false }),
      await zipped({ 'a.txt': 'x' }),
      Buffer.from('<html>'),
      Buffer.from('RIFF\x10\0\0\0WAVEfmt '),
      Buffer.from([0xff]),
    ]) {
      expect(await codeOf(bytes)).toBe('not-a-document');
    }
    expect(await codeOf(makeCompound({ locked: true }))).toBe('document-encrypted');
  });

  it('is broken when its end is missing', async () => {
    for (const whole of [makePng(), makeJpeg(), makeWebp(), makeHeic(), await makeWord(['x'])]) {
      expect(await codeOf(whole.subarray(0, whole.length - 3))).toBe('document-damaged');
    }
  });

  it('is always said, whatever the bytes are', async () => {
    const starts = [
      makePng(),
      makeJpeg(),
      makeWebp(),
      makeHeic(),
      makeCompound({ locked: true }),
      Buffer.from('PK\x03\x04'),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(400),
        async (start, noise, cut) => {
          const code = await codeOf(Buffer.concat([start.subarray(0, cut), noise]));
          expect(typeof code).toBe('string');
        },
      ),
      { numRuns: 200 },
    );
  });
});
