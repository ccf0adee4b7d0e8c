import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, ERROR_CODES, events, KeptwordError, wireError } from '../../../shared/contract/index.ts';

const calls = Object.entries(contract).flatMap(([feature, group]) =>
  Object.entries(group).map(([name, call]) => ({ channel: `${feature}.${name}`, ...call })),
);

/** Names of the properties that a schema lets through, at any depth. */
function propertiesOf(schema: z.ZodType): string[] {
  const seen: string[] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node && typeof node.properties === 'object' && node.properties !== null) {
      seen.push(...Object.keys(node.properties));
    }
    for (const value of Object.values(node)) walk(value);
  };
  walk(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
  return seen;
}

describe('the contract', () => {
  it('says in one line what every call and event is for', () => {
    for (const { channel, doc } of calls) expect(doc, channel).toMatch(/^[A-Z].+\.$/s);
    for (const [name, { doc }] of Object.entries(events)) expect(doc, name).toMatch(/^[A-Z].+\.$/s);
  });

  it('never takes a file path from the renderer', () => {
    for (const { channel, input } of calls) {
      for (const property of propertiesOf(input)) {
        expect(property, channel).not.toMatch(/^(path|file|folder|dir|directory)$|Path$|Folder$/);
      }
    }
  });

  it('gives every long call that promises progress a job to cancel', () => {
    const long = calls.filter(({ doc }) => /reports progress/.test(doc));
    expect(long.length).toBeGreaterThan(0);
    for (const { channel, input } of long) expect(propertiesOf(input), channel).toContain('jobId');
  });
});

describe('errors', () => {
  it('have codes that are all different', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  });

  it('carry a code, a sentence and a cause, and cross the wire without the cause', () => {
    const cause = new Error('ENOSPC');
    const error = new KeptwordError('disk-full', 'The disk is full.', { details: 'ENOSPC', cause });
    expect(error.cause).toBe(cause);
    expect(wireError.parse({ code: error.code, message: error.message, details: error.details })).toEqual({
      code: 'disk-full',
      message: 'The disk is full.',
      details: 'ENOSPC',
    });
    expect(wireError.safeParse({ code: 'made-up', message: 'x' }).success).toBe(false);
  });
});
