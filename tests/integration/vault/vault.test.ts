import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realFiles } from '../../../main/platform/index.ts';
import {
  createVault,
  hasKeyFile,
  openVault,
  pickDrill,
  type Secret,
  type Vault,
} from '../../../main/vault/index.ts';
import {
  CHEAP_KDF,
  faultyFiles,
  PASSPHRASE,
  patterned,
  snapshot,
  temporaryFolder,
} from '../../support/vault/index.ts';

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
let vault: Vault;
let recoveryWords: string[];

beforeEach(async () => {
  place = temporaryFolder();
  folder = join(place.folder, 'Home.keptword');
  ({ vault, recoveryWords } = await createVault({
    folder,
    passphrase: PASSPHRASE,
    files: realFiles,
    kdf: CHEAP_KDF,
  }));
});
afterEach(async () => {
  await vault.close();
  place.remove();
});

const open = (secret: Secret = { passphrase: PASSPHRASE }, more: { readOnly?: boolean } = {}) =>
  openVault({ folder, files: realFiles, kdf: CHEAP_KDF, secret, ...more });

async function blob(content: Buffer, of: Vault = vault): Promise<string> {
  const writer = await of.blobs.create('original');
  await writer.write(content);
  return (await writer.finish()).id;
}

const blobPath = (id: string) => join(folder, 'blobs', id.slice(0, 2), id);
const copies = ['archive.json', 'archive.json.bak'];

/** The work fails with that code, and the folder is byte for byte what it was. */
async function refusedUntouched(work: () => Promise<unknown>, code: string): Promise<Error> {
  const before = snapshot(folder);
  const error: unknown = await work().then(
    () => new Error('it worked'),
    (reason) => reason,
  );
  expect(error).toMatchObject({ code });
  expect(snapshot(folder)).toEqual(before);
  if (!(error instanceof Error)) throw new Error('not an error');
  return error;
}

describe('an archive', () => {
  it('opens again with its passphrase and holds what was put in', async () => {
    const id = await blob(patterned(300_000));
    const index = vault.key('index');
    const { archiveId } = vault;
    await vault.close();
    expect(existsSync(join(folder, 'archive.lock'))).toBe(false);
    vault = await open();
    expect(vault.archiveId).toBe(archiveId);
    expect(vault.key('index').equals(index)).toBe(true);
    expect(vault.key('index').equals(vault.key('custody'))).toBe(false);
    const reader = await vault.blobs.open(id);
    expect(reader.kind).toBe('original');
    expect((await reader.read(0, 300_000)).equals(patterned(300_000))).toBe(true);
  });

  it('is for the owner alone, says nothing personal, and has no temporary files', async () => {
    await blob(patterned(10));
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const facts = statSync(join(folder, name));
      expect(facts.mode & 0o777, name).toBe(facts.isDirectory() ? 0o700 : 0o600);
      expect(name).not.toMatch(/\.tmp$/);
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const texts = ['README.txt', 'archive.lock', ...copies].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    for (const word of [
      ...recoveryWords,
      ...PASSPHRASE.split(' '),
      'Home',
      process.env.HOSTNAME ?? 'hostname',
    ]) {
      if (word.length < 4) continue;
      // The README is a fixed text: only the files that differ between archives can give something away.
      for (const text of texts.slice(1)) expect(text.toLowerCase()).not.toContain(`${word.toLowerCase()}`);
    }
    expect(await hasKeyFile(realFiles, folder)).toBe(true);
  });

  it('is not made over something that is there', async () => {
    const create = (at: string) =>
      createVault({ folder: at, passphrase: PASSPHRASE, files: realFiles, kdf: CHEAP_KDF });
    await refusedUntouched(() => create(folder), 'archive-exists');
    await vault.close();
    await refusedUntouched(() => create(folder), 'archive-exists');
    rmSync(join(folder, 'archive.json'));
    await refusedUntouched(() => create(folder), 'archive-exists');
    for (const name of copies) rmSync(join(folder, name), { force: true });
    mkdirSync(join(folder, 'blobs', 'ab'));
    await refusedUntouched(() => create(folder), 'archive-exists');
    const photos = join(place.folder, 'Photos');
    mkdirSync(photos);
    writeFileSync(join(photos, 'holiday.jpg'), 'x');
    await expect(create(photos)).rejects.toMatchObject({ code: 'archive-exists' });
    expect(readdirSync(photos)).toEqual(['holiday.jpg']);
    const empty = join(place.folder, 'Empty.keptword');
    mkdirSync(empty);
    const made = await create(empty);
    await made.vault.close();
  });

  it('is not made with a weak passphrase', async () => {
    const weak = {
      folder: join(place.folder, 'Weak'),
      passphrase: 'password',
      files: realFiles,
      kdf: CHEAP_KDF,
    };
    await expect(createVault(weak)).rejects.toMatchObject({ code: 'weak-passphrase' });
    expect(existsSync(weak.folder)).toBe(false);
  });
});

describe('each thing that is wrong has its own error and changes nothing', () => {
  it('wrong passphrase', async () => {
    await vault.close();
    await refusedUntouched(() => open({ passphrase: `${PASSPHRASE} ` }), 'wrong-passphrase');
    await refusedUntouched(() => open({ passphrase: '' }), 'wrong-passphrase');
    await refusedUntouched(
      () => open({ passphrase: PASSPHRASE.toUpperCase() }, { readOnly: true }),
      'wrong-passphrase',
    );
  });

  it('wrong recovery code: slips, and the code of another archive', async () => {
    await vault.close();
    const elsewhere = join(place.folder, 'Other.keptword');
    const other = await createVault({
      folder: elsewhere,
      passphrase: PASSPHRASE,
      files: realFiles,
      kdf: CHEAP_KDF,
    });
    await other.vault.close();
    const slip = recoveryWords.slice(0, 23);
    await refusedUntouched(() => open({ recoveryWords: slip }), 'wrong-recovery-code');
    const error = await refusedUntouched(
      () => open({ recoveryWords: other.recoveryWords }),
      'wrong-recovery-code',
    );
    expect(error.message).toContain('another archive');
  });

  it('damaged key file', async () => {
    await vault.close();
    for (const name of copies) truncateSync(join(folder, name), 300);
    const error = await refusedUntouched(open, 'archive-damaged');
    expect(error.message).toContain('backup');
    for (const name of copies) rmSync(join(folder, name));
    await refusedUntouched(open, 'archive-damaged');
    writeFileSync(join(folder, 'archive.json'), Buffer.alloc(1_000_000));
    await refusedUntouched(open, 'archive-damaged');
  });

  it('a key file of a newer version, in either copy', async () => {
    await vault.close();
    const good = readFileSync(join(folder, 'archive.json'), 'utf8');
    for (const name of copies) {
      writeFileSync(join(folder, name), good.replace('"formatVersion": 1', '"formatVersion": 2'));
      await refusedUntouched(open, 'archive-newer');
      await refusedUntouched(() => open({ passphrase: PASSPHRASE }, { readOnly: true }), 'archive-newer');
      writeFileSync(join(folder, name), good);
    }
  });

  it('no archive', async () => {
    await vault.close();
    folder = join(place.folder, 'Pulled stick.keptword');
    await expect(open()).rejects.toMatchObject({ code: 'archive-not-found' });
    expect(existsSync(folder)).toBe(false);
    mkdirSync(folder);
    await refusedUntouched(open, 'archive-not-found');
    expect(await hasKeyFile(realFiles, folder)).toBe(false);
  });

  it('second instance', async () => {
    await refusedUntouched(open, 'archive-in-use');
    const reading = await open({ passphrase: PASSPHRASE }, { readOnly: true });
    await reading.close();
    expect(existsSync(join(folder, 'archive.lock'))).toBe(true);
  });

  it('missing blob and damaged blob', async () => {
    const [gone, broken] = [await blob(patterned(1000)), await blob(patterned(1000))];
    rmSync(blobPath(gone));
    const bytes = readFileSync(blobPath(broken));
    bytes[700] = (bytes[700] ?? 0) ^ 1;
    writeFileSync(blobPath(broken), bytes);
    for (const [id, code] of [
      [gone, 'blob-missing'],
      [broken, 'blob-damaged'],
    ] as const) {
      for (const work of [() => vault.blobs.open(id), () => vault.blobs.verify(id)]) {
        const error = await refusedUntouched(work, code);
        expect(error).toMatchObject({ details: expect.stringContaining(id) });
        expect(error.message).not.toContain(id);
      }
    }
    await refusedUntouched(() => vault.blobs.open('../../archive.json'), 'invalid-input');
    rmSync(join(folder, 'blobs'), { recursive: true });
    await refusedUntouched(() => vault.blobs.open(broken), 'blob-missing');
  });

  it('a folder that cannot be written', async () => {
    const id = await blob(patterned(1000));
    await vault.close();
    for (const code of ['EROFS', 'EACCES'] as const) {
      const reads = faultyFiles({ nth: 9e9, code, lasts: 'once' });
      const probe = await openVault({
        folder,
        files: reads.files,
        secret: { passphrase: PASSPHRASE },
        readOnly: true,
      });
      await probe.close();
      // The reads before the first write are as many as a read-only opening takes, and one look at the lock.
      let struck = false;
      for (let nth = 1; nth < reads.calls() + 20 && !struck; nth++) {
        const faults = faultyFiles({ nth, code, lasts: 'forever' });
        const work = () => openVault({ folder, files: faults.files, secret: { passphrase: PASSPHRASE } });
        const before = snapshot(folder);
        const error: unknown = await work().then(
          async (made) => made.close(),
          (reason) => reason,
        );
        struck = error instanceof Error && 'code' in error && error.code === 'archive-read-only';
        expect(snapshot(folder)).toEqual(before);
      }
      expect(struck).toBe(true);
    }
    vault = await open({ passphrase: PASSPHRASE }, { readOnly: true });
    const before = snapshot(folder);
    expect(vault.readOnly).toBe(true);
    expect(await vault.blobs.verify(id)).toMatchObject({ bytes: 1000 });
    for (const work of [
      () => vault.blobs.create('peaks'),
      () => vault.blobs.remove(id),
      () => vault.changePassphrase(PASSPHRASE, `${PASSPHRASE} new`),
      () => vault.confirmRecovery(recoveryWords.map((word, at) => ({ position: at + 1, word }))),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'archive-read-only' });
    }
    expect(snapshot(folder)).toEqual(before);
  });
});

describe('the two copies of the key file', () => {
  const damages: [string, (path: string) => void][] = [
    ['gone', (path) => rmSync(path)],
    ['empty', (path) => truncateSync(path, 0)],
    ['cut', (path) => truncateSync(path, 500)],
    ['noise', (path) => writeFileSync(path, Buffer.alloc(3000, 0xa5))],
    [
      'another archive’s text',
      (path) => writeFileSync(path, '{"format":"keptword-archive","formatVersion":1}'),
    ],
  ];
  for (const name of copies) {
    it.each(damages)(`${name} %s: the other heals it, nothing else is touched`, async (_what, harm) => {
      await blob(patterned(100));
      await vault.close();
      const before = snapshot(folder);
      harm(join(folder, name));
      const reading = await open({ passphrase: PASSPHRASE }, { readOnly: true });
      await reading.close();
      vault = await open();
      await vault.close();
      expect(snapshot(folder)).toEqual(before);
    });
  }

  it('the newer one counts, whichever it is, and the other is brought up to it', async () => {
    for (const behind of copies) {
      const old = readFileSync(join(folder, behind));
      const next = `${PASSPHRASE} ${behind}`;
      const current = behind === 'archive.json' ? PASSPHRASE : `${PASSPHRASE} archive.json`;
      await vault.changePassphrase(current, next);
      await vault.close();
      writeFileSync(join(folder, behind), old);
      await refusedUntouched(() => open({ passphrase: current }), 'wrong-passphrase');
      vault = await open({ passphrase: next });
      const [first, second] = copies.map((name) => readFileSync(join(folder, name), 'utf8'));
      expect(first).toBe(second);
    }
  });
});

describe('the passphrase', () => {
  it('is changed by rewriting one slot', async () => {
    const id = await blob(patterned(1000));
    const before = JSON.parse(readFileSync(join(folder, 'archive.json'), 'utf8'));
    await expect(vault.changePassphrase('not the right one', `${PASSPHRASE} new`)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    await expect(vault.changePassphrase(PASSPHRASE, 'weak')).rejects.toMatchObject({
      code: 'weak-passphrase',
    });
    expect(JSON.parse(readFileSync(join(folder, 'archive.json'), 'utf8'))).toEqual(before);
    await vault.changePassphrase(PASSPHRASE, new TextEncoder().encode(`${PASSPHRASE} new`));
    const after = JSON.parse(readFileSync(join(folder, 'archive.json'), 'utf8'));
    expect(after.slots[1]).toEqual(before.slots[1]);
    expect(after.slots[0].kdf.salt).not.toBe(before.slots[0].kdf.salt);
    await vault.close();
    await refusedUntouched(open, 'wrong-passphrase');
    vault = await open({ passphrase: `${PASSPHRASE} new` });
    expect(await vault.blobs.verify(id)).toMatchObject({ bytes: 1000 });
  });

  it('forgotten: the recovery words open, set a new one, and keep all data', async () => {
    const id = await blob(patterned(1000));
    await expect(vault.setPassphrase(`${PASSPHRASE} new`)).rejects.toMatchObject({ code: 'not-allowed' });
    await vault.close();
    vault = await open({ recoveryWords: recoveryWords.map((word) => ` ${word.toUpperCase()}`) });
    await expect(vault.setPassphrase('weak')).rejects.toMatchObject({ code: 'weak-passphrase' });
    await vault.setPassphrase(`${PASSPHRASE} new`);
    await vault.close();
    vault = await open({ passphrase: `${PASSPHRASE} new` });
    expect(await vault.blobs.verify(id)).toMatchObject({ bytes: 1000 });
    expect(vault.recoveryConfirmed).toBe(true);
    await vault.close();
    vault = await open({ recoveryWords });
  });

  it('wrong a thousand times: always the same answer, memory flat, the right one still opens', async () => {
    await vault.close();
    const before = snapshot(folder);
    const messages = new Set<string>();
    let start = 0;
    for (let nth = 0; nth < 1000; nth++) {
      const error: unknown = await open({ passphrase: `wrong ${nth}` }).catch((reason) => reason);
      messages.add(error instanceof Error ? error.message : 'it opened');
      if (nth === 100) start = process.memoryUsage().rss;
    }
    expect([...messages]).toHaveLength(1);
    expect(process.memoryUsage().rss - start).toBeLessThan(64 * 1024 ** 2);
    expect(snapshot(folder)).toEqual(before);
    vault = await open();
  });
});

describe('the drill', () => {
  const answers = (positions: readonly number[]) =>
    positions.map((position) => ({ position, word: recoveryWords[position - 1] ?? '' }));

  it('is asked for until it was passed, over any number of starts', async () => {
    expect([vault.recoveryConfirmed, vault.recoveryWords()]).toEqual([false, recoveryWords]);
    await vault.close();
    vault = await open();
    expect([vault.recoveryConfirmed, vault.recoveryWords()]).toEqual([false, recoveryWords]);
    const wrong = answers([1, 2, 3]).map((answer) => ({ ...answer, position: answer.position + 1 }));
    expect(await vault.confirmRecovery(wrong)).toBe(false);
    expect(await vault.confirmRecovery(answers([1, 2]))).toBe(false);
    expect(vault.recoveryConfirmed).toBe(false);
    expect(await vault.confirmRecovery(answers(pickDrill()))).toBe(true);
    expect([vault.recoveryConfirmed, vault.recoveryWords()]).toEqual([true, null]);
    await vault.close();
    vault = await open();
    expect([vault.recoveryConfirmed, vault.recoveryWords()]).toEqual([true, null]);
    expect(await vault.confirmRecovery([])).toBe(true);
  });

  it('cannot be passed by editing the key file', async () => {
    await vault.confirmRecovery(answers([4, 5, 6]));
    await vault.close();
    const other = join(place.folder, 'Other.keptword');
    cpSync(folder, other, { recursive: true });
    const made = await createVault({
      folder: join(place.folder, 'Third'),
      passphrase: PASSPHRASE,
      files: realFiles,
      kdf: CHEAP_KDF,
    });
    const passed = JSON.parse(readFileSync(join(other, 'archive.json'), 'utf8')).slots[1].drill;
    expect(passed.state).toBe('passed');
    expect(made.vault.recoveryConfirmed).toBe(false);
    await made.vault.close();
    const third = JSON.parse(readFileSync(join(made.vault.folder, 'archive.json'), 'utf8'));
    third.slots[1].drill = passed;
    const { canonicalJson } = await import('../../../main/vault/header.ts');
    const { createHash } = await import('node:crypto');
    const { checksum: _old, ...body } = third;
    const checksum = createHash('sha256').update(canonicalJson(body)).digest('hex');
    for (const name of copies)
      writeFileSync(join(made.vault.folder, name), JSON.stringify({ ...body, checksum }));
    folder = made.vault.folder;
    vault = await open();
    expect(vault.recoveryConfirmed).toBe(false);
  });
});

describe('the blobs', () => {
  it('are listed, found, hashed, and removed for good', async () => {
    const ids = [await blob(patterned(0)), await blob(patterned(65_536)), await blob(patterned(65_537))];
    const listed: string[] = [];
    for await (const id of vault.blobs.list()) listed.push(id);
    expect(listed.sort()).toEqual([...ids].sort());
    const [first = ''] = ids;
    expect(await vault.blobs.verify(first)).toEqual({
      bytes: 0,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    });
    await vault.blobs.remove(first);
    await vault.blobs.remove(first);
    expect([await vault.blobs.has(first), existsSync(blobPath(first))]).toEqual([false, false]);
    await expect(vault.blobs.open(first)).rejects.toMatchObject({ code: 'blob-missing' });
  });

  it('have lost their key before they lose their name', async () => {
    const id = await blob(patterned(5000));
    const copy = readFileSync(blobPath(id));
    await vault.close();
    let nth = 1;
    for (; ; nth++) {
      const faults = faultyFiles({ nth, code: 'EIO', lasts: 'forever' });
      const failing = await openVault({
        folder,
        files: faults.files,
        secret: { passphrase: PASSPHRASE },
      }).catch(() => null);
      await failing?.blobs.remove(id).catch(() => undefined);
      await failing?.close();
      if (!existsSync(blobPath(id)) || !readFileSync(blobPath(id)).equals(copy)) break;
      expect(nth).toBeLessThan(200);
    }
    expect(existsSync(blobPath(id))).toBe(true);
    expect(
      readFileSync(blobPath(id))
        .subarray(192, 252)
        .every((byte) => byte === 0),
    ).toBe(true);
    vault = await open();
    await expect(vault.blobs.open(id)).rejects.toMatchObject({ code: 'blob-missing' });
  });

  it('give the same facts when written with and without a digest', async () => {
    const content = patterned(200_001);
    const plain = await vault.blobs.create('peaks', { digest: false });
    await plain.write(content);
    const facts = await plain.finish();
    expect(facts).toEqual({ id: plain.id, bytes: 200_001, sha256: null });
    const hashed = await vault.blobs.create('peaks');
    await hashed.write(content);
    const { bytes, sha256 } = await hashed.finish();
    expect(await vault.blobs.verify(plain.id)).toEqual({ bytes, sha256 });
  });

  it('that are dropped or abandoned leave nothing', async () => {
    const dropped = await vault.blobs.create('original');
    await dropped.write(patterned(3_000_000));
    await dropped.abort();
    await dropped.abort();
    await expect(dropped.finish()).rejects.toThrow();
    const abandoned = await vault.blobs.create('original');
    await abandoned.write(patterned(3_000_000));
    await vault.close();
    await expect(abandoned.finish()).rejects.toMatchObject({ code: 'archive-locked' });
    expect(readdirSync(join(folder, 'blobs', 'incoming'))).toEqual([]);
    expect(readdirSync(join(folder, 'blobs'))).toEqual(['incoming']);
  });

  it('that a crash left half-written are swept away at the next opening', async () => {
    const id = await blob(patterned(100));
    await vault.close();
    const left = join(folder, 'blobs', 'incoming', crypto.randomUUID());
    cpSync(blobPath(id), left);
    writeFileSync(join(folder, 'blobs', 'incoming', crypto.randomUUID()), 'short');
    const reading = await open({ passphrase: PASSPHRASE }, { readOnly: true });
    await reading.close();
    expect(readdirSync(join(folder, 'blobs', 'incoming'))).toHaveLength(2);
    vault = await open();
    expect(readdirSync(join(folder, 'blobs', 'incoming'))).toEqual([]);
  });

  it('stop being verified when asked, and count their bytes', async () => {
    const id = await blob(patterned(400_000));
    const seen: number[] = [];
    await vault.blobs.verify(id, { onBytes: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(400_000);
    const stop = new AbortController();
    const work = vault.blobs.verify(id, { signal: stop.signal, onBytes: () => stop.abort() });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('that shrink under a reader are damaged, not shorter', async () => {
    const id = await blob(patterned(500_000));
    const reader = await vault.blobs.open(id);
    truncateSync(blobPath(id), 100_000);
    await expect(reader.read(200_000, 10)).rejects.toMatchObject({ code: 'blob-damaged' });
    await reader.close();
  });

  it('cut short open on request only, and say so', async () => {
    const id = await blob(patterned(200_000));
    truncateSync(blobPath(id), 256 + 2 * 65_552);
    await expect(vault.blobs.open(id)).rejects.toMatchObject({
      code: 'blob-damaged',
      details: expect.stringContaining('interrupted'),
    });
    const reader = await vault.blobs.open(id, { interrupted: 'allow' });
    expect([reader.interrupted, reader.bytes]).toEqual([true, 131_072]);
    expect((await reader.read(131_000, 1000)).equals(patterned(131_072).subarray(131_000))).toBe(true);
  });
});

describe('once closed', () => {
  it('nothing answers any more, not even what was under way', async () => {
    const id = await blob(patterned(5_000_000));
    const reader = await vault.blobs.open(id);
    const stream = reader.stream()[Symbol.asyncIterator]();
    await stream.next();
    const running = vault.close();
    await expect(stream.next()).rejects.toMatchObject({ code: 'archive-locked' });
    await running;
    await vault.close();
    for (const work of [
      () => reader.read(0, 10),
      () => vault.blobs.open(id),
      () => vault.blobs.create('peaks'),
      () => vault.blobs.has(id),
      () => vault.blobs.remove(id),
      () => vault.blobs.list()[Symbol.asyncIterator]().next(),
      () => vault.changePassphrase(PASSPHRASE, `${PASSPHRASE} new`),
      () => vault.confirmRecovery([]),
      async () => vault.key('index'),
      async () => vault.recoveryWords(),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'archive-locked' });
    }
    vault = await open();
    expect(await vault.blobs.verify(id)).toMatchObject({ bytes: 5_000_000 });
  });
});
