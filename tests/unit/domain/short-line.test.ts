import { describe, expect, it } from 'vitest';
import { shortLine } from '../../../shared/domain/index.ts';

describe('shortLine', () => {
  it('keeps what fits, in one line', () => {
    expect(shortLine('  Twice\n a  week ', 12)).toBe('Twice a week');
  });

  it('says with an ellipsis that something is left out, and is never longer than asked', () => {
    expect(shortLine('Twice a week', 7)).toBe('Twice…');
    expect(shortLine('Twice a week', 11)).toBe('Twice a we…');
  });

  it('cuts no letter in two', () => {
    expect(shortLine('Good 👍 day', 7)).toBe('Good…');
    expect(shortLine('Good 👍 day', 8)).toBe('Good 👍…');
  });
});
