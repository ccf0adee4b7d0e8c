import {
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
import { describe, expect, it } from 'vitest';
import { realFiles } from '../../../main/platform/index.ts';
import { createVault, hasKeyFile, openVault } from '../../../main/vault/index.ts';
import {
  CHEAP_KDF,
  COPIES,
  faultyFiles,
  homeArchive,
  PASSPHRASE,
  patterned,
  snapshot,
} from '../../support/vault/index.ts';

const home = homeArchive();

const OWN_WORDS = ['keptword-archive', 'passphrase', 'recovery', 'argon2id', 'hkdf-sha256', 'pending'];
/** UUID, hex, base64 of 12 bytes or more, boot id and tick, or an instant. */
const RANDOM =
  /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:\d+)?|[0-9a-f]{16}|[0-9a-f]{64}|[A-Za-z0-9+/]{16,}={0,2}|\d{4}-[\d:.TZ-]+)$/;

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe('an archive', () => {
  it('opens again with its passphrase and holds what was put in', async () => {
    const id = await home.blob(patterned(300_000));
    const index = home.vault.key('index');
    const { archiveId } = home.vault;
    await home.vault.close();
    expect(existsSync(join(home.folder, 'archive.lock'))).toBe(false);
    home.vault = await home.open();
    expect(home.vault.archiveId).toBe(archiveId);
    expect(home.vault.key('index').equals(index)).toBe(true);
    expect(home.vault.key('index').equals(home.vault.key('custody'))).toBe(false);
    const reader = await home.vault.blobs.open(id);
    expect(reader.kind).toBe('original');
    expect((await reader.read(0, 300_000)).equals(patterned(300_000))).toBe(true);
  });

  it('is for the owner alone, says nothing personal, and has no temporary files', async () => {
    await home.blob(patterned(10));
    for (const name of readdirSync(home.folder, { recursive: true, encoding: 'utf8' })) {
      const facts = statSync(join(home.folder, name));
      expect(facts.mode & 0o777, name).toBe(facts.isDirectory() ? 0o700 : 0o600);
      expect(name).not.toMatch(/\.tmp$/);
    }
    expect(statSync(home.folder).mode & 0o777).toBe(0o700);
    for (const name of ['archive.lock', ...COPIES]) {
      // Random, or from a short list of our own words: nothing else may stand in a file that anyone can read.
      for (const text of stringsIn(JSON.parse(readFileSync(join(home.folder, name), 'utf8')))) {
        expect(RANDOM.test(text) || OWN_WORDS.includes(text), `${name}: ${text}`).toBe(true);
      }
    }
    const other = await home.create(join(home.around, 'Other.keptword'));
    await other.vault.close();
    const readme = (folder: string) => readFileSync(join(folder, 'README.txt'), 'utf8');
    expect(readme(other.vault.folder)).toBe(readme(home.folder));
    expect(await hasKeyFile(realFiles, home.folder)).toBe(true);
  });

  it('is not made over something that is there', async () => {
    const create = (at: string) =>
      createVault({ folder: at, passphrase: PASSPHRASE, files: realFiles, kdf: CHEAP_KDF });
    await home.refusedUntouched(() => create(home.folder), 'archive-exists');
    await home.vault.close();
    await home.refusedUntouched(() => create(home.folder), 'archive-exists');
    rmSync(join(home.folder, 'archive.json'));
    await home.refusedUntouched(() => create(home.folder), 'archive-exists');
    for (const name of COPIES) rmSync(join(home.folder, name), { force: true });
    mkdirSync(join(home.folder, 'blobs', 'ab'));
    await home.refusedUntouched(() => create(home.folder), 'archive-exists');
    const photos = join(home.around, 'Photos');
    mkdirSync(photos);
    writeFileSync(join(photos, 'holiday.jpg'), 'x');
    await expect(create(photos)).rejects.toMatchObject({ code: 'archive-exists' });
    expect(readdirSync(photos)).toEqual(['holiday.jpg']);
    const empty = join(home.around, 'Empty.keptword');
    mkdirSync(empty);
    const made = await create(empty);
    await made.vault.close();
  });

  it('is not made with a weak passphrase', async () => {
    const weak = {
      folder: join(home.around, 'Weak'),
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
    await home.vault.close();
    await home.refusedUntouched(() => home.open({ passphrase: `${PASSPHRASE} ` }), 'wrong-passphrase');
    await home.refusedUntouched(() => home.open({ passphrase: '' }), 'wrong-passphrase');
    await home.refusedUntouched(
      () => home.open({ passphrase: PASSPHRASE.toUpperCase() }, { readOnly: true }),
      'wrong-passphrase',
    );
  });

  it('wrong recovery code: slips, and the code of another archive', async () => {
    await home.vault.close();
    const elsewhere = join(home.around, 'Other.keptword');
    const other = await createVault({
      folder: elsewhere,
      passphrase: PASSPHRASE,
      files: realFiles,
      kdf: CHEAP_KDF,
    });
    await other.vault.close();
    const slip = home.recoveryWords.slice(0, 23);
    await home.refusedUntouched(() => home.open({ recoveryWords: slip }), 'wrong-recovery-code');
    const error = await home.refusedUntouched(
      () => home.open({ recoveryWords: other.recoveryWords }),
      'wrong-recovery-code',
    );
    expect(error.message).toContain('another archive');
  });

  it('damaged key file', async () => {
    await home.vault.close();
    for (const name of COPIES) truncateSync(join(home.folder, name), 300);
    const error = await home.refusedUntouched(home.open, 'archive-damaged');
    expect(error.message).toContain('backup');
    for (const name of COPIES) rmSync(join(home.folder, name));
    await home.refusedUntouched(home.open, 'archive-damaged');
    writeFileSync(join(home.folder, 'archive.json'), Buffer.alloc(1_000_000));
    await home.refusedUntouched(home.open, 'archive-damaged');
  });

  it('a key file of a newer version, in either copy', async () => {
    await home.vault.close();
    const good = readFileSync(join(home.folder, 'archive.json'), 'utf8');
    for (const name of COPIES) {
      writeFileSync(join(home.folder, name), good.replace('"formatVersion": 1', '"formatVersion": 2'));
      await home.refusedUntouched(home.open, 'archive-newer');
      await home.refusedUntouched(
        () => home.open({ passphrase: PASSPHRASE }, { readOnly: true }),
        'archive-newer',
      );
      writeFileSync(join(home.folder, name), good);
    }
  });

  it('no archive', async () => {
    await home.vault.close();
    home.folder = join(home.around, 'Pulled stick.keptword');
    await expect(home.open()).rejects.toMatchObject({ code: 'archive-not-found' });
    expect(existsSync(home.folder)).toBe(false);
    mkdirSync(home.folder);
    await home.refusedUntouched(home.open, 'archive-not-found');
    expect(await hasKeyFile(realFiles, home.folder)).toBe(false);
  });

  it('second instance', async () => {
    await home.refusedUntouched(home.open, 'archive-in-use');
    const reading = await home.open({ passphrase: PASSPHRASE }, { readOnly: true });
    await reading.close();
    expect(existsSync(join(home.folder, 'archive.lock'))).toBe(true);
  });

  it('missing blob and damaged blob', async () => {
    const [gone, broken] = [await home.blob(patterned(1000)), await home.blob(patterned(1000))];
    rmSync(home.blobPath(gone));
    const bytes = readFileSync(home.blobPath(broken));
    bytes[700] = (bytes[700] ?? 0) ^ 1;
    writeFileSync(home.blobPath(broken), bytes);
    for (const [id, code] of [
      [gone, 'blob-missing'],
      [broken, 'blob-damaged'],
    ] as const) {
      for (const work of [() => home.vault.blobs.open(id), () => home.vault.blobs.verify(id)]) {
        const error = await home.refusedUntouched(work, code);
        expect(error).toMatchObject({ details: expect.stringContaining(id) });
        expect(error.message).not.toContain(id);
      }
    }
    await home.refusedUntouched(() => home.vault.blobs.open('../../archive.json'), 'invalid-input');
    rmSync(join(home.folder, 'blobs'), { recursive: true });
    await home.refusedUntouched(() => home.vault.blobs.open(broken), 'blob-missing');
  });

  it('a home.folder that cannot be written', async () => {
    const id = await home.blob(patterned(1000));
    await home.vault.close();
    for (const code of ['EROFS', 'EACCES'] as const) {
      const reads = faultyFiles({ nth: 9e9, code, lasts: 'once' });
      const probe = await openVault({
        folder: home.folder,
        files: reads.files,
        secret: { passphrase: PASSPHRASE },
        readOnly: true,
      });
      await probe.close();
      // The reads before the first write are as many as a read-only opening takes, and one look at the lock.
      let struck = false;
      for (let nth = 1; nth < reads.calls() + 20 && !struck; nth++) {
        const faults = faultyFiles({ nth, code, lasts: 'forever' });
        const work = () =>
          openVault({ folder: home.folder, files: faults.files, secret: { passphrase: PASSPHRASE } });
        const before = snapshot(home.folder);
        const error: unknown = await work().then(
          async (made) => made.close(),
          (reason) => reason,
        );
        struck = error instanceof Error && 'code' in error && error.code === 'archive-read-only';
        expect(snapshot(home.folder)).toEqual(before);
      }
      expect(struck).toBe(true);
    }
    home.vault = await home.open({ passphrase: PASSPHRASE }, { readOnly: true });
    const before = snapshot(home.folder);
    expect(home.vault.readOnly).toBe(true);
    expect(await home.vault.blobs.verify(id)).toMatchObject({ bytes: 1000 });
    for (const work of [
      () => home.vault.blobs.create('peaks'),
      () => home.vault.blobs.remove(id),
      () => home.vault.changePassphrase(PASSPHRASE, `${PASSPHRASE} new`),
      () => home.vault.confirmRecovery(home.recoveryWords.map((word, at) => ({ position: at + 1, word }))),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'archive-read-only' });
    }
    expect(snapshot(home.folder)).toEqual(before);
  });
});

describe('the two COPIES of the key file', () => {
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
  for (const name of COPIES) {
    it.each(damages)(`${name} %s: the other heals it, nothing else is touched`, async (_what, harm) => {
      await home.blob(patterned(100));
      await home.vault.close();
      const before = snapshot(home.folder);
      harm(join(home.folder, name));
      const reading = await home.open({ passphrase: PASSPHRASE }, { readOnly: true });
      await reading.close();
      home.vault = await home.open();
      await home.vault.close();
      expect(snapshot(home.folder)).toEqual(before);
    });
  }

  it('the newer one counts, whichever it is, and the other is brought up to it', async () => {
    for (const behind of COPIES) {
      const old = readFileSync(join(home.folder, behind));
      const next = `${PASSPHRASE} ${behind}`;
      const current = behind === 'archive.json' ? PASSPHRASE : `${PASSPHRASE} archive.json`;
      await home.vault.changePassphrase(current, next);
      await home.vault.close();
      writeFileSync(join(home.folder, behind), old);
      await home.refusedUntouched(() => home.open({ passphrase: current }), 'wrong-passphrase');
      home.vault = await home.open({ passphrase: next });
      const [first, second] = COPIES.map((name) => readFileSync(join(home.folder, name), 'utf8'));
      expect(first).toBe(second);
    }
  });
});
