import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSession, type Session } from '../../../main/ipc/session.ts';
import { createLog, openProfile, realFiles, systemClock } from '../../../main/platform/index.ts';
import type { ArchiveState } from '../../../shared/contract/index.ts';

const kdf = { memoryKiB: 1024, passes: 1, lanes: 1 };
const bytes = (text: string) => new TextEncoder().encode(text);
const PASSPHRASE = 'four plain little words';

let root: string;
let states: ArchiveState[];
let sent: string[];
let session: Session;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keptword-session-'));
  states = [];
  sent = [];
  const log = createLog({ write: () => undefined, clock: systemClock });
  session = createSession({
    profile: openProfile({ folder: join(root, 'profile'), files: realFiles, clock: systemClock, log }),
    files: realFiles,
    clock: systemClock,
    send: (name) => sent.push(name),
    onState: (state) => states.push(state),
    kdf,
  });
});
afterEach(async () => {
  await session.lock();
  rmSync(root, { recursive: true, force: true });
});

async function created(): Promise<{ words: string[]; drill: number[] }> {
  const { recoveryWords, drill } = await session.create(join(root, 'Ours.keptword'), bytes(PASSPHRASE));
  return { words: recoveryWords, drill };
}
const asked = (words: string[], drill: number[]) => drill.map((position) => words[position - 1] ?? '');

describe('session', () => {
  test('with nothing chosen, only choosing is possible', async () => {
    expect(session.state()).toEqual({ state: 'none' });
    expect(() => session.archive()).toThrow(expect.objectContaining({ code: 'archive-not-found' }));
    await expect(session.unlock(bytes(PASSPHRASE))).rejects.toMatchObject({ code: 'archive-not-found' });
  });

  test('an archive opens only after the drill, and its words are shown only until then', async () => {
    const { words, drill } = await created();
    expect(words).toHaveLength(24);
    expect(session.state()).toEqual({ state: 'unconfirmed', name: 'Ours' });
    expect(() => session.archive()).toThrow(expect.objectContaining({ code: 'archive-locked' }));
    expect(session.recovery().recoveryWords).toEqual(words);
    expect(session.recovery().drill).toEqual(drill);

    expect(await session.confirmRecovery(['wrong', 'wrong', 'wrong'])).toBe(false);
    expect(await session.confirmRecovery(asked(words, drill).slice(1))).toBe(false);
    expect(await session.confirmRecovery(asked(words, drill))).toBe(true);
    expect(session.state()).toMatchObject({ state: 'open', name: 'Ours', readOnly: false });
    expect(() => session.recovery()).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    expect(states.map(({ state }) => state)).toEqual(['unconfirmed', 'open']);
    expect(
      session
        .archive()
        .custody.entries()
        .map(({ event }) => event),
    ).toContain('recovery-confirmed');
  });

  test('the drill that was put off waits behind the passphrase', async () => {
    const { words } = await created();
    await session.lock();
    expect(await session.unlock(bytes(PASSPHRASE))).toEqual({ state: 'unconfirmed', name: 'Ours' });
    const { recoveryWords, drill } = session.recovery();
    expect(recoveryWords).toEqual(words);
    expect(await session.confirmRecovery(asked(words, drill))).toBe(true);
  });

  test('an archive whose list is lost opens again by the same passphrase', async () => {
    const { words, drill } = await created();
    await session.confirmRecovery(asked(words, drill));
    await session.lock();
    writeFileSync(join(root, 'Ours.keptword', 'index.db'), Buffer.alloc(8192, 7));
    await expect(session.unlock(bytes(PASSPHRASE))).rejects.toMatchObject({ code: 'archive-index-damaged' });
    await expect(session.restoreList(bytes('another four little words'))).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(session.state()).toEqual({ state: 'locked', name: 'Ours' });
    expect(await session.restoreList(bytes(PASSPHRASE))).toMatchObject({
      state: 'open',
      name: 'Ours',
      readOnly: false,
    });
    expect(session.archive().custody.verify()).toEqual([]);
  });

  test('after a lock every call is refused and every media address is dead', async () => {
    const { words, drill } = await created();
    await session.confirmRecovery(asked(words, drill));
    let closed = false;
    const url = await session.media.address('r1', async () => ({
      bytes: 1,
      type: 'audio/ogg',
      read: async () => new Uint8Array(1),
      close: async () => {
        closed = true;
      },
    }));
    const token = url.slice('/media/'.length);
    expect(await session.media.find(token)).not.toBeNull();
    expect(await session.lock()).toEqual({ state: 'locked', name: 'Ours' });
    expect(() => session.archive()).toThrow(expect.objectContaining({ code: 'archive-locked' }));
    expect(await session.media.find(token)).toBeNull();
    expect(closed).toBe(true);
    expect(sent).toContain('archiveState');
  });

  test('a lock stops running jobs and waits for them', async () => {
    const { words, drill } = await created();
    await session.confirmRecovery(asked(words, drill));
    const order: string[] = [];
    const job = session.jobs
      .run(
        'j',
        ({ signal }) =>
          new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(new Error('stopped'))),
          ),
      )
      .catch((error: { code: string }) => order.push(error.code));
    await session.lock().then(() => order.push('locked'));
    await job;
    expect(order).toEqual(['cancelled', 'locked']);
  });

  test('a wrong passphrase is a sentence, and the right one still opens', async () => {
    const { words, drill } = await created();
    await session.confirmRecovery(asked(words, drill));
    await session.lock();
    await expect(session.unlock(bytes('not the right one'))).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(session.state()).toEqual({ state: 'locked', name: 'Ours' });
    expect((await session.unlock(bytes(PASSPHRASE))).state).toBe('open');
    await expect(session.unlock(bytes(PASSPHRASE))).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('the recovery words open it with a new passphrase', async () => {
    const { words, drill } = await created();
    await session.confirmRecovery(asked(words, drill));
    await session.lock();
    const next = 'another set of words';
    expect((await session.recover(words.join(' '), bytes(next))).state).toBe('open');
    await session.lock();
    await expect(session.unlock(bytes(PASSPHRASE))).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect((await session.unlock(bytes(next))).state).toBe('open');
    // A recovery measures this computer anew for the price of its new slot; that takes some seconds on a busy one.
  }, 60_000);

  test('a lock that is asked for while an unlock runs comes after it', async () => {
    const { words, drill } = await created();
    await session.confirmRecovery(asked(words, drill));
    await session.lock();
    const unlocking = session.unlock(bytes(PASSPHRASE));
    const locking = session.lock();
    expect((await unlocking).state).toBe('open');
    expect((await locking).state).toBe('locked');
  });
});
