import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, errorOf, makeDesk, OWN_FFMPEG, type Row, rowsOf } from '../../support/cli/index.ts';
import { makePhoneFiles, PHONE_FILES } from '../../support/cli/phone-files.ts';
import { needs } from '../../support/programs/index.ts';

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

needs('ffmpeg').describe('import of what phones make', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await makeDesk(undefined, OWN_FFMPEG);
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

    const recordings = rowsOf(await desk.run('list', 'recordings'));
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
    expect(rowsOf(await desk.run('list', 'recordings'))).toHaveLength(PHONE_FILES.length);
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

  it('says when a file holds several sound tracks, keeps all of them, and how many with the recording', async () => {
    const file = desk.at('two rooms.mkv');
    const sounds = ['sine=440:d=2', 'sine=880:d=2'].flatMap((sound) => ['-f', 'lavfi', '-i', sound]);
    const names = ['-metadata:s:a:0', 'title=Desktop', '-metadata:s:a:1', 'language=spa'];
    const maps = ['-map', '0:a', '-map', '1:a', '-c:a', 'aac', ...names];
    execFileSync('ffmpeg', ['-v', 'error', ...sounds, ...maps, file]);
    const ran = await desk.run('import', file, '--meeting', 'Two rooms', '--date', '2026-06-02');
    expect(ran.code).toBe(0);
    expect(ran.err).toContain(
      'two rooms.mkv: It holds 2 sound tracks. You hear the first. The original keeps all of them. It names them: 1: Desktop, 2: (spa).',
    );
    const { files } = ran.json() as { files: { id: string; recording: { soundTracks: number } }[] };
    const [made] = files;
    expect(made?.recording.soundTracks).toBe(2);
    expect((await desk.run('check')).json()).toMatchObject({ ok: true });
    const out = desk.at('two.mkv');
    await desk.run('extract', made?.id ?? '', '--original', '--out', out);
    expect(sha256(out)).toBe(sha256(file));
    const [one] = rowsOf(await desk.run('list', 'recordings')).filter(
      ({ originalName }) => originalName === 'other.flac',
    );
    expect(one?.soundTracks).toBe(1);
  });

  it('keeps a file that was cut short only when asked to, and says in every list that it is cut', async () => {
    const whole = desk.at('whole.flac');
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'anoisesrc=d=4:seed=3', whole]);
    const bytes = readFileSync(whole);
    const file = desk.at('only one.flac');
    writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
    const where = ['--meeting', 'Lost phone', '--date', '2026-06-03'];
    const first = await desk.run('import', file, ...where);
    expect(first.code).toBe(1);
    expect(first.err).toContain('If a cut file is the only one you have, add --cut-short');
    expect(rowsOf(await desk.run('list', 'meetings')).map(({ title }) => title)).not.toContain('Lost phone');

    const ran = await desk.run('import', file, ...where, '--cut-short');
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('only one.flac: It is cut short, and is kept as it is.');
    expect(ran.err).toContain('of 0:00:04 can be heard.');
    const { files } = ran.json() as { files: Row[] };
    const cutShort = { msExpected: 4000, bytesExpected: null };
    expect(files).toMatchObject([{ outcome: 'imported', recording: { sha256: sha256(file), cutShort } }]);
    const listed = rowsOf(await desk.run('list', 'recordings'));
    expect(listed.find(({ originalName }) => originalName === 'only one.flac')).toMatchObject({ cutShort });
    expect(listed.filter((row) => row.cutShort !== null)).toHaveLength(1);
  });
});
