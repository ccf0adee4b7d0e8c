import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode } from '../../support/electron-double/wire.ts';

test('whatever structured clone keeps of plain data comes back equal', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array(),
    fc.float32Array(),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, leaf, tie('array'), tie('object'), tie('map'), tie('set')),
    array: fc.array(tie('tree'), { maxLength: 4 }),
    object: fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    map: fc.array(fc.tuple(fc.string(), tie('tree')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    set: fc.array(fc.string(), { maxLength: 3 }).map((items) => new Set(items)),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(decode(encode(value))).toEqual(structuredClone(value));
    }),
  );
});

class Person {
  name = 'x';
}

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a class instance', new Person()],
  ['a function deep inside', { a: [{ b: () => 1 }] }],
  ['a promise', Promise.resolve()],
  ['a weak map', new WeakMap()],
])('%s is refused as Electron refuses it', (_name, value) => {
  expect(() => encode(value)).toThrow('could not be cloned');
});

test('a cycle is refused, the same object twice is not', () => {
  const ring: { self?: object } = {};
  ring.self = ring;
  expect(() => encode(ring)).toThrow('could not be cloned');
  const shared = { a: 1 };
  expect(decode(encode([shared, shared]))).toEqual([shared, shared]);
});

test('an error crosses as name and message only', () => {
  const back = decode(encode(Object.assign(new RangeError('m'), { code: 'C' })));
  expect(back).toBeInstanceOf(Error);
  expect(back).toMatchObject({ name: 'RangeError', message: 'm' });
  expect(back).not.toHaveProperty('code');
});
