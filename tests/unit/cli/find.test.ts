import { describe, expect, it } from 'vitest';
import { findOne } from '../../../main/commands/line/find.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';

const thing = (id: string, ...names: string[]) => ({ thing: id, id, names, label: names.join(' ') });
const things = [
  thing('aaaa1111-0000', 'Annual meeting', 'R01'),
  thing('aaaa2222-0000', 'Annual meeting', 'R02'),
  thing('bbbb3333-0000', 'Über die Reise', 'R03'),
];
const failure = (reference: string) => {
  try {
    findOne('meeting', reference, things);
  } catch (error) {
    if (error instanceof KeptwordError) return error;
  }
  throw new Error('it was found');
};

describe('naming one thing', () => {
  it('works by id, by name in any case and with spaces around it, and by the beginning of an id', () => {
    expect(findOne('meeting', 'aaaa1111-0000', things)).toBe('aaaa1111-0000');
    expect(findOne('meeting', ' r02 ', things)).toBe('aaaa2222-0000');
    expect(findOne('meeting', 'ÜBER DIE REISE', things)).toBe('bbbb3333-0000');
    expect(findOne('meeting', 'U\u0308ber die Reise', things)).toBe('bbbb3333-0000');
    expect(findOne('meeting', 'BBBB', things)).toBe('bbbb3333-0000');
  });

  it('refuses what could be several, and says which', () => {
    for (const reference of ['annual meeting', 'aaaa']) {
      const error = failure(reference);
      expect(error.code).toBe('invalid-input');
      expect(error.details?.split('\n').map((line) => line.split(' ')[0])).toEqual([
        'aaaa1111-0000',
        'aaaa2222-0000',
      ]);
    }
  });

  it('refuses what is not there, and a beginning that is too short to mean anything', () => {
    for (const reference of ['nothing', 'bbb', '']) expect(failure(reference).code).toBe('not-found');
  });

  it('prefers a name to the beginning of an id', () => {
    expect(findOne('goal', 'aaaa', [...things, thing('cccc', 'AAAA')])).toBe('cccc');
  });
});
