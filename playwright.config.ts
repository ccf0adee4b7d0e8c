import { defineConfig } from '@playwright/test';

const report = process.env.KEPTWORD_E2E_REPORT;

/** One suite for both hosts (tests/support/app). One worker: each spec is a whole app with a browser of its own, and other tests run beside it. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/e2e',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
});
