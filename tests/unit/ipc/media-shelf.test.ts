import { expect, test } from 'vitest';
import { createMediaShelf } from '../../../main/ipc/media-shelf.ts';
import { createTickets } from '../../../main/ipc/tickets.ts';

function sound() {
  const seen = { opened: 0, closed: 0 };
  const open = async () => {
    seen.opened += 1;
    return {
      bytes: 3,
      type: 'audio/ogg',
      read: async () => new Uint8Array(3),
      close: async () => {
        seen.closed += 1;
      },
    };
  };
  return { seen, open };
}

test('an address is long, random, and the same while it lives', async () => {
  const shelf = createMediaShelf(() => undefined);
  const { seen, open } = sound();
  const first = await shelf.address('r1', open);
  expect(first).toMatch(/^\/media\/[\w-]{43}$/);
  expect(await shelf.address('r1', open)).toBe(first);
  expect(await shelf.address('r2', open)).not.toBe(first);
  expect(seen.opened).toBe(2);
});

test('a revoked address is closed and never comes back', async () => {
  const shelf = createMediaShelf(() => undefined);
  const { seen, open } = sound();
  const [one, two] = [await shelf.address('r1', open), await shelf.address('r2', open)];
  await shelf.revoke('r1');
  expect(await shelf.find(one.slice(7))).toBeNull();
  expect(await shelf.find(two.slice(7))).not.toBeNull();
  await shelf.revokeAll();
  expect(await shelf.find(two.slice(7))).toBeNull();
  expect(seen.closed).toBe(2);
  expect(await shelf.address('r1', open)).not.toBe(one);
});

test('a sound that cannot be opened leaves no address', async () => {
  const shelf = createMediaShelf(() => undefined);
  await expect(shelf.address('r1', () => Promise.reject(new Error('missing')))).rejects.toThrow('missing');
  const { open } = sound();
  expect(await shelf.address('r1', open)).toMatch(/^\/media\//);
});

test('a sound that is still being made when its address is taken back is not waited for', async () => {
  const shelf = createMediaShelf(() => undefined);
  const making = shelf.address(
    'child/0',
    (taken) => new Promise((_made, left) => taken.addEventListener('abort', () => left(new Error('left')))),
  );
  const told = expect(making).rejects.toThrow('left');
  await shelf.revokeAll();
  await told;
});

test('every request is a sign that somebody listens', async () => {
  let signs = 0;
  const shelf = createMediaShelf(() => {
    signs += 1;
  });
  const { open } = sound();
  const address = await shelf.address('r1', open);
  await shelf.find(address.slice(7));
  await shelf.find('unknown');
  expect(signs).toBe(1);
});

test('tickets: only the newest are kept, and none can be guessed', () => {
  const tickets = createTickets<string>(2);
  const [one, two, three] = ['a', 'b', 'c'].map((value) => tickets.issue(value));
  expect(() => tickets.redeem(one ?? '')).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect([tickets.redeem(two ?? ''), tickets.redeem(three ?? '')]).toEqual(['b', 'c']);
  tickets.clear();
  expect(() => tickets.redeem(three ?? '')).toThrow();
});
