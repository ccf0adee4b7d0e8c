import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asciiName,
  bundleName,
  clipPath,
  exhibitCode,
  LONGEST_PATH,
  originalPath,
  relativeLink,
} from '../../../main/evidence/format/names.ts';
import { badName } from '../../../main/evidence/verify/bag.ts';
import { ms } from '../../../shared/time/index.ts';
import { plainRecording } from '../../support/evidence/index.ts';

const session = { id: 'se1', meetingId: 'm1', ordinal: 3, date: '2026-10-20', label: null };
const WEEK = 7 * 24 * 3_600_000;

describe('names in a bundle', () => {
  it('are the ones that the design shows', () => {
    expect(bundleName(['J.R.'], '2026-10-20')).toBe('IEP-bundle_J.R._2026-10-20');
    expect(bundleName(['J.R.', 'A.R.'], '2026-10-20')).toBe('IEP-bundle_J.R.-A.R._2026-10-20');
    expect(bundleName([], '2026-10-20')).toBe('IEP-bundle_child_2026-10-20');
    expect(originalPath(plainRecording(1), session)).toBe('data/03_originals/R01_2026-10-20_session3.m4a');
    expect(clipPath('P-01', plainRecording(1), ms(725_000), ms(768_250))).toBe(
      'data/05_clips/P-01_R01_00h12m05s-00h12m48s.wav',
    );
    expect(exhibitCode(123)).toBe('P-123');
  });

  it('drop accents and whatever a file system may not like', () => {
    expect(asciiName('José Ñ.', 'x')).toBe('Jose-N.');
    expect(asciiName('../../etc/passwd', 'x')).toBe('etc-passwd');
    expect(asciiName('..', 'x')).toBe('x');
    expect(asciiName('\u0000\n 孩子 ', 'x')).toBe('x');
  });

  it('are ASCII, plain and short whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 4 }),
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.nat(WEEK),
        fc.integer({ min: 1, max: 99_999 }),
        (initials, originalName, at, ordinal) => {
          const recording = plainRecording(ordinal, { originalName });
          const root = bundleName(initials, '2026-10-20');
          const paths = [
            originalPath(recording, session),
            clipPath(exhibitCode(ordinal), recording, ms(at), ms(WEEK)),
          ];
          for (const path of paths) {
            expect(path).toMatch(/^[\x21-\x7e]+$/);
            expect(badName(path)).toBeNull();
            expect(`${root}_99/${path}`.length).toBeLessThan(LONGEST_PATH);
          }
          expect(root).toMatch(/^IEP-bundle_[A-Za-z0-9][A-Za-z0-9._-]*_2026-10-20$/);
        },
      ),
    );
  });

  it('link from one file to another', () => {
    expect(relativeLink('START-HERE.html', 'data/a.html')).toBe('data/a.html');
    expect(relativeLink('data/01_index/index.html', 'START-HERE.html')).toBe('../../START-HERE.html');
  });
});
