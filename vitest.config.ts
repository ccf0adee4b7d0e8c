import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Two more than there are cores: much of a test is waiting for a program, a disk or a clock. */
const WORKERS = availableParallelism() + 2;
/** A test that fails only because the machine is busy with something else tells nothing. */
const PATIENT = 60_000;
const alone = { fileParallelism: false } as const;

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        test: {
          name: 'unit',
          // Pure logic leaves nothing behind in its modules: one process can run all of it.
          isolate: false,
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          testTimeout: PATIENT,
        },
      },
      {
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.tsx'],
          environment: 'jsdom',
          // A context of its own for each file, in threads that stay: a quarter less processor time than a process each.
          pool: 'vmThreads',
          vmMemoryLimit: '1GB',
          testTimeout: PATIENT,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'fault',
          include: ['tests/fault/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 120_000,
          ...alone,
        },
      },
    ],
  },
});
