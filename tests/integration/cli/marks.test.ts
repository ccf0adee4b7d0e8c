import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, type Desk, makeDesk, rowsOf } from '../../support/cli/index.ts';
import { makeSound } from '../../support/media/index.ts';
import { needs } from '../../support/programs/index.ts';

needs('ffmpeg').describe('marks by command', () => {
  let desk: Desk;
  let sound: string;
  beforeAll(async () => {
    desk = await makeDesk();
    sound = makeSound(desk.folder, 'voice.opus');
    await desk.run('import', sound, '--meeting', 'Annual IEP meeting', '--date', '2026-10-20');
  });
  afterAll(() => desk.clear());

  it('says how the meeting went, keeps a moment about the parent at home, and knows no other mark', async () => {
    const span = ['--recording', 'R01', '--start', '1', '--end', '3.5', '--type', 'question'];
    await desk.run('moment', ...span, '--text', 'And the aide?', '--mark', 'question-not-answered');
    await desk.run('moment', ...span, '--text', 'My own reading', '--private', '--mark', 'could-not-follow');
    const moments = rowsOf(await desk.run('list', 'moments'));
    expect(new Set(moments.map(({ mark, private: own }) => `${mark} ${own}`))).toEqual(
      new Set(['question-not-answered false', 'could-not-follow true']),
    );
    const wrong = await desk.run('moment', ...span, '--text', 'x', '--mark', 'shouted-at');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('Allowed choices are');
  });

  it('says what a moment goes to, finds it by that, and hands it over so', async () => {
    const span = ['--recording', 'R01', '--start', '0', '--end', '1', '--type', 'refusal'];
    const moment = [...span, '--text', 'No more'];
    await desk.run('moment', ...moment, '--issue', 'records', '--issue', 'fape', '--issue', 'fape');
    const issues = ['fape', 'records'];
    expect(rowsOf(await desk.run('list', 'moments', '--issue', 'fape'))).toMatchObject([{ issues }]);
    expect(rowsOf(await desk.run('list', 'moments', '--issue', 'discipline'))).toEqual([]);
    expect((await desk.run('moment', ...moment, '--issue', 'unfair')).err).toContain('Allowed choices are');
    expect((await desk.run('list', 'goals', '--issue', 'fape')).code).toBe(2);

    const out = join(desk.folder, 'out');
    const made = await desk.run('export', '--meeting', 'Annual IEP meeting', '--out', out);
    const { bundle } = made.json() as { bundle: string };
    const read = (path: string) => readFileSync(join(bundle, path), 'utf8');
    const { exhibits } = JSON.parse(read('data/10_machine/bundle.json'));
    expect(exhibits).toMatchObject([{ issues, said: 'No more' }, { issues: [] }]);
    const words =
      'Free appropriate public education (FAPE), 34 CFR 300.17; Access to records, 34 CFR 300.613';
    for (const path of [
      'data/01_index/index.csv',
      'data/02_chronology/chronology.csv',
      'data/05_clips/P-01_R01_00h00m00s-00h00m01s.txt',
      'START-HERE.html',
    ]) {
      expect(read(path), path).toContain(words);
    }
    // The log says that it was marked, never what it goes to.
    expect(read('data/09_custody/custody-log.json')).not.toContain('fape');
    expect((await command(['verify', bundle, '--json'])).code).toBe(0);
  });
});
