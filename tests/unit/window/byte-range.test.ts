import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRange } from '../../../main/window/byte-range.ts';

const MiB = 1024 * 1024;

test.each([
  ['bytes=0-', { from: 0, to: 999 }],
  ['bytes=0-0', { from: 0, to: 0 }],
  ['bytes=990-2000', { from: 990, to: 999 }],
  ['bytes=-10', { from: 990, to: 999 }],
  ['bytes=-5000', { from: 0, to: 999 }],
  ['bytes=999-', { from: 999, to: 999 }],
  ['bytes=1000-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=5-2', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=0-1,5-9', 'whole'],
  ['lines=0-9', 'whole'],
  [null, 'whole'],
] as const)('Range %s of 1000 bytes', (header, expected) => {
  expect(readRange(header, 1000, MiB)).toEqual(expected);
});

test('an open end is answered in part, so that memory stays flat', () => {
  expect(readRange('bytes=0-', 10 * MiB, MiB)).toEqual({ from: 0, to: MiB - 1 });
  expect(readRange('bytes=5-', MiB + 5, MiB)).toEqual({ from: 5, to: MiB + 4 });
});

test('whatever is asked, the answer lies inside and is never more than promised', () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.nat(5000),
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 1, max: 500 }),
      (from, to, size, most) => {
        for (const header of [`bytes=${from}-${to}`, `bytes=${from}-`, `bytes=-${to}`]) {
          const range = readRange(header, size, most);
          if (typeof range === 'string') continue;
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.to).toBeLessThan(size);
          expect(range.to - range.from + 1).toBeLessThanOrEqual(most);
          expect(range.to).toBeGreaterThanOrEqual(range.from);
        }
      },
    ),
  );
});
