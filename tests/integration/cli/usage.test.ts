import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, keptword, OWN_FFMPEG } from '../../support/cli/index.ts';

const COMMANDS =
  'demo create import list goal decision moment search extract export verify check passwd recover doctor'.split(
    ' ',
  );

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keptword-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('help', () => {
  it('names every command, and each command explains itself', async () => {
    const help = await keptword(['--help']);
    expect(help.code).toBe(0);
    for (const command of COMMANDS) expect(help.out).toMatch(new RegExp(`^  ${command} `, 'm'));
    const one = await command(['moment', '--help']);
    expect(one.code).toBe(0);
    for (const flag of ['--recording', '--start', '--in-iep', '--disputed', '--json'])
      expect(one.out).toContain(flag);
  });
});

describe('a line that is wrong', () => {
  const moment = ['moment', 'a', '--recording', 'R01', '--text', 't'];
  const lines: [string, string[]][] = [
    ['no command at all', []],
    ['a command that is none', ['frobnicate']],
    ['an option that is none', ['list', 'a', '--colour']],
    ['an argument too many', ['list', 'a', 'goals', 'b']],
    ['a missing argument', ['import', 'a', '--meeting', 'M']],
    ['a missing option', ['create', 'a']],
    ['a list of what is none', ['list', 'a', 'secrets']],
    ['a type that is none', [...moment, '--start', '1', '--end', '2', '--type', 'rumour']],
    ['a time that is none', [...moment, '--start', '1:75', '--end', '2:00', '--type', 'data']],
    ['an end before the start', [...moment, '--start', '2', '--end', '1', '--type', 'data']],
    ['an empty text', ['goal', 'a', '--student', 'J.R.', '--text', '  ']],
    ['a kind that the command does not take', ['import', 'a', 'f', '--meeting', 'M', '--kind', 'mediation']],
    ['a day that does not exist', ['import', 'a', 'f', '--meeting', 'M', '--date', '2026-02-30']],
    ['two forms at once', ['extract', 'a', 'R01', '--wav', '--original', '--out', 'o']],
    ['no form', ['extract', 'a', 'R01', '--out', 'o']],
    ['a span of an original', ['extract', 'a', 'R01', '--original', '--start', '1', '--out', 'o']],
  ];

  it.each(lines)('%s: exit 2, a sentence on stderr, nothing on stdout', async (_what, line) => {
    const plain = await command(line);
    expect(plain.code).toBe(2);
    expect(plain.out).toBe('');
    expect(plain.err.trim()).not.toBe('');
    expect(plain.err).not.toContain('    at ');
  });

  it('no command at all names every command', async () => {
    const { err } = await keptword([]);
    for (const command of COMMANDS) expect(err).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it('is a document as well with --json', async () => {
    const ran = await keptword(['list', 'a', 'secrets', '--json']);
    expect(ran.code).toBe(2);
    expect(ran.json()).toMatchObject({
      error: { code: 'usage', message: expect.stringContaining('secrets') },
    });
  });
});

describe('doctor', () => {
  it('finds ffmpeg and a cipher that works', async () => {
    const ran = await keptword(['doctor', '--json'], { env: OWN_FFMPEG });
    expect(ran.code).toBe(0);
    expect(ran.json()).toMatchObject({
      cryptoSelfTest: true,
      electron: null,
      ffmpeg: { path: expect.any(String), version: expect.any(String), from: expect.any(String) },
      cipher: expect.stringContaining('sqlcipher'),
    });
    const words = await command(['doctor'], { env: OWN_FFMPEG });
    expect(words.out).toContain('Crypto self-test');
  });

  it('fails when the one ffmpeg that it is told to use does not run', async () => {
    const ran = await keptword(['doctor', '--json'], { env: { KEPTWORD_FFMPEG: join(folder, 'no-ffmpeg') } });
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ ffmpeg: null });
  });
});

describe('verify', () => {
  it('tells a folder that is no bundle from one that is not there', async () => {
    await writeFile(join(folder, 'letter.txt'), 'Dear parents');
    const noBundle = await keptword(['verify', folder, '--json']);
    expect(noBundle.code).toBe(1);
    expect(noBundle.json()).toMatchObject({ ok: false });
    const nothing = await command(['verify', join(folder, 'gone'), '--json']);
    expect(nothing.code).toBe(1);
    expect(nothing.json()).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('npm, through which the program is started', () => {
  it('writes no log of its own with the words of the command in it', async () => {
    const home = await mkdtemp(join(folder, 'home-'));
    const env = { ...process.env, HOME: home, npm_config_cache: join(home, '.npm') };
    const root = join(import.meta.dirname, '..', '..', '..');
    const line = ['run', '--silent', 'keptword', '--', 'search', join(folder, 'none'), 'MARKER-OF-A-CHILD'];
    const ran = spawnSync('npm', line, { cwd: root, env, encoding: 'utf8' });
    expect(ran.stderr).toContain('A passphrase is needed');
    for (const name of await readdir(home, { recursive: true }))
      expect(name, 'a log of npm').not.toContain('_logs');
  });
});

describe('relative paths', () => {
  it('start where the person stands, also through npm, which changes the folder', async () => {
    await writeFile(join(folder, 'here.zip'), 'no zip');
    const env = { npm_lifecycle_event: 'keptword', INIT_CWD: folder };
    const through = await keptword(['verify', 'here.zip', '--json'], { env });
    expect(through.json()).toMatchObject({ bundle: join(folder, 'here.zip') });
    const direct = await keptword(['verify', 'here.zip', '--json'], { cwd: folder });
    expect(direct.json()).toMatchObject({ bundle: join(folder, 'here.zip') });
    expect(await readdir(folder)).toContain('here.zip');
  });
});
