import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleCase } from '../../../main/commands/archive/sample-case.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'resources', 'sample');
const meeting = JSON.parse(readFileSync(join(folder, 'meeting.json'), 'utf8'));
const spans = JSON.parse(readFileSync(join(folder, 'spans.json'), 'utf8'));

it('knows where every line lies: in order, each after exactly its pause', () => {
  let before = 0;
  for (const { id, pause } of meeting.lines) {
    expect(Math.abs(spans[id].startMs - before - pause), id).toBeLessThanOrEqual(1);
    expect(spans[id].endMs, id).toBeGreaterThan(spans[id].startMs + 1000);
    before = spans[id].endMs;
  }
  expect(Object.keys(spans)).toHaveLength(meeting.lines.length);
});

it('gives each moment the span from its first to its last line, and speakers and goals that are there', async () => {
  const sample = await sampleCase();
  expect(sample.moments).toHaveLength(9);
  expect(sample.moments.filter(({ disputed }) => disputed)).toHaveLength(2);
  expect(sample.spanOf(['l6', 'l8'])).toEqual({ startMs: spans.l6.startMs, endMs: spans.l8.endMs });
  expect(() => sample.spanOf(['l99'])).toThrow('l99');
  for (const { by, goal } of sample.moments) {
    expect(sample.people.map(({ id }) => id)).toContain(by);
    if (goal !== undefined) expect(sample.goals.map(({ id }) => id)).toContain(goal);
  }
});

it('is small enough to live in the repository', () => {
  expect(readFileSync(join(folder, 'annual-iep-meeting.opus')).length).toBeLessThan(700_000);
});
