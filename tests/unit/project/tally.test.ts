import { describe, expect, it } from 'vitest';
import { missingOf, parsePackages } from '../../../scripts/packages.ts';
import {
  add,
  afterSecondLook,
  failedFiles,
  nothing,
  sum,
  summary,
  tallyPlaywright,
  tallyVitest,
} from '../../../scripts/tally.ts';

const failure = (name: string, why = '') => ({ name, why });

describe('the sum', () => {
  it('is one plain line', () => {
    expect(summary({ ...nothing, passed: 123 })).toBe('123 passed, 0 failed');
    const mixed = { passed: 1, failed: [failure('a')], unsteady: [], notRun: ['b', 'c'] };
    expect(summary(mixed)).toBe('1 passed, 1 failed, 2 skipped');
    expect(summary({ ...nothing, passed: 9, unsteady: [failure('a')] })).toBe(
      '9 passed, 0 failed, 1 of them only when run again alone',
    );
  });

  it('adds without losing a name', () => {
    const one = { passed: 1, failed: [failure('a')], unsteady: [failure('u')], notRun: ['b'] };
    expect(add(add(nothing, one), one)).toEqual({
      passed: 2,
      failed: [failure('a'), failure('a')],
      unsteady: [failure('u'), failure('u')],
      notRun: ['b', 'b'],
    });
  });
});

describe('a second look', () => {
  const first = new Map([
    ['tests/a', { passed: 3, failed: [failure('x', 'late')], unsteady: [], notRun: ['y'] }],
    ['tests/b', { ...nothing, passed: 5 }],
  ]);

  it('names what held the second time, and counts its file as it was then', () => {
    const files = afterSecondLook(first, new Map([['tests/a', { ...nothing, passed: 5 }]]));
    expect(sum(files)).toEqual({ passed: 10, failed: [], unsteady: [failure('x', 'late')], notRun: [] });
  });

  it('keeps what failed again, and what failed only then', () => {
    const again = { ...nothing, passed: 3, failed: [failure('x'), failure('z')] };
    const files = afterSecondLook(first, new Map([['tests/a', again]]));
    expect(sum(files)).toEqual({ passed: 8, failed: again.failed, unsteady: [], notRun: [] });
    expect(failedFiles(files)).toEqual(['tests/a']);
  });

  it('keeps a failure whose file was not run again at all', () => {
    expect(sum(afterSecondLook(first, new Map())).failed).toEqual([failure('x', 'late')]);
  });
});

describe('a vitest report', () => {
  const file = (status: string, tests: [string, string][], message = '') => ({
    name: '/p/tests/a.test.ts',
    status,
    message,
    assertionResults: tests.map(([status, fullName]) => ({
      status,
      fullName,
      failureMessages: status === 'failed' ? ['\u001b[31mexpected 1\u001b[39m\n\nto be 2'] : [],
    })),
  });

  it('counts passed, names failed with their cause, and not run', () => {
    const tests: [string, string][] = [
      ['passed', 'x'],
      ['failed', 'y'],
      ['skipped', 'z (not run: needs age)'],
      ['pending', 'w'],
    ];
    expect(sum(tallyVitest({ testResults: [file('failed', tests)] }, '/p'))).toEqual({
      passed: 1,
      failed: [failure('tests/a.test.ts: y', 'expected 1\nto be 2')],
      unsteady: [],
      notRun: ['tests/a.test.ts: z (not run: needs age)', 'tests/a.test.ts: w'],
    });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const report = { testResults: [file('failed', [], 'Cannot find module\nat x')] };
    const [only] = sum(tallyVitest(report, '/p')).failed;
    expect(only?.name).toMatch(/^tests\/a\.test\.ts: could not be loaded/);
    expect(only?.why).toContain('Cannot find module');
    const afterwards = tallyVitest({ testResults: [file('failed', [['passed', 'x']])] }, '/p');
    expect(failedFiles(afterwards)).toEqual(['tests/a.test.ts']);
  });
});

describe('a Playwright report', () => {
  const spec = (title: string, status: string) => ({
    title,
    tests: [{ status, results: [{ error: { message: `${title} is not there` } }] }],
  });

  it('counts nested suites, and a test that passed only at the second try as failed', () => {
    const inner = {
      title: 'export',
      specs: [spec('a', 'expected'), spec('b', 'unexpected'), spec('c', 'flaky')],
    };
    const report = {
      suites: [{ title: 'job.spec.ts', file: 'job.spec.ts', suites: [inner], specs: [spec('d', 'skipped')] }],
    };
    const files = tallyPlaywright(report);
    expect(sum(files)).toEqual({
      passed: 1,
      failed: [
        failure('job.spec.ts export: b', 'b is not there'),
        failure('job.spec.ts export: c', 'c is not there'),
      ],
      unsteady: [],
      notRun: ['job.spec.ts: d'],
    });
    expect(failedFiles(files)).toEqual(['tests/e2e/job.spec.ts']);
  });

  it('counts an error outside any test', () => {
    expect(sum(tallyPlaywright({ errors: [{ message: 'no browser\nat x' }] })).failed).toEqual([
      failure('e2e: an error outside any test', 'no browser\nat x'),
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
