import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../../main/archive/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import { command, type Desk, keptword, makeDesk, PASSPHRASE } from '../../support/cli/index.ts';

let folder: string;
/** The same with a cheap passphrase, for what is not about the archive that `create` makes. */
let desk: Desk;
const at = (name: string) => join(folder, name);
const archive = () => at('Ours.keptword');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keptword-cli-'));
  await writeFile(at('passphrase'), `${PASSPHRASE}\nthe second line is not part of it\n`);
  await writeFile(at('windows'), Buffer.from(`\u{feff}${PASSPHRASE}\r\n`, 'utf8'));
  await writeFile(at('wrong'), 'a wrong but long passphrase\n');
  await writeFile(at('new'), 'another long passphrase entirely');
  await writeFile(at('empty'), '\nfoo\n');
  await writeFile(at('weak'), 'aaaaaaaaaaaaaaaa\n');
  desk = await makeDesk();
  const made = await keptword(
    ['create', archive(), '--recovery-out', at('sheet.txt'), '--passphrase-file', at('passphrase'), '--json'],
    {},
  );
  expect(made.err).toBe('');
  expect(made.code).toBe(0);
  expect(made.json()).toMatchObject({ name: 'Ours', archive: archive(), recoveryConfirmed: true });
});
afterAll(async () => {
  await desk.clear();
  await rm(folder, { recursive: true, force: true });
});

describe('create', () => {
  it('leaves the recovery sheet for the owner’s eyes only, with the 24 words', async () => {
    expect((await stat(at('sheet.txt'))).mode & 0o777).toBe(0o600);
    const words = (await readFile(at('sheet.txt'), 'utf8')).match(/\b\d{1,2}\. [a-z]+/g);
    expect(words).toHaveLength(24);
  });

  it('wrote into the custody log that the sheet was read back', async () => {
    const log = await keptword([
      'list',
      archive(),
      'custody',
      '--passphrase-file',
      at('passphrase'),
      '--json',
    ]);
    const events = (log.json() as { event: string }[]).map(({ event }) => event);
    expect(events).toEqual(['archive-created', 'recovery-confirmed']);
  });

  it('overwrites neither a sheet nor an archive, and makes nothing when it refuses', async () => {
    const sheet = await readFile(at('sheet.txt'));
    const passphrase = ['--passphrase-file', at('passphrase'), '--json'];
    const overSheet = await command([
      'create',
      at('B.keptword'),
      '--recovery-out',
      at('sheet.txt'),
      ...passphrase,
    ]);
    expect(overSheet.code).toBe(1);
    expect(overSheet.json()).toMatchObject({ error: { code: 'export-target-exists' } });
    expect(await readFile(at('sheet.txt'))).toEqual(sheet);
    await expect(stat(at('B.keptword'))).rejects.toThrow('ENOENT');

    const overArchive = await command(['create', archive(), '--recovery-out', at('b.txt'), ...passphrase]);
    expect(overArchive.json()).toMatchObject({ error: { code: 'archive-exists' } });
    await expect(stat(at('b.txt'))).rejects.toThrow('ENOENT');
  });

  it('refuses a passphrase that is too easy to guess, and leaves nothing', async () => {
    const line = [
      'create',
      at('W.keptword'),
      '--recovery-out',
      at('w.txt'),
      '--passphrase-file',
      at('weak'),
      '--json',
    ];
    const ran = await command(line);
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code: 'weak-passphrase' } });
    for (const name of ['W.keptword', 'w.txt']) await expect(stat(at(name))).rejects.toThrow('ENOENT');
  });
});

describe('the passphrase', () => {
  it('comes from the file that the environment names, and from files that Windows wrote', async () => {
    const env = { KEPTWORD_PASSPHRASE_FILE: at('windows') };
    const ran = await keptword(['list', desk.archive, '--json'], { env });
    expect(ran.code).toBe(0);
    expect(ran.json()).toEqual([]);
  });

  it('is asked for by name when nobody is there to type it', async () => {
    const ran = await keptword(['list', desk.archive]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('--passphrase-file');
    expect(ran.out).toBe('');
  });

  it('is refused calmly when it is wrong, empty or in no file', async () => {
    const codes: unknown[] = [];
    for (const name of ['wrong', 'empty', 'nowhere']) {
      const ran = await command(['list', desk.archive, '--passphrase-file', at(name), '--json']);
      expect(ran.code, name).toBe(1);
      expect(ran.err, name).not.toContain('wrong but long');
      codes.push((ran.json() as { error: { code: string } }).error.code);
    }
    expect(codes).toEqual(['wrong-passphrase', 'invalid-input', 'file-unreadable']);
  });
});

describe('passwd and recover', () => {
  it('replace the passphrase, with the old one and with the sheet', async () => {
    const copy = at('Copy.keptword');
    await cp(archive(), copy, { recursive: true });
    const open = (name: string) => command(['list', copy, '--passphrase-file', at(name), '--json']);

    const changed = await keptword(
      ['passwd', copy, '--passphrase-file', at('passphrase'), '--new-passphrase-file', at('new'), '--json'],
      {},
    );
    expect(changed.code).toBe(0);
    expect((await open('passphrase')).code).toBe(1);
    expect((await open('new')).code).toBe(0);

    const line = [
      'recover',
      copy,
      '--recovery-file',
      at('sheet.txt'),
      '--passphrase-file',
      at('passphrase'),
      '--json',
    ];
    const recovered = await keptword(line);
    expect(recovered.code).toBe(0);
    expect((await open('new')).code).toBe(1);
    expect((await open('passphrase')).code).toBe(0);
  });

  it('refuse a wrong old passphrase and a file that is no sheet, and change nothing', async () => {
    const wrong = await command(
      [
        'passwd',
        desk.archive,
        '--passphrase-file',
        at('wrong'),
        '--new-passphrase-file',
        at('new'),
        '--json',
      ],
      {},
    );
    expect(wrong.json()).toMatchObject({ error: { code: 'wrong-passphrase' } });
    const line = [
      'recover',
      desk.archive,
      '--recovery-file',
      at('new'),
      '--passphrase-file',
      at('new'),
      '--json',
    ];
    expect((await command(line)).json()).toMatchObject({ error: { code: 'wrong-recovery-code' } });
    const still = await command(['check', desk.archive, '--passphrase-file', at('passphrase'), '--json']);
    expect(still.json()).toMatchObject({ ok: true });
  });

  it('need the new passphrase from somewhere', async () => {
    const ran = await keptword(['passwd', desk.archive, '--passphrase-file', at('passphrase')]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('--new-passphrase-file');
  });
});

describe('archives that cannot be opened', () => {
  it('say so when there is none', async () => {
    const none = await command([
      'list',
      at('None.keptword'),
      '--passphrase-file',
      at('passphrase'),
      '--json',
    ]);
    expect(none.code).toBe(1);
    expect(none.json()).toMatchObject({ error: { code: 'archive-not-found' } });
  });

  it('say so when somebody else has it open', async () => {
    const held = await openArchive({
      folder: desk.archive,
      files: realFiles,
      clock: systemClock,
      passphrase: PASSPHRASE,
    });
    try {
      const second = await keptword(['list', desk.archive, '--passphrase-file', at('passphrase'), '--json']);
      expect(second.json()).toMatchObject({ error: { code: 'archive-in-use' } });
    } finally {
      await held.close();
    }
  });
});
