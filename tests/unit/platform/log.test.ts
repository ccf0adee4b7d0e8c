import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLog, type LogFacts, systemClock } from '../../../main/platform/index.ts';

const fixed = { now: () => new Date('2026-10-20T15:30:00.000Z'), monotonicMs: () => 0 };

function logged(event: string, facts?: LogFacts): string {
  const lines: string[] = [];
  createLog({ write: (line) => lines.push(line), clock: fixed }).warn(event, facts);
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

it('writes one JSON line with what our own code names', () => {
  const line = logged('import-failed', { code: 'not-audio', ms: 12, ok: false, id: 'a-1', left: null });
  expect(JSON.parse(line)).toEqual({
    at: '2026-10-20T15:30:00.000Z',
    level: 'warn',
    event: 'import-failed',
    code: 'not-audio',
    ms: 12,
    ok: false,
    id: 'a-1',
    left: null,
  });
});

it('keeps every other text out, under any name', () => {
  const secret = fc.string({ minLength: 3 }).map((text) => `Maria ${text}`);
  fc.assert(
    fc.property(secret, fc.constantFrom('name', 'path', 'text', 'passphrase', 'code', 'id'), (text, name) => {
      const line = logged('something', { [name]: text });
      expect(line).not.toContain('Maria');
      expect(JSON.parse(line)[name]).toBe(`[${text.length} characters]`);
    }),
  );
  expect(logged('Maria said no')).not.toContain('Maria');
  expect(logged('x', { name: 'Maria' })).not.toContain('Maria');
});

it('cannot be broken into a second line', () => {
  expect(logged('a', { code: 'x\n{"level":"info"}' }).split('\n')).toHaveLength(1);
});

it('has a clock that does not go back', () => {
  const first = systemClock.monotonicMs();
  expect(systemClock.monotonicMs()).toBeGreaterThanOrEqual(first);
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1000);
});
