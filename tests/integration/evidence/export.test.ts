import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFile } from '../../../main/evidence/format/bundle-file.ts';
import { exportBundle, previewBundle, verifyBundle } from '../../../main/evidence/index.ts';
import { decodeSealed } from '../../../main/media/index.ts';
import type { BundleRequest, ExportedCustodyEntry } from '../../../shared/domain/index.ts';
import { allFiles, makeCase, readTree, SAMPLE, type TestCase } from '../../support/evidence/index.ts';
import { needs } from '../../support/programs/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const RFC8493 = join(import.meta.dirname, '../../support/evidence/rfc8493.py');
const { folder, remove } = temporaryFolder();
const out = join(folder, 'out');
let it_: TestCase;
let bundle: string;
const choice = (fields: Partial<BundleRequest> = {}): BundleRequest => ({
  meetingId: it_.meeting.id,
  disputedOnly: false,
  momentIds: null,
  papers: true,
  zip: false,
  ...fields,
});
const text = (path: string) => readFileSync(join(bundle, path), 'utf8');
/** The lines of HOW-TO-VERIFY that are meant to be typed: they stand nine spaces in. */
const commandsIn = (section: string) =>
  [...section.matchAll(/^ {9}((?:sha256sum|openssl|ffmpeg|tail|printf|od|\(cut) .*)$/gm)].map(
    ([, command]) => command ?? '',
  );
const inBundle = (command: string) => execFileSync('sh', ['-c', command], { cwd: bundle, encoding: 'utf8' });

beforeAll(async () => {
  it_ = await makeCase(folder);
  bundle = (await exportBundle(it_.archive, it_.ffmpeg, choice(), out)).place;
});
afterAll(async () => {
  await it_.archive.close();
  remove();
});

describe('a bundle', () => {
  it('is named by initials and meeting day, in ASCII, and nothing else is left beside it', () => {
    expect(readdirSync(out)).toEqual(['IEP-bundle_J.R._2026-10-20']);
    for (const path of allFiles(bundle)) expect(path).toMatch(/^[\x21-\x7e]{1,150}$/);
  });

  it('holds the original byte for byte, and clips that are the decoded original to the sample', async () => {
    expect(readFileSync(join(bundle, 'data/03_originals/R01_2026-10-20_session1.opus'))).toEqual(
      readFileSync(SAMPLE),
    );
    const blobs = it_.archive.index.recordings.blobsOf(it_.recording.id);
    const source = await it_.archive.blobs.open(blobs?.originalBlobId ?? '');
    const pcm: Buffer[] = [];
    for await (const piece of decodeSealed({ ffmpeg: it_.ffmpeg, source })) pcm.push(Buffer.from(piece));
    await source.close();
    const whole = Buffer.concat(pcm);
    const clip = readFileSync(join(bundle, 'data/05_clips/P-02_R01_00h00m38s-00h00m50s.wav'));
    expect(clip.length).toBe(44 + (50_758 - 38_042) * 96);
    expect(clip.subarray(44).equals(whole.subarray(38_042 * 96, 50_758 * 96))).toBe(true);
  });

  it('never holds a private moment, the notes, the date of birth, or what was left out', () => {
    const tree = readTree(bundle);
    const secrets = ['SECRET about me', 'Private note', 'Private seat', '2015-03-14', 'marked private'];
    for (const [path, bytes] of tree) {
      for (const secret of secrets) expect(bytes.includes(secret), `${secret} in ${path}`).toBe(false);
    }
    const hidden = it_.moments.find((moment) => moment.private);
    const log: ExportedCustodyEntry[] = JSON.parse(text('data/09_custody/custody-log.json'));
    expect(log.filter((entry) => entry.subject === hidden?.id).map((entry) => entry.facts)).toEqual([null]);
  });

  it('tells what was said, what was later claimed and how the speaker is known, beside each clip and in the tables', () => {
    const words = text('data/05_clips/P-02_R01_00h00m38s-00h00m50s.txt');
    for (const part of [
      '60 minutes of speech therapy',
      'Speaker: District representative',
      'How the speaker is known: introduced',
      `SHA-256 of the whole recording: ${it_.recording.sha256}`,
      `First sample: ${38_042 * 48}`,
      `Sample after the last: ${50_758 * 48}`,
      'Issue it goes to: Speech: J.R. will',
    ]) {
      expect(words).toContain(part);
    }
    expect(text('data/06_statements/disputed.csv')).toContain('The IEP says 30 minutes a week');
    expect(text('data/06_statements/promised-vs-iep.csv')).toContain('The IEP says something different');
    expect(text('data/02_chronology/chronology.csv')).toMatch(
      /2026-10-28,,"Later claimed by District representative/,
    );
    expect(text('data/09_custody/declaration-draft.txt')).toMatch(/^DRAFT, NOT SIGNED/);
  });

  it('has a bundle.json that fits its schema and the files', () => {
    const file = bundleFile.parse(JSON.parse(text('data/10_machine/bundle.json')));
    expect(file.exhibits.map((one) => [one.exhibit, one.clip?.startSample ?? null])).toEqual([
      ['P-01', 7406 * 48],
      ['P-02', 38_042 * 48],
      ['P-03', null],
    ]);
    expect(file.recordings[0]?.sha256).toBe(it_.recording.sha256);
    const schema = JSON.parse(text('data/10_machine/bundle.schema.json'));
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  });

  it('verifies, and its receipt names the manifest that is in it', async () => {
    const verdict = await verifyBundle(bundle);
    expect(verdict).toMatchObject({
      ok: true,
      findings: [],
      fingerprint: it_.archive.custody.signer.fingerprint,
    });
    const [past] = it_.archive.index.exports.list();
    expect(past?.manifestHash).toBe(createHash('sha256').update(text('manifest-sha256.txt')).digest('hex'));
    const logged = it_.archive.custody.entries().at(-1);
    expect(logged).toMatchObject({
      event: 'bundle-exported',
      facts: { manifestHash: past?.manifestHash, clips: 2 },
    });
  });
});

describe('checked by programs that are not ours', () => {
  needs('sha256sum').it('sha256sum accepts both lists', () => {
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      expect(execFileSync('sha256sum', ['-c', '--quiet', list], { cwd: bundle, encoding: 'utf8' })).toBe('');
    }
  });

  needs('openssl').it(
    'openssl accepts both signatures, and the fingerprint is the one that is printed',
    () => {
      for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
        const command = [
          'dgst',
          '-sha256',
          '-verify',
          'verify/public-key.pem',
          '-signature',
          `verify/${list}.sig`,
          list,
        ];
        expect(execFileSync('openssl', command, { cwd: bundle, encoding: 'utf8' })).toBe('Verified OK\n');
      }
      const der = execFileSync(
        'openssl',
        ['pkey', '-pubin', '-in', 'verify/public-key.pem', '-outform', 'DER'],
        {
          cwd: bundle,
        },
      );
      const hex = createHash('sha256').update(der).digest('hex').toUpperCase();
      expect(text('verify/HOW-TO-VERIFY.txt').replaceAll(' ', '')).toContain(hex);
      expect(text('START-HERE.html').replaceAll(' ', '')).toContain(hex);
    },
  );

  needs('sha256sum', 'openssl').it('every Linux command of HOW-TO-VERIFY does what it says', () => {
    const linux = /LINUX[\s\S]*?MACOS/.exec(text('verify/HOW-TO-VERIFY.txt'))?.[0] ?? '';
    const said = commandsIn(linux).map(inBundle);
    const fingerprint = it_.archive.custody.signer.fingerprint.replaceAll(' ', '').toLowerCase();
    expect(said).toEqual([
      '',
      '',
      'Verified OK\n',
      'Verified OK\n',
      `${fingerprint}  -\n`,
      'tagmanifest-sha256.txt\nverify/tagmanifest-sha256.txt.sig\n',
    ]);
  });

  needs('sha256sum', 'openssl').it('its command against added files names them, wherever they are', () => {
    const [command = ''] = commandsIn(text('verify/HOW-TO-VERIFY.txt')).filter((one) => one.includes('uniq'));
    const added = ['READ-ME-FIRST.html', 'data/05_clips/P-99.wav', 'verify/letter.txt'];
    for (const path of added) {
      writeFileSync(join(bundle, path), 'added');
      expect(inBundle(command).split('\n'), path).toContain(path);
      rmSync(join(bundle, path));
    }
    symlinkSync('START-HERE.html', join(bundle, 'link.html'));
    expect(inBundle(command)).toContain('link.html');
    rmSync(join(bundle, 'link.html'));
  });

  needs('sha256sum').it('its commands for a clip cut the same samples from the original', () => {
    const [again, clip] = commandsIn(text('verify/HOW-TO-VERIFY.txt')).filter((one) =>
      /^(ffmpeg|tail)/.test(one),
    );
    expect(again).toContain('data/03_originals/R01');
    // The very ffmpeg that cut: another version may round differently, as the text says.
    const same = (again ?? '').replace(/^ffmpeg/, it_.ffmpeg.path);
    expect(inBundle(same)).toBe(inBundle(clip ?? ''));
    expect(inBundle(clip ?? '')).not.toBe(inBundle('printf "" | sha256sum'));
  });

  needs('openssl').it('its commands for a custody entry give the hash and accept the signature', () => {
    const how = text('verify/HOW-TO-VERIFY.txt');
    const commands = commandsIn(how.slice(how.indexOf('THE CUSTODY LOG'), how.indexOf('THE TABLES')));
    const here = commands.map((one) => one.replaceAll('/tmp/entry', join(folder, 'entry')));
    const said = here.map(inBundle);
    const entries = JSON.parse(text('data/09_custody/custody-log.json')) as { hash: string }[];
    expect(said[2]).toBe('Verified OK\n');
    expect(said[3]?.replaceAll(/\s/g, '')).toBe(entries.at(-1)?.hash);
  });

  needs('python3').it(
    'a validator of RFC 8493 and Python’s own zipfile accept folder and ZIP, and find a change',
    async () => {
      const validate = (place: string) =>
        execFileSync('python3', [RFC8493, place], { encoding: 'utf8' }).trim();
      expect(validate(bundle)).toBe('OK');
      const zipped = await exportBundle(it_.archive, it_.ffmpeg, choice({ zip: true }), join(folder, 'py'));
      expect(validate(zipped.place)).toBe('OK');
      writeFileSync(join(bundle, 'data/added.txt'), 'added');
      expect(validate(bundle)).toContain('payload: data/added.txt');
      rmSync(join(bundle, 'data/added.txt'));
    },
  );

  needs('ffprobe').it('ffprobe counts the samples that were promised', () => {
    const args = [
      '-v',
      'error',
      '-show_entries',
      'stream=codec_name,sample_rate,channels,duration_ts',
      '-of',
      'csv=p=0',
    ];
    const clip = join(bundle, 'data/05_clips/P-02_R01_00h00m38s-00h00m50s.wav');
    expect(execFileSync('ffprobe', [...args, clip], { encoding: 'utf8' }).trim()).toBe(
      `pcm_s16le,48000,1,${(50_758 - 38_042) * 48}`,
    );
  });

  needs('unzip').it('unzip accepts the ZIP, which holds the one folder', async () => {
    const { place, name } = await exportBundle(
      it_.archive,
      it_.ffmpeg,
      choice({ zip: true }),
      join(folder, 'zip'),
    );
    expect(spawnSync('unzip', ['-tq', place], { encoding: 'utf8' }).stdout).toContain('No errors detected');
    const listed = execFileSync('unzip', ['-Z1', place], { encoding: 'utf8' }).trim().split('\n');
    expect(listed.every((entry) => entry.startsWith(`${name}/`))).toBe(true);
    expect(listed.map((entry) => entry.slice(name.length + 1)).sort()).toEqual(allFiles(bundle));
    expect(readdirSync(join(folder, 'zip'))).toEqual([`${name}.zip`]);
  });
});

describe('made again', () => {
  it('has the same payload list, byte for byte; only signatures and what lists them differ', async () => {
    const again = await exportBundle(it_.archive, it_.ffmpeg, choice(), out);
    expect(again.name).toMatch(/^IEP-bundle_J\.R\._2026-10-20_\d$/);
    const [first, second] = [readTree(bundle), readTree(again.place)];
    expect([...second.keys()]).toEqual([...first.keys()]);
    const differ = [...first]
      .filter(([path, bytes]) => !second.get(path)?.equals(bytes))
      .map(([path]) => path);
    expect(differ).toEqual([
      'tagmanifest-sha256.txt',
      'verify/manifest-sha256.txt.sig',
      'verify/tagmanifest-sha256.txt.sig',
    ]);
  });

  it('differs on another day only in the two tag files that name the day, besides those', async () => {
    const clock = { ...it_.archive.clock, now: () => new Date('2027-01-01T00:00:00.000Z') };
    const again = await exportBundle({ ...it_.archive, clock }, it_.ffmpeg, choice(), out);
    const [first, second] = [readTree(bundle), readTree(again.place)];
    const differ = [...first]
      .filter(([path, bytes]) => !second.get(path)?.equals(bytes))
      .map(([path]) => path);
    expect(differ).toEqual([
      'START-HERE.html',
      'bag-info.txt',
      'tagmanifest-sha256.txt',
      'verify/manifest-sha256.txt.sig',
      'verify/tagmanifest-sha256.txt.sig',
    ]);
  });

  it('is on the disk with every name in it, before it gets its own', async () => {
    const { files } = it_.archive;
    const synced = new Set<string>();
    const syncFolder = async (path: string) => {
      synced.add(path.replace(/.*\.keptword-export-[^/]+\/[^/]+/, 'bundle'));
      await files.syncFolder(path);
    };
    const watched = { ...it_.archive, files: { ...files, syncFolder } };
    const { place } = await exportBundle(watched, it_.ffmpeg, choice(), join(folder, 'synced'));
    const folders = new Set(allFiles(place).map((path) => join('bundle', path, '..')));
    for (const one of folders) expect(synced, one).toContain(one);
    expect(synced).toContain('bundle/data');
    expect(synced).toContain(join(folder, 'synced'));
  });

  it('is never made inside the archive, where nothing may be readable, not by a link either', async () => {
    const before = readdirSync(it_.archive.folder, { recursive: true }).length;
    symlinkSync(it_.archive.folder, join(folder, 'by-link'));
    const places = [
      it_.archive.folder,
      join(it_.archive.folder, 'blobs', 'new'),
      join(folder, 'by-link', 'x'),
    ];
    for (const place of places) {
      await expect(exportBundle(it_.archive, it_.ffmpeg, choice(), place)).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    expect(readdirSync(it_.archive.folder, { recursive: true })).toHaveLength(before);
  });

  it('never takes a name that is there', async () => {
    const place = join(folder, 'taken');
    mkdirSync(place);
    writeFileSync(join(place, 'IEP-bundle_J.R._2026-10-20.zip'), 'mine');
    const made = await exportBundle(it_.archive, it_.ffmpeg, choice(), place);
    expect(made.name).toBe('IEP-bundle_J.R._2026-10-20_2');
    expect(readFileSync(join(place, 'IEP-bundle_J.R._2026-10-20.zip'), 'utf8')).toBe('mine');
  });
});

describe('what is chosen', () => {
  it('is what the preview said', async () => {
    const disputed = choice({ disputedOnly: true });
    const preview = previewBundle(it_.archive, disputed);
    expect(preview.exhibits.map((one) => one.exhibit)).toEqual(['P-01', 'P-02']);
    const made = await exportBundle(it_.archive, it_.ffmpeg, disputed, join(folder, 'disputed'));
    const file = bundleFile.parse(
      JSON.parse(readFileSync(join(made.place, 'data/10_machine/bundle.json'), 'utf8')),
    );
    expect(file.exhibits.map((one) => one.id)).toEqual(preview.exhibits.map((one) => one.moment.id));
    expect(readFileSync(join(made.place, 'START-HERE.html'), 'utf8')).not.toContain(
      'Recording announced; device',
    );
  });

  it('with overlapping clips and several recordings is cut right', async () => {
    const second = await it_.addRecording(SAMPLE, 2, { source: 'district' });
    const spans: [number, number][] = [
      [0, 63_749],
      [10, 11],
      [1000, 40_000],
      [30_000, 63_749],
    ];
    const ids = spans.map(([startMs, endMs]) => it_.addMoment({ startMs, endMs, recordingId: second.id }).id);
    const made = await exportBundle(
      it_.archive,
      it_.ffmpeg,
      choice({ momentIds: ids }),
      join(folder, 'overlap'),
    );
    expect(made.verdict).toMatchObject({ ok: true });
    const clips = readTree(join(made.place, 'data/05_clips'));
    const whole =
      [...clips].find(([name]) => name.endsWith('_00h00m00s-00h01m03s.wav'))?.[1] ?? Buffer.alloc(0);
    const longest = [...clips.values()].reduce((a, b) => (a.length > b.length ? a : b));
    expect(whole.length).toBeGreaterThan(0);
    for (const [name, bytes] of clips) {
      if (!name.endsWith('.wav')) continue;
      expect(longest.includes(bytes.subarray(44, 44 + 96)), name).toBe(true);
    }
    const middle = [...clips].find(([name]) => name.includes('00h00m01s-00h00m40s.wav'))?.[1];
    expect(middle?.subarray(44).equals(longest.subarray(44 + 1000 * 96, 44 + 40_000 * 96))).toBe(true);
  });
});
