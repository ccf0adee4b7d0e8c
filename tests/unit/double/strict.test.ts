import { expect, test } from 'vitest';
import { toApp, toPage } from '../../support/electron-double/origin.ts';
import {
  NotInTheDouble,
  onlyOptions,
  refusable,
  StrictEmitter,
  strict,
} from '../../support/electron-double/strict.ts';

test('an unknown member throws when it is read, called or written', () => {
  const thing = strict('thing', { known: 1, method: () => 2 });
  expect([thing.known, thing.method()]).toEqual([1, 2]);
  expect(() => (thing as unknown as { other: number }).other).toThrow(NotInTheDouble);
  expect(() => (thing as unknown as { other(): void }).other()).toThrow('thing.other');
  expect(() => Object.assign(thing, { known: 3 })).toThrow(NotInTheDouble);
});

test('an unknown option throws', () => {
  expect(() => onlyOptions('call', { a: 1 }, ['a'])).not.toThrow();
  expect(() => onlyOptions('call', { a: 1, b: 2 }, ['a'])).toThrow('the option "b" of call');
});

test('an unknown event throws, for listening and for sending', () => {
  const emitter = strict('emitter', new StrictEmitter('emitter', ['known']));
  let heard = 0;
  emitter.on('known', () => {
    heard += 1;
  });
  emitter.emit('known');
  expect(heard).toBe(1);
  expect(() => emitter.on('unknown', () => undefined)).toThrow(NotInTheDouble);
  expect(() => emitter.once('unknown', () => undefined)).toThrow(NotInTheDouble);
  expect(() => emitter.emit('unknown')).toThrow(NotInTheDouble);
});

test('private fields work behind the proxy, and a chained call stays strict', () => {
  class Counter extends StrictEmitter {
    #count = 0;
    constructor() {
      super('counter', ['tick']);
    }
    next(): number {
      this.#count += 1;
      return this.#count;
    }
  }
  const counter = strict('counter', new Counter());
  expect([counter.next(), counter.next()]).toEqual([1, 2]);
  const chained = counter.on('tick', () => undefined);
  expect(() => (chained as unknown as { other: number }).other).toThrow(NotInTheDouble);
});

test('an event remembers that it was refused', () => {
  const event = refusable({ url: 'x' });
  expect([event.url, event.defaultPrevented]).toEqual(['x', false]);
  event.preventDefault();
  expect(event.defaultPrevented).toBe(true);
});

test('the stand-in address is only for registered schemes, and maps back exactly', () => {
  expect(toPage('app://keptword/a?b#c', ['app'])).toBe('https://keptword.invalid/a?b#c');
  expect(toApp('https://keptword.invalid/a?b#c', ['app'])).toBe('app://keptword/a?b#c');
  expect(toPage('https://example.org/', ['app'])).toBe('https://example.org/');
  expect(toApp('https://keptword.invalid.example.org/', ['app'])).toBe(
    'https://keptword.invalid.example.org/',
  );
  expect(toApp('https://example.org/?https://keptword.invalid/', ['app'])).toBe(
    'https://example.org/?https://keptword.invalid/',
  );
});
