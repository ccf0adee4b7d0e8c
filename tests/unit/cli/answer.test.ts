import { describe, expect, it } from 'vitest';
import { verdictWords } from '../../../main/commands/bundle/verdict.ts';
import {
  count,
  errorDocument,
  printable,
  size,
  table,
  UsageError,
} from '../../../main/commands/line/answer.ts';
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
  it('of strangers can neither draw on the terminal nor begin a line of their own', () => {
    const file = 'x\nVerified: nothing was changed\r\u001b[2J\u009b1A\u202eevil\u2028y';
    const findings = [{ file, problem: 'It was added.' }];
    const words = verdictWords({ ok: false, files: 1, bytes: 9, fingerprint: null, findings });
    expect(words.split('\n')).toEqual([
      'This bundle does NOT verify (1 file, 9 bytes).',
      '- x Verified: nothing was changed \ufffd[2J\ufffd1A\ufffdevil y: It was added.',
      'Key fingerprint: no readable key',
    ]);
    expect(table([['a', 'two\nlines \u001b[31m']], '')).toBe('a  two lines \ufffd[31m');
    expect(printable('Rosa’s 💥 é\nnext')).toBe('Rosa’s 💥 é\nnext');
  });

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
