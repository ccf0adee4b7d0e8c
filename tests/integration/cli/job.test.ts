import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openArchive } from '../../../main/archive/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import {
  command,
  type Desk,
  errorOf,
  keptword,
  makeDesk,
  OWN_FFMPEG,
  PASSPHRASE,
  type Ran,
  rowsOf,
} from '../../support/cli/index.ts';
import { needs } from '../../support/programs/index.ts';

const sample = join(import.meta.dirname, '..', '..', '..', 'resources', 'sample', 'annual-iep-meeting.opus');

needs('ffmpeg').describe('meetings, goals, decisions, moments, bundles', () => {
  let desk: Desk;
  const bundleIn = (ran: Ran) => (ran.json() as { bundle: string }).bundle;

  beforeAll(async () => {
    desk = await makeDesk(undefined, OWN_FFMPEG);
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
    const meetings = rowsOf(await desk.run('list'));
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
    const goals = rowsOf(await desk.run('list', 'goals'));
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
    const moments = rowsOf(await desk.run('list', 'moments'));
    expect(moments.map(({ disputed }) => disputed)).toEqual([true, false]);
    expect(rowsOf(await desk.run('list', 'goals')).map(({ id }) => id)).toContain(moments[0]?.goalId);
    expect(rowsOf(await desk.run('list', 'decisions')).map(({ id }) => id)).toContain(moments[0]?.decisionId);
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
    const long = ['--start', '1', '--end', '1:00:01', '--type', 'data', '--text', 'x'];
    const beyond = errorOf(await desk.run('moment', '--recording', 'R01', ...long));
    expect(beyond.code).toBe('invalid-input');
    expect(beyond.message).toMatch(/ends after the recording, which is 0:0\d:\d\d\.\d{3} long\./);
    const opened = { folder: desk.archive, files: realFiles, clock: systemClock, passphrase: PASSPHRASE };
    const archive = await openArchive(opened);
    const labels = archive.index.people.list().map(({ label }) => label);
    await archive.close();
    expect(labels).toEqual(['District representative']);
  });

  it('finds what was said by the beginning of a word', async () => {
    const hits = rowsOf(await desk.run('search', 'speech ther'));
    expect(hits[0]).toMatchObject({ kind: 'moment' });
  });

  it('exports a bundle that verifies, and one flipped byte makes it fail', async () => {
    const meeting = rowsOf(await desk.run('list')).find(({ date }) => date === '2026-10-20')?.id ?? '';
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
    const flipped = await command(['verify', bundle, '--json']);
    expect(flipped.code).toBe(1);
    const { ok, findings } = flipped.json() as { ok: boolean; findings: { file: string | null }[] };
    expect(ok).toBe(false);
    expect(findings.some((finding) => finding.file?.endsWith(basename(file)))).toBe(true);
  });

  it('exports only the disputed moments into one ZIP when asked', async () => {
    const meeting = rowsOf(await desk.run('list')).find(({ date }) => date === '2026-10-20')?.id ?? '';
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
    const words = await command(['verify', bundleIn(ran)]);
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
    const words = await command(['check', desk.archive, '--passphrase-file', desk.passphraseFile]);
    expect(words.out).toContain('R01');
  });
});

function readdirFirst(folder: string): string {
  const names = execFileSync('ls', [folder], { encoding: 'utf8' }).split('\n');
  return names.find((name) => name.endsWith('.opus')) ?? '';
}
