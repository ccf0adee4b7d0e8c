import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyBundle } from '../../../main/evidence/index.ts';
import { command, keptword, OWN_FFMPEG } from '../../support/cli/index.ts';
import { needs } from '../../support/programs/index.ts';

type Demo = {
  bundle: string;
  archive: string;
  passphraseFile: string;
  manifestHash: string;
  verified: boolean;
};

let folder: string;
let demo: Demo;
let said: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keptword-cli-'));
  const ran = await keptword(['demo', '--out', join(folder, 'demo'), '--json'], { env: OWN_FFMPEG });
  said = ran.err;
  expect(ran.code).toBe(0);
  demo = ran.json() as Demo;
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const inBundle = (program: string, args: string[]) =>
  spawnSync(program, args, { cwd: demo.bundle, encoding: 'utf8' });

it('says each step, and verifies its own bundle', async () => {
  expect(said.trim().split('\n').length).toBeGreaterThanOrEqual(4);
  expect(demo.verified).toBe(true);
  expect((await keptword(['verify', demo.bundle])).code).toBe(0);
});

it('leaves an archive that the other commands open', async () => {
  const line = [demo.archive, '--passphrase-file', demo.passphraseFile, '--json'];
  const moments = (await command(['list', ...line.toSpliced(1, 0, 'moments')])).json() as {
    disputed: boolean;
  }[];
  expect(moments).toHaveLength(9);
  expect(moments.filter(({ disputed }) => disputed)).toHaveLength(2);
  expect((await command(['check', ...line])).json()).toMatchObject({ ok: true, recordings: 1 });
});

needs('sha256sum', 'openssl', 'ffprobe').it('is accepted by the stock tools that HOW-TO-VERIFY names', () => {
  expect(inBundle('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'])).toMatchObject({
    status: 0,
    stdout: '',
  });
  expect(inBundle('sha256sum', ['-c', '--quiet', 'tagmanifest-sha256.txt'])).toMatchObject({
    status: 0,
    stdout: '',
  });
  const openssl = inBundle('openssl', [
    ...['dgst', '-sha256', '-verify', 'verify/public-key.pem'],
    ...['-signature', 'verify/manifest-sha256.txt.sig', 'manifest-sha256.txt'],
  ]);
  expect(openssl.stdout.trim()).toBe('Verified OK');
  const original = readdirSync(join(demo.bundle, 'data', '03_originals')).find((name) =>
    name.endsWith('.opus'),
  );
  const seconds = inBundle('ffprobe', [
    ...['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0'],
    join('data', '03_originals', original ?? ''),
  ]);
  expect(Number(seconds.stdout)).toBeCloseTo(119.75, 0);
  const printed = execFileSync('sha256sum', [join(demo.bundle, 'manifest-sha256.txt')], { encoding: 'utf8' });
  expect(printed.split(' ')[0]).toBe(demo.manifestHash);
});

it('fails to verify with one flipped byte in any of its files', async () => {
  const files = execFileSync('find', ['.', '-type', 'f', '-size', '+0'], {
    cwd: demo.bundle,
    encoding: 'utf8',
  });
  const copy = join(folder, 'copy');
  cpSync(demo.bundle, copy, { recursive: true });
  const accepted: string[] = [];
  for (const [turn, file] of files.trim().split('\n').entries()) {
    const path = join(copy, file);
    const right = readFileSync(path);
    const wrong = Buffer.from(right);
    // The first, a middle or the last byte by turns; any place of any file: tests/integration/evidence/verify.
    const at = [0, Math.floor(right.length / 2), right.length - 1][turn % 3] ?? 0;
    wrong[at] = (wrong[at] ?? 0) ^ 1;
    writeFileSync(path, wrong);
    if ((await verifyBundle(copy)).ok) accepted.push(`${file} at ${at}`);
    writeFileSync(path, right);
  }
  expect(accepted).toEqual([]);
  expect((await verifyBundle(copy)).ok).toBe(true);
}, 120_000);

it('refuses to run over a demo that is there, and changes nothing of it', async () => {
  const again = await command(['demo', '--out', join(folder, 'demo'), '--json']);
  expect(again.code).toBe(1);
  expect((await command(['verify', demo.bundle])).code).toBe(0);
});

// Each at another step: the earlier ones cost less time, and leave no less to tidy up.
it.each([
  ['SIGINT', 'Exporting'],
  ['SIGTERM', 'Importing'],
  ['SIGHUP', 'Marking'],
] as const)('stops cleanly at %s while it says "%s": no half bundle, no lock', async (signal, step) => {
  const out = join(folder, `stopped-${signal}`);
  let asked = false;
  const ran = await keptword(['demo', '--out', out, '--json'], {
    env: OWN_FFMPEG,
    onWords: (said, stop) => {
      // Once: whoever asks a second time does not wait for the tidying up.
      if (asked || !said.includes(step)) return;
      asked = true;
      stop(signal);
    },
  });
  expect(ran.code).toBe(1);
  expect(ran.json()).toMatchObject({ error: { code: 'cancelled' } });
  expect(readdirSync(out).sort()).toEqual(['Demo.keptword', 'Recovery-sheet.txt', 'passphrase.txt']);
  expect(readdirSync(join(out, 'Demo.keptword'))).not.toContain('archive.lock');
});
