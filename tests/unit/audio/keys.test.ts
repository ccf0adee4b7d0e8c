import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actionWith, canBeKey, KEY_ACTIONS, KEYS, keyMap } from '../../../renderer/audio/keys/keys.ts';

it('puts the person’s own keys in the place of the usual ones', () => {
  expect(keyMap({ 'mark-agreed': 'x', 'play-pause': 'f8' })).toEqual({
    ...KEYS,
    'mark-agreed': 'x',
    'play-pause': 'f8',
  });
});

it('never has one key for two things, none that a field or a dialog needs, and every action has one', () => {
  const anyKey = fc.oneof(
    fc.constantFrom(
      'a',
      'x',
      'space',
      'arrowleft',
      'f5',
      'f1',
      'escape',
      'tab',
      'enter',
      'ctrl+l',
      '',
      'ñ',
      '/',
    ),
    fc.string({ maxLength: 8 }),
  );
  const own = fc.dictionary(fc.oneof(fc.constantFrom(...KEY_ACTIONS), fc.string()), anyKey);
  fc.assert(
    fc.property(own, (keys) => {
      const map = keyMap(keys);
      expect(Object.keys(map).sort()).toEqual([...KEY_ACTIONS].sort());
      expect(new Set(Object.values(map)).size).toBe(KEY_ACTIONS.length);
      expect(Object.values(map).every(canBeKey)).toBe(true);
    }),
  );
});

it('says what has a key already', () => {
  expect(actionWith(KEYS, 'p', 'mark-agreed')).toBe('mark-promised');
  expect(actionWith(KEYS, 'a', 'mark-agreed')).toBeNull();
  expect(actionWith(KEYS, 'x', 'mark-agreed')).toBeNull();
});
