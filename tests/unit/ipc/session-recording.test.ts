import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenArchive } from '../../../main/archive/index.ts';
import { createSession, type Session } from '../../../main/ipc/session.ts';
import { createLog, openProfile, realFiles, systemClock } from '../../../main/platform/index.ts';

const kdf = { memoryKiB: 1024, passes: 1, lanes: 1 };
const bytes = (text: string) => new TextEncoder().encode(text);
const PASSPHRASE = 'four plain little words';

let root: string;
let session: Session;
let into: OpenArchive | null;
let free: PromiseWithResolvers<void>;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-session-'));
  into = null;
  free = Promise.withResolvers();
  const log = createLog({ write: () => undefined, clock: systemClock });
  session = createSession({
    profile: openProfile({ folder: join(root, 'profile'), files: realFiles, clock: systemClock, log }),
    files: realFiles,
    clock: systemClock,
    send: () => undefined,
    onState: () => undefined,
    recordingInto: (archive) => (archive === into ? free.promise : null),
    kdf,
  });
  const { recoveryWords, drill } = await session.create(join(root, 'Ours.keptword'), bytes(PASSPHRASE));
  await session.confirmRecovery(drill.map((position) => recoveryWords[position - 1] ?? ''));
  into = session.archive();
});
afterEach(async () => {
  into = null;
  free.resolve();
  await session.lock();
  rmSync(root, { recursive: true, force: true });
});

describe('a lock while something is recorded', () => {
  test('refuses every call, and leaves the recorder its archive until it has ended', async () => {
    const archive = session.archive();
    expect(await session.lock()).toEqual({ state: 'locked', name: 'Ours' });
    expect(() => session.archive()).toThrow(expect.objectContaining({ code: 'archive-locked' }));
    const journal = await archive.vault.live.create('0d1c8a52-4c1f-4f6e-9a39-0d8b8f7a1c11', 'sound');
    await journal.append(Buffer.from('still open'));
    into = null;
    free.resolve();
    await session.lock();
    await expect(journal.append(Buffer.from('closed'))).rejects.toMatchObject({ code: 'archive-locked' });
  });

  test('opens again with the right passphrase only, and it is the same archive', async () => {
    const archive = session.archive();
    await session.lock();
    await expect(session.unlock(bytes('not these four words'))).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(await session.unlock(bytes(PASSPHRASE))).toMatchObject({ state: 'open' });
    expect(session.archive()).toBe(archive);
    free.resolve();
    await free.promise;
    expect(session.archive()).toBe(archive);
    expect(archive.custody.verify()).toEqual([]);
  });
});
