import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, makeDesk, rowsOf } from '../../support/cli/index.ts';
import { makeSound } from '../../support/media/index.ts';
import { needs } from '../../support/programs/index.ts';

needs('ffmpeg').describe('an import of which nothing enters', () => {
  let desk: Desk;
  let sound: string;
  const meetings = async () => rowsOf(await desk.run('list', 'meetings')).map(({ title }) => title);
  const events = async () => rowsOf(await desk.run('list', 'custody')).map(({ event }) => event);

  beforeAll(async () => {
    desk = await makeDesk();
    sound = makeSound(desk.folder, 'voice.opus');
    writeFileSync(desk.at('letter.mp3'), 'Dear parents, there is no sound in here at all.');
    writeFileSync(desk.at('empty.m4a'), '');
  });
  afterAll(() => desk.clear());

  it('leaves no meeting and no child behind that were not there before', async () => {
    const before = await events();
    const bad = [desk.at('letter.mp3'), desk.at('empty.m4a'), desk.at('gone.wav')];
    const ran = await desk.run('import', ...bad, '--meeting', 'Annual', '--student', 'J.R.');
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ id: null, meeting: null, failed: 3 });
    expect(ran.err).not.toContain('Added the child');
    expect(await meetings()).toEqual([]);
    expect(await events()).toEqual(before);
  });

  it('makes the meeting with the first file that enters', async () => {
    const ran = await desk.run(
      'import',
      desk.at('letter.mp3'),
      sound,
      '--meeting',
      'Annual',
      '--student',
      'J.R.',
    );
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ meeting: { title: 'Annual', isNew: true }, failed: 1 });
    expect(ran.err).toContain('Added the child');
    expect(await meetings()).toEqual(['Annual']);
    expect(rowsOf(await desk.run('list', 'recordings'))).toHaveLength(1);
  });

  it('leaves a meeting as it was that was there before', async () => {
    const ran = await desk.run('import', desk.at('empty.m4a'), '--meeting', 'annual');
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ meeting: { title: 'Annual', isNew: false }, failed: 1 });
    expect(await meetings()).toEqual(['Annual']);
  });

  it('makes the meeting that was asked for when every file is known already', async () => {
    const ran = await desk.run('import', sound, '--meeting', 'Other');
    expect(ran.code).toBe(0);
    expect(ran.json()).toMatchObject({
      meeting: { title: 'Other', isNew: true },
      files: [{ outcome: 'duplicate' }],
    });
    expect((await meetings()).sort()).toEqual(['Annual', 'Other']);
  });
});
