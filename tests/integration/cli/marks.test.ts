import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, makeDesk, rowsOf } from '../../support/cli/index.ts';
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
});
