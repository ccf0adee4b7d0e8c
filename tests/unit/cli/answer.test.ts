import { describe, expect, it } from 'vitest';
import { count, errorDocument, size, table, UsageError } from '../../../main/commands/answer.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';

describe('an error as a document', () => {
  it('keeps the code, the sentence and the cause of an expected one', () => {
    const error = new KeptwordError('disk-full', 'The disk is full.', { details: 'ENOSPC' });
    expect(errorDocument(error)).toEqual({
      error: { code: 'disk-full', message: 'The disk is full.', details: 'ENOSPC' },
    });
    expect(errorDocument(new UsageError('No such command.')).error.code).toBe('usage');
  });

  it('tells nothing of an unforeseen one that a person may have typed', () => {
    const { error } = errorDocument(new TypeError('cannot read "my secret passphrase"'));
    expect(error.code).toBe('unexpected');
    expect(JSON.stringify(error)).toContain('TypeError');
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(errorDocument('just a string').error.code).toBe('unexpected');
  });

  it('calls an abort what it is', () => {
    expect(errorDocument(AbortSignal.abort().reason).error.code).toBe('cancelled');
  });
});

describe('plain words', () => {
  it('line columns up, without spaces at the ends', () => {
    const rows = [
      ['a', 'long', ''],
      ['abc', 'x', 'y'],
    ];
    expect(table(rows, 'nothing')).toBe('a    long\nabc  x     y');
    expect(table([], 'There is nothing yet.')).toBe('There is nothing yet.');
  });

  it('count one and many, and sizes as file windows show them', () => {
    expect([count(1, 'file'), count(0, 'file'), count(2, 'file')]).toEqual(['1 file', '0 files', '2 files']);
    expect([999, 1000, 350_009, 2.5e9].map(size)).toEqual(['999 bytes', '1.0 kB', '350.0 kB', '2.5 GB']);
  });
});
