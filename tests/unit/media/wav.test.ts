import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wavHeader } from '../../../main/media/index.ts';

/** The most samples whose RIFF size still fits into 32 bits. */
const LARGEST = Math.floor((0xffff_ffff - 36) / 2);

describe('wavHeader', () => {
  it('is byte for byte the header of the WAVE specification', () => {
    expect(wavHeader(48_000).toString('hex')).toBe(
      '52494646' +
        '24770100' +
        '57415645' +
        '666d7420' +
        '10000000' +
        '0100' +
        '0100' +
        '80bb0000' +
        '00770100' +
        '0200' +
        '1000' +
        '64617461' +
        '00770100',
    );
  });

  it('has sizes that agree with the length, up to the last that fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST }), (samples) => {
        const header = wavHeader(samples);
        expect(header).toHaveLength(44);
        expect(header.readUInt32LE(40)).toBe(samples * 2);
        expect(header.readUInt32LE(4)).toBe(header.length + samples * 2 - 8);
      }),
    );
    expect(wavHeader(LARGEST).toString('latin1', 0, 4)).toBe('RIFF');
  });

  it('becomes RF64 above 4 GB', () => {
    const samples = LARGEST + 1;
    const header = wavHeader(samples);
    expect(header.toString('latin1', 0, 4)).toBe('RF64');
    expect(header).toHaveLength(80);
    expect(header.readBigUInt64LE(20)).toBe(BigInt(header.length + samples * 2 - 8));
    expect(header.readBigUInt64LE(28)).toBe(BigInt(samples * 2));
    expect(header.readBigUInt64LE(36)).toBe(BigInt(samples));
    expect(header.toString('latin1', 72, 76)).toBe('data');
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s samples', (samples) => {
    expect(() => wavHeader(samples)).toThrow(RangeError);
  });
});
