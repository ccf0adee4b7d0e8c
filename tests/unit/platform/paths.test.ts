import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { inside } from '../../../main/platform/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const place = temporaryFolder();
afterAll(place.remove);
const refused = expect.objectContaining({ code: 'invalid-input' });

describe('a path inside a folder', () => {
  it('is made of plain names', () => {
    expect(inside(place.folder, 'blobs', 'ab', 'a b é 家.m4a')).toBe(
      join(place.folder, 'blobs', 'ab', 'a b é 家.m4a'),
    );
    expect(inside(place.folder)).toBe(place.folder);
    expect(inside(place.folder, '...', '-rf', '.hidden')).toBe(join(place.folder, '...', '-rf', '.hidden'));
  });

  it.each(['', '.', '..', '../x', 'a/b', 'a\\b', '/etc', 'C:\\x', 'a\0b', 'a\nb', 'a\u007fb', '\u001b[2J'])(
    'refuses the part %j',
    (part) => {
      expect(() => inside(place.folder, part)).toThrow(refused);
      expect(() => inside(place.folder, 'blobs', part)).toThrow(refused);
    },
  );

  it('never leaves the folder, whatever the parts', () => {
    const root = realpathSync(place.folder) + sep;
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (parts) => {
        let path: string;
        try {
          path = inside(place.folder, ...parts);
        } catch (error) {
          expect(error).toEqual(refused);
          return;
        }
        expect(path.startsWith(root)).toBe(true);
        expect(path.slice(root.length).split(sep)).toEqual(parts);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not follow a link out of the folder, wherever it stands', () => {
    const archive = join(place.folder, 'archive');
    mkdirSync(join(archive, 'real'), { recursive: true });
    mkdirSync(join(place.folder, 'archive-elsewhere'));
    symlinkSync(place.folder, join(archive, 'up'));
    symlinkSync(join(place.folder, 'archive-elsewhere'), join(archive, 'beside'));
    symlinkSync(join(archive, 'real'), join(archive, 'within'));
    symlinkSync(join(archive, 'loop'), join(archive, 'loop'));
    for (const parts of [['up'], ['up', 'x'], ['beside', 'new'], ['loop'], ['loop', 'x']]) {
      expect(() => inside(archive, ...parts), parts.join()).toThrow(refused);
    }
    expect(inside(archive, 'within', 'new')).toBe(join(archive, 'within', 'new'));
  });

  it('takes a root that is itself reached by a link, or not there yet', () => {
    const real = join(place.folder, 'disk');
    mkdirSync(real);
    symlinkSync(real, join(place.folder, 'shortcut'));
    expect(inside(join(place.folder, 'shortcut'), 'a', 'b')).toBe(join(place.folder, 'shortcut', 'a', 'b'));
    expect(inside(join(place.folder, 'new', 'deep'), 'a')).toBe(join(place.folder, 'new', 'deep', 'a'));
  });
});
