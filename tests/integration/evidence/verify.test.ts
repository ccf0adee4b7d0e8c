import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manifestText, sha256Hex } from '../../../main/evidence/format/bagit.ts';
import { exportBundle, verifyBundle } from '../../../main/evidence/index.ts';
import { allFiles, makeCase, readTree } from '../../support/evidence/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const { folder, remove } = temporaryFolder();
const copy = join(folder, 'copy');
let bundle: string;
let fingerprint: string;

beforeAll(async () => {
  const made = await makeCase(folder);
  const choice = {
    meetingId: made.meeting.id,
    disputedOnly: false,
    momentIds: null,
    papers: true,
    zip: false,
  };
  bundle = (await exportBundle(made.archive, made.ffmpeg, choice, join(folder, 'out'))).place;
  fingerprint = made.archive.custody.signer.fingerprint;
  await made.archive.close();
});
beforeEach(() => {
  rmSync(copy, { recursive: true, force: true });
  cpSync(bundle, copy, { recursive: true });
});
afterAll(remove);

const problems = async () =>
  (await verifyBundle(copy)).findings.map(({ file, problem }) => `${file}: ${problem}`);
const change = (path: string, edit: (text: string) => string) =>
  writeFileSync(join(copy, path), edit(readFileSync(join(copy, path), 'utf8')));

/** What somebody does who knows BagIt: changes a file, and writes the lists anew. */
function relist(): void {
  const tree = readTree(copy);
  const list = (keep: (path: string) => boolean) =>
    manifestText(
      new Map([...tree].filter(([path]) => keep(path)).map(([path, bytes]) => [path, sha256Hex(bytes)])),
    );
  const payload = (path: string) => path.startsWith('data/');
  writeFileSync(join(copy, 'manifest-sha256.txt'), list(payload));
  tree.set('manifest-sha256.txt', readFileSync(join(copy, 'manifest-sha256.txt')));
  const outside = ['tagmanifest-sha256.txt', 'verify/tagmanifest-sha256.txt.sig'];
  writeFileSync(
    join(copy, 'tagmanifest-sha256.txt'),
    list((path) => !payload(path) && !outside.includes(path)),
  );
}

it('a name that is not UTF-8 is told as a strange name, not as a disk that is gone', async () => {
  writeFileSync(
    Buffer.concat([Buffer.from(`${copy}/data/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]),
    'x',
  );
  expect(await problems()).toContain(
    'data/caf\uFFFD.txt: The name is not written in UTF-8. Keptword never writes such a name.',
  );
});

describe('one flipped bit', () => {
  it('in any file of a bundle, at any place, is found, and the file is named', async () => {
    const paths = allFiles(bundle);
    const seed = Date.now() % 1_000_000;
    console.log(`seed ${seed}, ${paths.length} files`);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(2 ** 31), fc.nat(7), async (path, at, bit) => {
        const place = join(copy, path);
        const right = readFileSync(place);
        const wrong = Buffer.from(right);
        const byte = at % right.length;
        wrong[byte] = (wrong[byte] ?? 0) ^ (1 << bit);
        writeFileSync(place, wrong);
        const verdict = await verifyBundle(copy);
        writeFileSync(place, right);
        expect(verdict.ok, `${path} byte ${byte} bit ${bit}`).toBe(false);
      }),
      { seed, numRuns: 200 },
    );
    for (const path of paths) {
      const right = readFileSync(join(copy, path));
      const wrong = Buffer.from(right);
      wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 1;
      writeFileSync(join(copy, path), wrong);
      const verdict = await verifyBundle(copy);
      writeFileSync(join(copy, path), right);
      expect(verdict.ok, path).toBe(false);
      expect(verdict.findings.map((finding) => finding.file).join(' ')).toContain(path.replace(/\.sig$/, ''));
    }
    expect((await verifyBundle(copy)).ok).toBe(true);
  });

  it('in every byte of the signatures, and in the key, is found', async () => {
    const small = [
      'verify/manifest-sha256.txt.sig',
      'verify/tagmanifest-sha256.txt.sig',
      'verify/public-key.pem',
    ];
    for (const path of small) {
      const right = readFileSync(join(copy, path));
      for (let at = 0; at < right.length; at += path.endsWith('.pem') ? 4 : 1) {
        const wrong = Buffer.from(right);
        wrong[at] = (wrong[at] ?? 0) ^ (1 << (at % 8));
        writeFileSync(join(copy, path), wrong);
        expect((await verifyBundle(copy)).ok, `${path} byte ${at}`).toBe(false);
      }
      writeFileSync(join(copy, path), right);
    }
  });
});

describe('a changed bundle', () => {
  it('is found when a file is missing, added, or cut', async () => {
    rmSync(join(copy, 'data/01_index/index.csv'));
    writeFileSync(join(copy, 'data/05_clips/more.txt'), 'x');
    writeFileSync(join(copy, 'verify/more.txt'), 'x');
    expect(await problems()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^data\/01_index\/index.csv: .*missing/),
        expect.stringMatching(/^data\/05_clips\/more.txt: It was added/),
        expect.stringMatching(/^verify\/more.txt: It was added/),
      ]),
    );
  });

  it('is found when somebody who knows BagIt changes the cover page and writes the lists anew', async () => {
    change('START-HERE.html', (page) => page.replace('60 minutes', '90 minutes'));
    relist();
    expect(await problems()).toEqual([
      expect.stringMatching(/^verify\/tagmanifest-sha256.txt.sig: .*does not fit/),
    ]);
  });

  it('shows another fingerprint when somebody signs it anew with a key of their own', async () => {
    change('data/02_chronology/chronology.csv', (text) => text.replace('60 minutes', '90 minutes'));
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    writeFileSync(join(copy, 'verify/public-key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    for (let turn = 0; turn < 2; turn++) {
      relist();
      for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
        writeFileSync(
          join(copy, `verify/${list}.sig`),
          sign('sha256', readFileSync(join(copy, list)), privateKey),
        );
      }
    }
    const verdict = await verifyBundle(copy);
    expect(verdict.ok).toBe(false);
    expect(verdict.fingerprint).not.toBe(fingerprint);
    expect(verdict.findings.map((finding) => finding.file)).toContain('data/09_custody/custody-log.json');
  });

  it.each([
    ['an RSA key', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey],
    ['a key on another curve', () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey],
  ])('is refused with %s', async (_what, make) => {
    writeFileSync(join(copy, 'verify/public-key.pem'), make().export({ type: 'spki', format: 'pem' }));
    expect(await problems()).toContain('verify/public-key.pem: It is not a P-256 public key.');
  });

  it('is found when Payload-Oxum, bagit.txt or bag-info.txt are not what they should be', async () => {
    change('bag-info.txt', (text) => text.replace(/Payload-Oxum: \d+/, 'Payload-Oxum: 1'));
    change('bagit.txt', (text) => `\ufeff${text}`);
    expect(await problems()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^bag-info.txt: It promises/),
        expect.stringMatching(/^bagit.txt: It does not say/),
      ]),
    );
  });

  it('is found when a clip is longer, or of another stretch, than its exhibit says, whatever the lists say', async () => {
    const clip = allFiles(copy).find((path) => path.endsWith('.wav')) ?? '';
    writeFileSync(join(copy, clip), Buffer.concat([readFileSync(join(copy, clip)), Buffer.alloc(2)]));
    change('data/10_machine/bundle.json', (text) =>
      text.replace('"startSample": 1826016', '"startSample": 1826017'),
    );
    relist();
    const found = (await problems()).join('\n');
    expect(found).toMatch(/data\/05_clips\/.*: It is not a 48 kHz/);
    expect(found).toMatch(/data\/05_clips\/.*: Its samples are not those/);
  });

  it('is found when bundle.json or the custody log say more, less or something else', async () => {
    change('data/10_machine/bundle.json', (text) => text.replace('{', '{ "more": 1,'));
    change('data/09_custody/custody-log.json', (text) => {
      const log: { facts: { sha256?: string } | null }[] = JSON.parse(text);
      const received = log.find((entry) => entry.facts?.sha256 !== undefined);
      if (received?.facts) received.facts.sha256 = '0'.repeat(64);
      return JSON.stringify(log);
    });
    relist();
    const found = (await problems()).join('\n');
    expect(found).toMatch(/bundle\.json: It does not have the right form/);
    expect(found).toMatch(/custody-log\.json: The facts of entry 2 were changed/);
  });

  it('with links or devices is refused, and they are never followed', async () => {
    rmSync(join(copy, 'data/09_custody/equipment.txt'));
    symlinkSync('/etc/passwd', join(copy, 'data/09_custody/equipment.txt'));
    execFileSync('mkfifo', [join(copy, 'verify/pipe')]);
    expect(await problems()).toEqual(
      expect.arrayContaining([
        'data/09_custody/equipment.txt: This is a link or a device, not a file.',
        'verify/pipe: This is a link or a device, not a file.',
      ]),
    );
  });

  it('that is no bundle at all gets an answer, not a crash', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty, { recursive: true });
    expect((await verifyBundle(empty)).ok).toBe(false);
    writeFileSync(join(empty, 'x.zip'), 'not a zip');
    expect((await verifyBundle(join(empty, 'x.zip'))).findings[0]?.problem).toMatch(/not a ZIP/);
    await expect(verifyBundle(join(empty, 'nothing'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('can be left in the middle', async () => {
    const stop = new AbortController();
    const work = verifyBundle(copy, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });
});
