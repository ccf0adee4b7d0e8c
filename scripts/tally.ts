import { stripVTControlCharacters } from 'node:util';

/* Adds up what the runners report. Pure: the reports come in as data. */

/** What did not hold: its name, and the first lines of what the runner said about it. */
export type Failure = { name: string; why: string };
/** `unsteady`: failed beside everything else, and held when its file was run again alone. */
export type Tally = { passed: number; failed: Failure[]; unsteady: Failure[]; notRun: string[] };
/** Tallies by test file, so that a file which is run again can be put in the place of what it was. */
export type ByFile = ReadonlyMap<string, Tally>;

export const nothing: Tally = { passed: 0, failed: [], unsteady: [], notRun: [] };

/** One failure that belongs to no test. */
export function broken(name: string, why = ''): Tally {
  return { ...nothing, failed: [{ name, why: shortly(why) }] };
}

export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: [...a.failed, ...b.failed],
    unsteady: [...a.unsteady, ...b.unsteady],
    notRun: [...a.notRun, ...b.notRun],
  };
}

export function sum(files: ByFile): Tally {
  return [...files.values()].reduce(add, nothing);
}

/** The files in which something failed. */
export function failedFiles(files: ByFile): string[] {
  return [...files].filter(([, tally]) => tally.failed.length > 0).map(([file]) => file);
}

/**
 * Puts a second run of some files in the place of their first one. What failed then and holds now is unsteady, and
 * stays named; what fails again has failed.
 */
export function afterSecondLook(first: ByFile, second: ByFile): ByFile {
  const files = new Map(first);
  for (const [file, again] of second) {
    const before = first.get(file)?.failed ?? [];
    const still = new Set(again.failed.map(({ name }) => name));
    files.set(file, { ...again, unsteady: before.filter(({ name }) => !still.has(name)) });
  }
  return files;
}

/** Enough of an error to know where to look; the whole of it stands further up. */
const LINES = 8;

function shortly(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
    .join('\n');
}

/** Vitest's JSON report, as far as it is read. */
export type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};

/** A file that could not be loaded has no tests in the report: it counts as one failure, under its own name. */
export function tallyVitest(report: VitestReport, root: string): ByFile {
  const files = new Map<string, Tally>();
  for (const file of report.testResults) {
    const path = file.name.replace(`${root}/`, '');
    const named = (tests: { fullName: string }[]) => tests.map(({ fullName }) => `${path}: ${fullName}`);
    const failed = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => ({
        name: `${path}: ${test.fullName}`,
        why: shortly(test.failureMessages?.join('\n') ?? ''),
      }));
    const tally: Tally = {
      passed: file.assertionResults.filter(({ status }) => status === 'passed').length,
      failed,
      unsteady: [],
      notRun: named(file.assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed')),
    };
    const unread = file.status === 'failed' && failed.length === 0;
    files.set(
      path,
      unread ? add(tally, broken(`${path}: could not be loaded or cleared away`, file.message)) : tally,
    );
  }
  return files;
}

/** Playwright's JSON report, as far as it is read. */
export type PlaywrightReport = { suites?: PlaywrightSuite[]; errors?: { message?: string }[] };
type PlaywrightSuite = {
  title: string;
  file?: string;
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    tests: { status: string; results?: { error?: { message?: string } }[] }[];
  }[];
};

/** Playwright tries nothing again by itself here; were it told to, what passes only then would have failed. */
export function tallyPlaywright(report: PlaywrightReport): ByFile {
  const files = new Map<string, Tally>();
  for (const suite of report.suites ?? []) {
    const file = `tests/e2e/${suite.file ?? suite.title}`;
    files.set(file, add(files.get(file) ?? nothing, tallySuite(suite, '')));
  }
  const errors = (report.errors ?? []).map((error) =>
    broken('e2e: an error outside any test', error.message),
  );
  return errors.length === 0 ? files : files.set('e2e', errors.reduce(add, nothing));
}

function tallySuite(suite: PlaywrightSuite, above: string): Tally {
  const title = above === '' ? suite.title : `${above} ${suite.title}`;
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test): Tally => {
      const name = `${title}: ${spec.title}`;
      if (test.status === 'expected') return { ...nothing, passed: 1 };
      if (test.status === 'skipped') return { ...nothing, notRun: [name] };
      return broken(name, test.results?.find(({ error }) => error)?.error?.message);
    }),
  );
  const inner = (suite.suites ?? []).map((child) => tallySuite(child, title));
  return [...own, ...inner].reduce(add, nothing);
}

/** One plain line: `123 passed, 0 failed`; how many were unsteady or did not run when there are any. */
export function summary({ passed, failed, unsteady, notRun }: Tally): string {
  const again = unsteady.length === 0 ? '' : `, ${unsteady.length} of them only when run again alone`;
  const skipped = notRun.length === 0 ? '' : `, ${notRun.length} skipped`;
  return `${passed} passed, ${failed.length} failed${again}${skipped}`;
}
