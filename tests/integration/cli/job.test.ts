import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openArchive } from '../../../main/archive/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import { type Desk, keptword, makeDesk, PASSPHRASE, type Ran } from '../../support/cli/index.ts';
import { makePhoneFiles, PHONE_FILES } from '../../support/cli/phone-files.ts';
import { needs } from '../../support/programs/index.ts';

const sample = join(import.meta.dirname, '..', '..', '..', 'resources', 'sample', 'annual-iep-meeting.opus');
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

type Row = { id: string; [key: string]: unknown };
const rows = (ran: Ran): Row[] => {
  expect(ran.err).toBe('');
  expect(ran.code).toBe(0);
  const value = ran.json();
  if (!Array.isArray(value)) throw new Error('a list is an array');
  for (const row of value) expect(row.id).toEqual(expect.any(String));
  return value;
};
const errorOf = (ran: Ran) => {
  expect(ran.code).toBe(1);
  expect(ran.err.trim()).not.toBe('');
  return (ran.json() as { error: { code: string; message: string; details?: string } }).error;
};

needs('ffmpeg').describe('import of what phones make', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await makeDesk();
  });
  afterAll(() => desk.clear());

  it('takes them all, each byte for byte, and goes on after a bad one', async () => {
    const files = makePhoneFiles(desk.folder);
    writeFileSync(desk.at('empty.m4a'), '');
    writeFileSync(desk.at('letter.mp3'), 'Dear parents, there is no sound in here at all.');
    const all = [
      files[0] ?? '',
      desk.at('empty.m4a'),
      ...files.slice(1),
      desk.at('letter.mp3'),
      desk.at('gone.wav'),
    ];
    const ran = await desk.run('import', ...all, '--meeting', 'Phone meeting', '--date', '2026-05-04');
    expect(ran.code).toBe(1);
    const { files: results, failed } = ran.json() as { files: Row[]; failed: number };
    expect(failed).toBe(3);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'imported',
      'failed',
      ...files.slice(1).map(() => 'imported'),
      'failed',
      'failed',
    ]);
    for (const name of ['empty.m4a', 'letter.mp3', 'gone.wav']) expect(ran.err).toContain(name);

    const recordings = rows(await desk.run('list', 'recordings'));
    expect(recordings.map(({ originalName }) => originalName)).toEqual(PHONE_FILES);
    expect(recordings.map(({ code }) => code)).toEqual(PHONE_FILES.map((_, at) => `R0${at + 1}`));
    expect(recordings.map(({ sha256 }) => sha256)).toEqual(files.map(sha256));
    for (const { durationMs, originalName } of recordings) {
      expect(Math.abs(Number(durationMs) - 4000), String(originalName)).toBeLessThan(150);
    }
    expect(recordings.filter(({ hasVideo }) => hasVideo).map(({ originalName }) => originalName)).toEqual([
      'video.mp4',
    ]);
  });

  it('knows the same file again', async () => {
    const again = await desk.run('import', desk.at('memo.m4a'), '--meeting', 'phone meeting ');
    expect(again.code).toBe(0);
    expect(again.json()).toMatchObject({
      meeting: { isNew: false },
      files: [{ outcome: 'duplicate', code: 'R01' }],
    });
    expect(rows(await desk.run('list', 'recordings'))).toHaveLength(PHONE_FILES.length);
  });

  it('gives the original back byte for byte, and a playback copy that plays', async () => {
    const original = await desk.run('extract', 'r02', '--original', '--out', desk.at('out.3gp'));
    expect(original.code).toBe(0);
    expect(sha256(desk.at('out.3gp'))).toBe(sha256(desk.at('old phone.3gp')));
    expect((await stat(desk.at('out.3gp'))).mode & 0o077).toBe(0);
    expect((await desk.run('extract', 'R01', '--playback', '--out', desk.at('out.opus'))).code).toBe(0);
    const probe = execFileSync('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'stream=codec_name',
      desk.at('out.opus'),
    ]);
    expect(probe.toString()).toContain('opus');
  });

  it('cuts WAV to the sample, and the cut is the same sound as the whole', async () => {
    const whole = await desk.run('extract', 'memo.m4a', '--wav', '--out', desk.at('whole.wav'));
    const part = await desk.run(
      'extract',
      'R01',
      '--wav',
      '--start',
      '1.25',
      '--end',
      '0:02.003',
      '--out',
      desk.at('p.wav'),
    );
    expect([whole.code, part.code]).toEqual([0, 0]);
    expect(part.json()).toMatchObject({ samples: 753 * 48 });
    const bytes = readFileSync(desk.at('p.wav'));
    expect(bytes.length).toBe(44 + 753 * 96);
    const from = 44 + 1250 * 96;
    expect(
      bytes.subarray(44).equals(readFileSync(desk.at('whole.wav')).subarray(from, from + 753 * 96)),
    ).toBe(true);
  });

  it('asks which recording when a code is that of several', async () => {
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=1', desk.at('other.flac')]);
    await desk.run('import', desk.at('other.flac'), '--meeting', 'Other meeting', '--date', '2026-06-01');
    const unclear = errorOf(await desk.run('extract', 'R01', '--original', '--out', desk.at('which')));
    expect(unclear.code).toBe('invalid-input');
    const [first] = unclear.details?.split('\n') ?? [];
    const id = first?.split(' ')[0] ?? '';
    const byId = await desk.run('extract', id.slice(0, 6), '--original', '--out', desk.at('which'));
    expect(byId.json()).toMatchObject({ id, code: 'R01' });
    expect(errorOf(await desk.run('extract', id.slice(0, 3), '--original', '--out', desk.at('x'))).code).toBe(
      'not-found',
    );
  });

  it('writes over no file, and not beyond the end of the sound', async () => {
    writeFileSync(desk.at('mine.wav'), 'mine');
    expect(errorOf(await desk.run('extract', 'memo.m4a', '--wav', '--out', desk.at('mine.wav'))).code).toBe(
      'export-target-exists',
    );
    expect(readFileSync(desk.at('mine.wav'), 'utf8')).toBe('mine');
    const far = await desk.run(
      'extract',
      'memo.m4a',
      '--wav',
      '--start',
      '1:00:00',
      '--end',
      '1:00:01',
      '--out',
      desk.at('f.wav'),
    );
    expect(errorOf(far).code).toBe('invalid-input');
  });
});

needs('ffmpeg').describe('meetings, goals, decisions, moments, bundles', () => {
  let desk: Desk;
  const bundleIn = (ran: Ran) => (ran.json() as { bundle: string }).bundle;

  beforeAll(async () => {
    desk = await makeDesk();
    const ran = await desk.run(
      'import',
      sample,
      '--meeting',
      'Annual IEP meeting',
      '--kind',
      'iep',
      '--date',
      '2026-10-20',
    );
    expect(ran.code).toBe(0);
  });
  afterAll(() => desk.clear());

  it('takes the day of the file when none is given, and says so', async () => {
    const ran = await desk.run('import', sample, '--meeting', 'Another', '--kind', '504');
    expect(ran.err).toMatch(/first file was taken: \d{4}-\d\d-\d\d/);
    expect(ran.json()).toMatchObject({
      meeting: { isNew: true, kind: '504' },
      files: [{ outcome: 'duplicate' }],
    });
  });

  it('keeps meetings of one title and two days apart, and asks which', async () => {
    const next = await desk.run('import', sample, '--meeting', 'Annual IEP meeting', '--date', '2027-10-19');
    expect(next.json()).toMatchObject({ meeting: { isNew: true, date: '2027-10-19' } });
    const unclear = await desk.run('import', sample, '--meeting', 'annual iep meeting');
    expect(errorOf(unclear).message).toContain('--date');
    const which = await desk.run('decision', '--meeting', 'Annual IEP meeting', '--text', 'x');
    const { code, details } = errorOf(which);
    expect(code).toBe('invalid-input');
    expect(details?.split('\n')).toHaveLength(2);
    const meetings = rows(await desk.run('list'));
    expect(meetings.map(({ date }) => date)).toEqual([...meetings.map(({ date }) => date)].sort().reverse());
    const id = meetings.find(({ date }) => date === '2026-10-20')?.id ?? '';
    const byPrefix = await desk.run(
      'decision',
      '--meeting',
      id.slice(0, 8),
      '--text',
      'Quiet room for tests',
    );
    expect(byPrefix.json()).toMatchObject({ meetingId: id, text: 'Quiet room for tests' });
  });

  it('adds a goal with its child once', async () => {
    const first = await desk.run(
      'goal',
      '--student',
      'J.R.',
      '--text',
      'Four-word sentences in 8 of 10 tries',
    );
    expect(first.err).toContain('J.R.');
    const second = await desk.run('goal', '--student', 'jr', '--text', 'Ninety words a minute');
    expect(second.err).toBe('');
    const goals = rows(await desk.run('list', 'goals'));
    expect(goals.map(({ student }) => student)).toEqual(['J.R.', 'J.R.']);
    expect(new Set(goals.map(({ studentId }) => studentId)).size).toBe(1);
  });

  it('marks a disputed moment with everything that can be said of it', async () => {
    const line = ['--recording', 'R01', '--start', '0:35', '--end', '41.5', '--type', 'promise'];
    const about = [
      '--text',
      'Sixty minutes of speech therapy',
      '--speaker',
      'District representative',
      '--outcome',
      'agreed',
    ];
    const links = [
      '--goal',
      'Four-word sentences in 8 of 10 tries',
      '--decision',
      'quiet room for tests',
      '--in-iep',
      'different',
    ];
    const ran = await desk.run(
      'moment',
      ...line,
      ...about,
      ...links,
      '--disputed',
      'The IEP says 30 minutes',
    );
    expect(ran.code).toBe(0);
    expect(ran.json()).toMatchObject({
      startMs: 35_000,
      endMs: 41_500,
      type: 'promise',
      outcome: 'agreed',
      inIep: 'different',
      speaker: 'District representative',
      recordingCode: 'R01',
      dispute: { claim: 'The IEP says 30 minutes', status: 'not-asked-yet' },
    });
    const plain = await desk.run(
      'moment',
      '--recording',
      'R01',
      '--start',
      '70',
      '--end',
      '72',
      '--type',
      'question',
      '--text',
      'Which program?',
    );
    expect(plain.code).toBe(0);
    const moments = rows(await desk.run('list', 'moments'));
    expect(moments.map(({ disputed }) => disputed)).toEqual([true, false]);
    const { goalId, decisionId } = moments[0] ?? {};
    expect(rows(await desk.run('list', 'goals')).map(({ id }) => id)).toContain(goalId);
    expect(rows(await desk.run('list', 'decisions')).map(({ id }) => id)).toContain(decisionId);
  });

  it('refuses a moment of a recording or goal that is not there, and leaves nobody behind', async () => {
    const line = ['--start', '1', '--end', '2', '--type', 'data', '--text', 'x', '--speaker', 'Nobody yet'];
    expect(errorOf(await desk.run('moment', '--recording', 'R77', ...line)).code).toBe('not-found');
    const noGoal = await desk.run('moment', '--recording', 'R01', ...line, '--goal', 'no such goal');
    expect(errorOf(noGoal).code).toBe('not-found');
    const late = [
      '--start',
      '1:00:00',
      '--end',
      '1:00:01',
      '--type',
      'data',
      '--text',
      'x',
      '--speaker',
      'Nobody yet',
    ];
    expect(errorOf(await desk.run('moment', '--recording', 'R01', ...late)).code).toBe('invalid-input');
    const opened = { folder: desk.archive, files: realFiles, clock: systemClock, passphrase: PASSPHRASE };
    const archive = await openArchive(opened);
    const labels = archive.index.people.list().map(({ label }) => label);
    await archive.close();
    expect(labels).toEqual(['District representative']);
  });

  it('finds what was said by the beginning of a word', async () => {
    const hits = rows(await desk.run('search', 'speech ther'));
    expect(hits[0]).toMatchObject({ kind: 'moment' });
  });

  it('exports a bundle that verifies, and one flipped byte makes it fail', async () => {
    const meeting = rows(await desk.run('list')).find(({ date }) => date === '2026-10-20')?.id ?? '';
    const ran = await desk.run('export', '--meeting', meeting, '--out', desk.at('out'));
    expect(ran.code).toBe(0);
    expect(ran.json()).toMatchObject({
      exhibits: 2,
      verdict: { ok: true },
      manifestHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      fingerprint: expect.stringMatching(/^([0-9A-F]{4} ?){16}$/),
    });
    const bundle = bundleIn(ran);
    expect((await keptword(['verify', bundle, '--json'])).code).toBe(0);
    const file = join(bundle, 'data', '03_originals', readdirFirst(join(bundle, 'data', '03_originals')));
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const flipped = await keptword(['verify', bundle, '--json']);
    expect(flipped.code).toBe(1);
    const { ok, findings } = flipped.json() as { ok: boolean; findings: { file: string | null }[] };
    expect(ok).toBe(false);
    expect(findings.some((finding) => finding.file?.endsWith(basename(file)))).toBe(true);
  });

  it('exports only the disputed moments into one ZIP when asked', async () => {
    const meeting = rows(await desk.run('list')).find(({ date }) => date === '2026-10-20')?.id ?? '';
    const ran = await desk.run(
      'export',
      '--meeting',
      meeting,
      '--disputed-only',
      '--zip',
      '--out',
      desk.at('zip'),
    );
    expect(ran.json()).toMatchObject({ exhibits: 1, verdict: { ok: true } });
    expect(bundleIn(ran)).toMatch(/\.zip$/);
    const words = await keptword(['verify', bundleIn(ran)]);
    expect(words.code).toBe(0);
    expect(words.out).toMatch(/^Verified/);
  });

  it('checks the archive, and finds a sealed file that was changed', async () => {
    expect((await desk.run('check')).json()).toMatchObject({ ok: true, recordings: 1, findings: [] });
    const blobs = execFileSync('find', [join(desk.archive, 'blobs'), '-type', 'f', '-size', '+100k'], {
      encoding: 'utf8',
    });
    const blob = blobs.split('\n')[0] ?? '';
    const bytes = readFileSync(blob);
    bytes[200_000] = (bytes[200_000] ?? 0) ^ 0x80;
    writeFileSync(blob, bytes);
    const ran = await desk.run('check');
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ ok: false });
    const words = await keptword(['check', desk.archive, '--passphrase-file', desk.passphraseFile]);
    expect(words.out).toContain('R01');
  });
});

function readdirFirst(folder: string): string {
  const names = execFileSync('ls', [folder], { encoding: 'utf8' }).split('\n');
  return names.find((name) => name.endsWith('.opus')) ?? '';
}
