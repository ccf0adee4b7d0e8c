import { describe, expect, it } from 'vitest';
import { wavSamples } from '../../../main/evidence/verify/wav.ts';
import { wavHeader } from '../../../main/media/index.ts';

describe('the length of a clip', () => {
  it.each([0, 1, 48_000, 2_147_483_000, 3_000_000_000])('is read from a head for %i samples', (samples) => {
    const head = wavHeader(samples);
    const beginning = Buffer.concat([head, Buffer.alloc(80)]).subarray(0, 80);
    expect(wavSamples(beginning, head.length + samples * 2)).toBe(samples);
  });

  it('is refused when any byte of the head is another one, or when the file is cut', () => {
    const head = wavHeader(48_000);
    const bytes = head.length + 96_000;
    for (let at = 0; at < head.length; at++) {
      const wrong = Buffer.from(head);
      wrong[at] = (wrong[at] ?? 0) ^ 1;
      expect(wavSamples(wrong, bytes)).toBeNull();
    }
    expect(wavSamples(head, bytes - 1)).toBeNull();
    expect(wavSamples(head, bytes - 2)).toBeNull();
  });
});
