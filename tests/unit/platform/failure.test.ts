import { expect, it } from 'vitest';
import { failureOf } from '../../../main/platform/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';

it('an expected failure keeps its code, its sentence and its details', () => {
  const error = new KeptwordError('disk-full', 'The disk is full.', { details: 'ENOSPC' });
  expect(failureOf(error, 'x')).toEqual({
    code: 'disk-full',
    message: 'The disk is full.',
    details: 'ENOSPC',
  });
  expect(failureOf(new KeptwordError('not-found', 'Gone.'), 'x')).toEqual({
    code: 'not-found',
    message: 'Gone.',
  });
});

it('of an unforeseen one only its class, its system code and its place are told, never its words', () => {
  const error = Object.assign(new TypeError('/home/ana/Meeting with Ms. Lee.m4a'), { code: 'EIO' });
  const told = failureOf(error, 'Something went wrong.');
  expect(told).toMatchObject({ code: 'unexpected', message: 'Something went wrong.' });
  expect(told.details).toMatch(/^TypeError · EIO · failure\.test\.ts:\d+/);
  expect(JSON.stringify(told)).not.toMatch(/ana|Lee/);
  expect(failureOf('/home/ana', 'x').details).toBe('thrown: string');
});
