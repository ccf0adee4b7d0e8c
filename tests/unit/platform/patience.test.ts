import { expect, it } from 'vitest';
import { patiently } from '../../../main/platform/patience.ts';

const failing = (code: string) => Object.assign(new Error(code), { code });
const windows = { windows: true, pauses: [1, 1, 1] };

/** Fails so many times, then works. */
function heldFor(times: number, code: string) {
  let calls = 0;
  const work = async () => {
    calls += 1;
    if (calls <= times) throw failing(code);
    return 'done';
  };
  return { work, calls: () => calls };
}

it.each(['EBUSY', 'EPERM', 'EACCES'])(
  'on Windows a file that is held (%s) is tried again until it is free',
  async (code) => {
    const held = heldFor(3, code);
    expect(await patiently(held.work, windows)).toBe('done');
    expect(held.calls()).toBe(4);
  },
);

it('gives up in the end, and says what the last try said', async () => {
  const held = heldFor(9, 'EPERM');
  await expect(patiently(held.work, windows)).rejects.toMatchObject({ code: 'EPERM' });
  expect(held.calls()).toBe(4);
});

it.each([
  ['another failure', 'ENOSPC', windows],
  ['the same failure elsewhere', 'EPERM', { windows: false, pauses: [1, 1] }],
])('does not wait for %s', async (_what, code, around) => {
  const held = heldFor(1, code);
  await expect(patiently(held.work, around)).rejects.toMatchObject({ code });
  expect(held.calls()).toBe(1);
});
