import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createJobs, type Job } from '../../../main/ipc/jobs.ts';
import { type JobProgress, KeptwordError } from '../../../shared/contract/index.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function bench() {
  const sent: JobProgress[] = [];
  const started = Date.now();
  const clock = { now: () => new Date(), monotonicMs: () => Date.now() - started };
  return { sent, jobs: createJobs({ send: (progress) => sent.push(progress), clock }) };
}

describe('jobs', () => {
  test('tell the first step at once, then at most ten a second, and the last one always', async () => {
    const { jobs, sent } = bench();
    const end = Promise.withResolvers<void>();
    const running = jobs.run('j', async ({ progress }) => {
      for (let done = 0; done <= 1000; done++) {
        progress({ phase: 'importing', done, total: 1000 });
        await vi.advanceTimersByTimeAsync(2);
      }
      await end.promise;
    });
    end.resolve();
    await running;
    expect(sent[0]).toMatchObject({ jobId: 'j', done: 0, leftMs: null, item: null });
    expect(sent.at(-1)?.done).toBe(1000);
    expect(sent.length).toBeGreaterThan(15);
    expect(sent.length).toBeLessThanOrEqual(22);
  });

  test('work out the time left from the pace so far', async () => {
    const { jobs, sent } = bench();
    await jobs.run('j', async ({ progress }) => {
      await vi.advanceTimersByTimeAsync(10_000);
      progress({ phase: 'importing', done: 25, total: 100 });
    });
    expect(sent[0]?.leftMs).toBe(30_000);
  });

  test('a stopped one ends as cancelled, whatever its work threw', async () => {
    const { jobs } = bench();
    const stopped = (job: Job) =>
      new Promise<void>((_resolve, reject) => {
        job.signal.addEventListener('abort', () => reject(new Error('killed')));
      });
    const running = jobs.run('j', stopped);
    jobs.cancel('j');
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('an error of its own is kept, and a late or unknown cancel is none', async () => {
    const { jobs } = bench();
    const failing = jobs.run('j', () => Promise.reject(new KeptwordError('disk-full', 'Full.')));
    await expect(failing).rejects.toMatchObject({ code: 'disk-full' });
    jobs.cancel('j');
    jobs.cancel('never');
    expect(jobs.running).toBe(0);
  });

  test('the same id twice is refused', async () => {
    const { jobs } = bench();
    const end = Promise.withResolvers<void>();
    const first = jobs.run('j', () => end.promise);
    await expect(jobs.run('j', async () => undefined)).rejects.toMatchObject({ code: 'invalid-input' });
    end.resolve();
    await first;
  });

  test('stopping all waits until each has cleaned up', async () => {
    const { jobs } = bench();
    let cleaned = false;
    const running = jobs.run('j', async ({ signal }) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      await new Promise((resolve) => setTimeout(resolve, 500));
      cleaned = true;
    });
    const stopping = jobs.stopAll();
    await vi.advanceTimersByTimeAsync(600);
    await stopping;
    expect(cleaned).toBe(true);
    await running;
  });
});
