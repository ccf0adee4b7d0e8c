import { describe, expect, it } from 'vitest';
import { missingOf, parsePackages } from '../../../scripts/packages.ts';
import { add, nothing, summary, tallyPlaywright, tallyVitest } from '../../../scripts/tally.ts';

describe('the sum', () => {
  it('is one plain line', () => {
    expect(summary({ passed: 123, failed: [], notRun: [] })).toBe('123 passed, 0 failed');
    expect(summary({ passed: 1, failed: ['a'], notRun: ['b', 'c'] })).toBe('1 passed, 1 failed, 2 skipped');
  });

  it('adds without losing a name', () => {
    const one = { passed: 1, failed: ['a'], notRun: ['b'] };
    expect(add(add(nothing, one), one)).toEqual({ passed: 2, failed: ['a', 'a'], notRun: ['b', 'b'] });
  });
});

describe('a vitest report', () => {
  const file = (status: string, tests: [string, string][], message = '') => ({
    name: '/p/tests/a.test.ts',
    status,
    message,
    assertionResults: tests.map(([status, fullName]) => ({ status, fullName })),
  });

  it('counts passed, names failed and not run', () => {
    const tests: [string, string][] = [
      ['passed', 'x'],
      ['failed', 'y'],
      ['skipped', 'z (not run: needs age)'],
      ['pending', 'w'],
    ];
    expect(tallyVitest({ testResults: [file('failed', tests)] }, '/p')).toEqual({
      passed: 1,
      failed: ['tests/a.test.ts: y'],
      notRun: ['tests/a.test.ts: z (not run: needs age)', 'tests/a.test.ts: w'],
    });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const report = { testResults: [file('failed', [], 'Cannot find module\nat x')] };
    expect(tallyVitest(report, '/p').failed).toEqual(['tests/a.test.ts: Cannot find module']);
    expect(tallyVitest({ testResults: [file('failed', [['passed', 'x']])] }, '/p').failed).toHaveLength(1);
  });
});

describe('a Playwright report', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

  it('counts nested suites, and a test that passed only at the second try as failed', () => {
    const inner = {
      title: 'export',
      specs: [spec('a', 'expected'), spec('b', 'unexpected'), spec('c', 'flaky')],
    };
    const report = { suites: [{ title: 'job.spec.ts', suites: [inner], specs: [spec('d', 'skipped')] }] };
    expect(tallyPlaywright(report)).toEqual({
      passed: 1,
      failed: ['job.spec.ts export: b', 'job.spec.ts export: c'],
      notRun: ['job.spec.ts: d'],
    });
  });

  it('counts an error outside any test', () => {
    expect(tallyPlaywright({ errors: [{ message: 'no browser\nat x' }] }).failed).toEqual([
      'e2e: no browser',
    ]);
  });
});

describe('Debian packages', () => {
  it('are read from columns, and are missing when one of their programs is', () => {
    const packages = parsePackages('# words\n\nffmpeg ffmpeg,ffprobe why it is here\nage  age  why\n');
    expect(packages).toEqual([
      { name: 'ffmpeg', programs: ['ffmpeg', 'ffprobe'] },
      { name: 'age', programs: ['age'] },
    ]);
    const names = missingOf(packages, (program) => program !== 'ffprobe').map(({ name }) => name);
    expect(names).toEqual(['ffmpeg']);
  });

  it('refuses a line that it cannot read', () => {
    expect(() => parsePackages('ffmpeg\n')).toThrow('ffmpeg');
  });
});
