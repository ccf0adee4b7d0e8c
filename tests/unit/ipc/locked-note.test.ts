import { expect, test } from 'vitest';
import { captureHandlers } from '../../../main/ipc/handlers/capture.ts';
import type { HandlerContext } from '../../../main/ipc/handlers/context.ts';
import { ms } from '../../../shared/time/index.ts';

const note = { text: 'They look at each other.', begunMsAgo: ms(2_000) };

/** The calls over a recorder that only remembers what it was given. */
function desk(state: 'open' | 'locked') {
  const given: [string, unknown][] = [];
  const remember = (what: string) => async (input: unknown) => {
    given.push([what, input]);
    return { id: 'mark', atMs: ms(1_000), mark: null, text: '', concernId: null };
  };
  const capture = {
    note: remember('note'),
    draft: remember('draft'),
    mark: remember('mark'),
    noteDraft: () => note,
  };
  const archive = () => {
    if (state === 'locked') throw Object.assign(new Error(), { code: 'archive-locked' });
  };
  const session = { state: () => ({ state }), archive };
  return { given, calls: captureHandlers({ session, capture } as unknown as HandlerContext) };
}

test('a note that is being typed when the lock comes waits as a draft, and is no note yet', async () => {
  const { given, calls } = desk('locked');
  await expect(async () => calls.note(note)).rejects.toMatchObject({ code: 'archive-locked' });
  expect(given).toEqual([['draft', note]]);
});

test('behind a lock what was typed is not given out, and marks can still be made', async () => {
  const { given, calls } = desk('locked');
  await expect(async () => calls.noteDraft()).rejects.toMatchObject({ code: 'archive-locked' });
  await calls.mark({ mark: 'promised', text: '' });
  await calls.draftNote(note);
  expect(given.map(([what]) => what)).toEqual(['mark', 'draft']);
});

test('after unlocking the draft is there, and a note is a note', async () => {
  const { given, calls } = desk('open');
  expect(await calls.noteDraft()).toEqual(note);
  await calls.note(note);
  expect(given).toEqual([['note', note]]);
});

test('behind a lock no microphone is opened for a test, and none is changed', () => {
  const { given, calls } = desk('locked');
  const locked = expect.objectContaining({ code: 'archive-locked' });
  expect(() => calls.startTest({ deviceId: 'pulse:room' })).toThrow(locked);
  expect(() => calls.chooseDevice({ deviceId: 'pulse:room' })).toThrow(locked);
  expect(given).toEqual([]);
});
