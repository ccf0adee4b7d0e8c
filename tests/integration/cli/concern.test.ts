import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, type Desk, errorOf, makeDesk, rowsOf } from '../../support/cli/index.ts';
import { makeSound } from '../../support/media/index.ts';
import { needs } from '../../support/programs/index.ts';

needs('ffmpeg').describe('concerns and answers, by command', () => {
  let desk: Desk;
  let sound: string;
  const meeting = ['--meeting', 'Annual IEP meeting'];
  beforeAll(async () => {
    desk = await makeDesk();
    sound = makeSound(desk.folder, 'voice.opus');
    await desk.run('import', sound, ...meeting, '--date', '2026-10-20', '--student', 'J.R.');
    const mark = (start: string, type: string, text: string) =>
      desk.run(
        ...['moment', '--recording', 'R01', '--start', start, '--end', '3', '--type', type, '--text', text],
      );
    await mark('1', 'question', 'How often is it?');
    await mark('2', 'statement', 'Every week');
  });
  afterAll(() => desk.clear());

  it('writes a concern down, and says where it was raised and what was answered', async () => {
    const made = await desk.run('concern', ...meeting, '--text', 'Lunch alone', '--why', 'He comes home sad');
    expect(made.json()).toMatchObject({ concern: { text: 'Lunch alone' }, raised: [] });
    const problem = ['--problem', 'conflict-student', '--since', 'March', '--promised-by', 'Ms. Lee'];
    await desk.run('concern', '--concern', 'lunch alone', ...problem, '--due', '2026-11-01', '--from-child');
    const raised = ['--raised-in', 'How often is it?', '--answer', 'They look into it'];
    expect((await desk.run('concern', '--concern', 'lunch alone', ...raised)).json()).toMatchObject({
      concern: {
        ...{ text: 'Lunch alone', why: 'He comes home sad', answer: 'They look into it' },
        ...{
          problem: 'conflict-student',
          fromChild: true,
          since: 'March',
          promisedBy: 'Ms. Lee',
          due: '2026-11-01',
        },
      },
      raised: [{ code: 'R01' }],
    });
    expect(rowsOf(await desk.run('list', 'concerns'))).toMatchObject([{ raised: [{ code: 'R01' }] }]);
  });

  it('names the answer of a question, takes it away again, and refuses what was not asked', async () => {
    const question = ['--question', 'How often is it?'];
    const answered = await desk.run('answer', ...question, '--moment', 'every week');
    expect(answered.json()).toMatchObject({ state: 'answered', answer: { code: 'R01', text: 'Every week' } });
    expect((await desk.run('answer', ...question, '--none')).json()).toMatchObject({
      state: 'open',
      answer: null,
    });
    expect(errorOf(await desk.run('answer', '--question', 'Every week', '--none')).code).toBe(
      'invalid-input',
    );
    expect(errorOf(await desk.run('answer', ...question, '--moment', 'How often is it?')).code).toBe(
      'invalid-input',
    );
  });

  it('puts into a bundle the concerns that are named, and leaves out what is not wanted', async () => {
    const bundle = async (out: string, ...more: string[]) => {
      const ran = await desk.run('export', ...meeting, '--out', join(desk.folder, out), ...more);
      const { bundle: place } = ran.json() as { bundle: string };
      return JSON.parse(readFileSync(join(place, 'data/10_machine/bundle.json'), 'utf8'));
    };
    const note = [
      '--date',
      '2026-03-03',
      '--text',
      'No speech today',
      '--known',
      'was-told',
      '--student',
      'J.R.',
    ];
    expect((await desk.run('incident', ...note)).json()).toMatchObject({
      date: '2026-03-03',
      private: false,
    });
    expect(rowsOf(await desk.run('list', 'incidents'))).toMatchObject([
      { incident: { text: 'No speech today' }, student: 'J.R.' },
    ]);
    expect((await desk.run('incident', ...note, '--time', '25:00')).code).toBe(2);
    const all = await bundle('all', '--concern', 'Lunch alone', '--note', '2026-03-03');
    expect(all.concerns).toMatchObject([{ text: 'Lunch alone', raised: true }]);
    expect(all.notes).toMatchObject([{ code: 'N-01', happenedOn: '2026-03-03', text: 'No speech today' }]);
    expect(all.exhibits[0].history).toHaveLength(4);
    const bare = await bundle('bare', '--no-history', '--no-follow-up');
    expect([bare.concerns, bare.exhibits[0].history]).toEqual([[], []]);
    const unknown = ['--out', join(desk.folder, 'x'), '--concern', 'nothing of this kind'];
    expect(errorOf(await desk.run('export', ...meeting, ...unknown)).code).toBe('not-found');
  });

  it.each([
    ['concern', ['a', '--text', 'x']],
    ['concern', ['a', '--concern', 'c']],
    ['concern', ['a', '--concern', 'c', '--meeting', 'm', '--why', 'w']],
    ['answer', ['a', '--question', 'q']],
    ['answer', ['a', '--question', 'q', '--moment', 'm', '--none']],
  ])('a wrong line of %s is usage, and opens nothing', async (name, rest) => {
    expect((await command([name, ...rest])).code).toBe(2);
  });
});
