import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realFiles } from '../../../main/platform/index.ts';
import { createVault, openVault, type Vault } from '../../../main/vault/index.ts';
import { NOT_RUN } from '../../support/programs/index.ts';
import { CHEAP_KDF, PASSPHRASE, snapshot, temporaryFolder } from '../../support/vault/index.ts';

const HOLDER = fileURLToPath(new URL('../../support/vault/holder.ts', import.meta.url));
const seed = Date.now() % 100_000;

type Told = { opened?: boolean; code?: string; id?: string; bytes?: number };
type Other = {
  child: ChildProcess;
  told: Told[];
  next(): Promise<Told | null>;
  end(signal?: NodeJS.Signals): Promise<void>;
};

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
let vault: Vault | null;
const others: Other[] = [];

beforeEach(async () => {
  place = temporaryFolder();
  folder = join(place.folder, 'Home.keptword');
  const made = await createVault({ folder, passphrase: PASSPHRASE, files: realFiles, kdf: CHEAP_KDF });
  await made.vault.close();
  vault = null;
});
afterEach(async () => {
  for (const other of others.splice(0)) await other.end('SIGKILL');
  await vault?.close();
  place.remove();
});

const open = (passphrase = PASSPHRASE) =>
  openVault({ folder, files: realFiles, secret: { passphrase }, kdf: CHEAP_KDF });

/** Another Keptword in a process of its own, by its real identifier and nothing broader. */
function start(work: string, identity: { uid?: number; gid?: number } = {}): Other {
  const arguments_ = ['--disable-warning=ExperimentalWarning', HOLDER, folder, work];
  const child = spawn(process.execPath, arguments_, { stdio: ['pipe', 'pipe', 'inherit'], ...identity });
  const told: Told[] = [];
  const waiting: ((line: Told | null) => void)[] = [];
  const unread: Told[] = [];
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line: Told = JSON.parse(text);
    told.push(line);
    const waiter = waiting.shift();
    if (waiter) waiter(line);
    else unread.push(line);
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  gone.then(() => {
    for (const waiter of waiting.splice(0)) waiter(null);
  });
  const other: Other = {
    child,
    told,
    next: () => {
      const line = unread.shift();
      if (line) return Promise.resolve(line);
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(null);
      return new Promise((resolve) => waiting.push(resolve));
    },
    async end(signal) {
      if (signal) child.kill(signal);
      else child.stdin.end();
      await gone;
    },
  };
  others.push(other);
  return other;
}

it('a second program is refused while the first has the archive, and let in afterwards', async () => {
  const first = start('hold');
  expect(await first.next()).toEqual({ opened: true });
  const before = snapshot(folder);
  await expect(open()).rejects.toMatchObject({ code: 'archive-in-use' });
  expect(snapshot(folder)).toEqual(before);
  await first.end();
  expect(existsSync(join(folder, 'archive.lock'))).toBe(false);
  vault = await open();
  expect(await start('hold').next()).toMatchObject({ code: 'archive-in-use' });
});

it('a program that was killed does not keep the next one out, and only one of many takes its place', async () => {
  const first = start('hold');
  await first.next();
  await first.end('SIGKILL');
  expect(existsSync(join(folder, 'archive.lock'))).toBe(true);
  const before = snapshot(folder);
  const many = Array.from({ length: 5 }, () => start('together'));
  expect(await Promise.all(many.map((one) => one.next()))).toEqual(many.map(() => ({ ready: true })));
  for (const one of many) one.child.stdin?.write('go\n');
  const answers = await Promise.all(many.map((one) => one.next()));
  expect(answers.filter((answer) => answer?.opened)).toHaveLength(1);
  expect(answers.filter((answer) => answer?.code === 'archive-in-use')).toHaveLength(4);
  // But for the lock, which is that of the one who got in, everything is as it was.
  const { pid } = JSON.parse(readFileSync(join(folder, 'archive.lock'), 'utf8'));
  expect(many[answers.findIndex((answer) => answer?.opened)]?.child.pid).toBe(pid);
  expect({ ...snapshot(folder), 'archive.lock': '' }).toEqual({ ...before, 'archive.lock': '' });
});

it('who holds the guard keeps others out even where the lock file says that it is a dead one’s', async () => {
  const first = start('hold');
  await first.next();
  const lock = join(folder, 'archive.lock');
  const text = readFileSync(lock, 'utf8');
  // As another program sees it from within a box of its own (Flatpak, Snap), where process numbers mean other processes.
  writeFileSync(lock, JSON.stringify({ ...JSON.parse(text), pid: 4_194_303 }));
  const before = snapshot(folder);
  await expect(open()).rejects.toMatchObject({ code: 'archive-in-use' });
  rmSync(lock);
  await expect(open()).rejects.toMatchObject({ code: 'archive-in-use' });
  expect({ ...snapshot(folder), 'archive.lock': '' }).toEqual({ ...before, 'archive.lock': '' });
  await first.end('SIGKILL');
  writeFileSync(join(folder, 'archive.guard'), 'something that no program of ours writes');
  await expect(open()).rejects.toThrow(/delete the file archive\.guard/);
  rmSync(join(folder, 'archive.guard'));
  vault = await open();
});

it('a lock is stale when torn, or when its process number belongs to somebody else now', async () => {
  const lock = join(folder, 'archive.lock');
  vault = await open();
  const mine = JSON.parse(readFileSync(lock, 'utf8'));
  await vault.close();
  const stale = [
    '',
    '{"pid":',
    JSON.stringify({ ...mine, pid: 4_194_303 }),
    JSON.stringify({ ...mine, token: crypto.randomUUID() }),
    JSON.stringify({ ...mine, pid: process.ppid, birth: null, at: '2001-01-01T00:00:00.000Z' }),
  ];
  if (process.platform === 'linux')
    stale.push(JSON.stringify({ ...mine, pid: process.ppid, birth: 'other-boot:1' }));
  for (const text of stale) {
    writeFileSync(lock, text);
    vault = await open();
    await vault.close();
    expect(readdirSync(folder).filter((name) => name.includes('lock'))).toEqual([]);
  }
  const alive = [
    { ...mine, host: '0123456789abcdef', pid: 4_194_303 },
    { ...mine, pid: process.ppid, birth: null, at: new Date().toISOString() },
  ];
  for (const lines of alive) {
    writeFileSync(lock, JSON.stringify(lines));
    const before = snapshot(folder);
    await expect(open()).rejects.toMatchObject({ code: 'archive-in-use' });
    expect(snapshot(folder)).toEqual(before);
  }
  writeFileSync(lock, JSON.stringify(alive[0]));
  await expect(open()).rejects.toThrow(/another computer.*archive\.lock/s);
  vault = null;
});

it(`kill -9 at any moment of changing the passphrase: the old or the new one opens (seed ${seed})`, async () => {
  for (let run = 0; run < 6; run++) {
    const other = start('change');
    expect(await other.next()).toMatchObject({ opened: true });
    await new Promise((resolve) => setTimeout(resolve, (seed * (run + 1)) % 60));
    await other.end('SIGKILL');
    const both = await Promise.all(
      [PASSPHRASE, `${PASSPHRASE} new`].map(async (passphrase) => {
        const found = await openVault({
          folder,
          files: realFiles,
          secret: { passphrase },
          readOnly: true,
        }).catch(() => null);
        await found?.close();
        return found === null ? null : passphrase;
      }),
    );
    const [which, ...more] = both.filter((passphrase) => passphrase !== null);
    expect([typeof which, more.length]).toEqual(['string', 0]);
    const after = await open(which);
    if (which !== PASSPHRASE) await after.changePassphrase(which ?? '', PASSPHRASE);
    await after.close();
    expect(
      readFileSync(join(folder, 'archive.json')).equals(readFileSync(join(folder, 'archive.json.bak'))),
    ).toBe(true);
  }
});

it(`kill -9 at any moment of sealing: what was finished verifies, the rest is gone (seed ${seed})`, async () => {
  const finished = new Map<string, Told>();
  for (let run = 0; run < 5; run++) {
    const other = start('seal');
    await other.next();
    await new Promise((resolve) => setTimeout(resolve, 20 + ((seed * (run + 1)) % 90)));
    await other.end('SIGKILL');
    for (const line of other.told) if (line.id) finished.set(line.id, line);
    vault = await open();
    const listed = new Set<string>();
    for await (const id of vault.blobs.list()) {
      listed.add(id);
      expect(await vault.blobs.verify(id)).toMatchObject({ bytes: 4_000_000 });
    }
    for (const id of finished.keys()) expect(listed.has(id)).toBe(true);
    expect(readdirSync(join(folder, 'blobs', 'incoming'))).toEqual([]);
    await vault.close();
  }
});

/** Only root can become somebody else to see the folder with their eyes. */
const canBecomeNobody = process.getuid?.() === 0;
const asNobody = canBecomeNobody ? '' : ` (${NOT_RUN} root)`;
it.runIf(canBecomeNobody)(
  `a folder of another account: reading works, writing is refused, nothing changes${asNobody}`,
  async () => {
    const NOBODY = 65_534;
    chmodSync(place.folder, 0o755);
    chmodSync(folder, 0o555);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      chmodSync(path, name.includes('.') ? 0o444 : 0o555);
    }
    chownSync(folder, 0, 0);
    const before = snapshot(folder);
    const writing = start('hold', { uid: NOBODY, gid: NOBODY });
    expect(await writing.next()).toMatchObject({ code: 'archive-read-only' });
    const reading = start('read', { uid: NOBODY, gid: NOBODY });
    expect(await reading.next()).toEqual({ opened: true });
    await reading.end();
    expect(snapshot(folder)).toEqual(before);
  },
);
