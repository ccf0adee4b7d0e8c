/** Adds up what the runners report. Pure: the reports come in as data. */

export type Tally = { passed: number; failed: string[]; notRun: string[] };

export const nothing: Tally = { passed: 0, failed: [], notRun: [] };

export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: [...a.failed, ...b.failed],
    notRun: [...a.notRun, ...b.notRun],
  };
}

/** Vitest's JSON report, as far as it is read. */
export type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

/** A file that could not be loaded has no tests in the report: it counts as one failure, under its own name. */
export function tallyVitest(report: VitestReport, root: string): Tally {
  const files = report.testResults.map((file): Tally => {
    const path = file.name.replace(`${root}/`, '');
    const named = (status: (of: string) => boolean) =>
      file.assertionResults.filter((test) => status(test.status)).map((test) => `${path}: ${test.fullName}`);
    const failed = named((status) => status === 'failed');
    const broken = file.status === 'failed' && failed.length === 0;
    return {
      passed: file.assertionResults.filter(({ status }) => status === 'passed').length,
      failed: broken ? [`${path}: ${file.message?.split('\n')[0] || 'could not be loaded'}`] : failed,
      notRun: named((status) => status !== 'passed' && status !== 'failed'),
    };
  });
  return files.reduce(add, nothing);
}

/** Playwright's JSON report, as far as it is read. */
export type PlaywrightReport = { suites?: PlaywrightSuite[]; errors?: { message?: string }[] };
type PlaywrightSuite = {
  title: string;
  file?: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; tests: { status: string; projectName?: string }[] }[];
};

/** `flaky` passed only when tried again: that is a failure here. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  const errors = (report.errors ?? []).map(
    (error) => `e2e: ${error.message?.split('\n')[0] ?? 'failed to start'}`,
  );
  const suites = (report.suites ?? []).map((suite) => tallySuite(suite, ''));
  return suites.reduce(add, { ...nothing, failed: errors });
}

function tallySuite(suite: PlaywrightSuite, above: string): Tally {
  const title = above === '' ? suite.title : `${above} ${suite.title}`;
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test): Tally => {
      const name = `${title}: ${spec.title}`;
      if (test.status === 'expected') return { ...nothing, passed: 1 };
      if (test.status === 'skipped') return { ...nothing, notRun: [name] };
      return { ...nothing, failed: [name] };
    }),
  );
  const inner = (suite.suites ?? []).map((child) => tallySuite(child, title));
  return [...own, ...inner].reduce(add, nothing);
}

/** One plain line: `123 passed, 0 failed`, and how many did not run when there are any. */
export function summary({ passed, failed, notRun }: Tally): string {
  const skipped = notRun.length === 0 ? '' : `, ${notRun.length} skipped`;
  return `${passed} passed, ${failed.length} failed${skipped}`;
}
