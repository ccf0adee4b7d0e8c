import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, type Desk, errorOf, makeDesk, rowsOf } from '../../support/cli/index.ts';

describe('evaluations, needs and present levels, by command', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await makeDesk();
  });
  afterAll(() => desk.clear());

  it('leads from an evaluation to a need and to what meets it in the newest school year', async () => {
    const of = ['--student', 'J.R.'];
    const found = [
      '--title',
      'Reading test',
      '--by',
      'Dr. Öz',
      '--date',
      '2026-09-09',
      '--understood',
      'partly',
    ];
    const evaluation = await desk.run(
      'evaluation',
      ...of,
      ...found,
      '--found',
      'Grade 2',
      '--words',
      'report',
    );
    expect(evaluation.json()).toMatchObject({ student: 'J.R.', evaluator: 'Dr. Öz', findingsIn: 'report' });
    await desk.run('goal', ...of, '--text', 'Reads 60 words', '--year', '2026-27');
    await desk.run('goal', ...of, '--text', 'Small group', '--kind', 'service', '--year', '2025-26');
    const met = ['--goal', 'Reads 60 words', '--goal', 'small group', '--evaluation', 'reading test'];
    const need = await desk.run('need', '--student', 'jr', '--text', 'Help with reading', ...met);
    expect(need.json()).toMatchObject({
      text: 'Help with reading',
      goalIds: [expect.any(String), expect.any(String)],
    });

    expect(rowsOf(await desk.run('list', 'needs'))).toMatchObject([
      {
        ...{
          text: 'Help with reading',
          student: 'J.R.',
          year: '2026-27',
          standing: { goals: 1, services: 0 },
        },
        evaluations: [{ title: 'Reading test', document: null }],
      },
    ]);
    expect(rowsOf(await desk.run('list', 'evaluations'))).toMatchObject([
      { title: 'Reading test', understood: 'partly', needs: [{ text: 'Help with reading' }] },
    ]);
    const level = ['--area', 'Reading', '--date', '2026-10-12', '--text', '42 words', '--measure', 'Timed'];
    await desk.run('present-level', ...of, ...level);
    expect(rowsOf(await desk.run('list', 'present-levels'))).toMatchObject([
      { area: 'Reading', text: '42 words', measure: 'Timed', student: 'J.R.', clip: null },
    ]);
  });

  it('refuses what is not there, and leaves no child behind', async () => {
    const line = ['--student', 'M.K.', '--text', 'x', '--evaluation', 'none'];
    const refused = await desk.run('need', ...line);
    expect(errorOf(refused).code).toBe('not-found');
    expect(refused.err, 'nor tells of one').not.toContain('Added');
    const toCome = ['--student', 'M.K.', '--text', 'x', '--date', '2999-01-01'];
    expect(errorOf(await desk.run('incident', ...toCome)).code).toBe('invalid-input');
    const another = ['--student', 'M.K.', '--text', 'x', '--goal', 'Reads 60 words'];
    expect(errorOf(await desk.run('need', ...another)).code).toBe('invalid-input');
    const alone = await desk.run('need', '--student', 'M.K.', '--text', 'x');
    expect(alone.err, 'the refused needs added no child').toBe('Added the child M.K.\n');
  });

  it.each([
    ['evaluation', ['a', '--student', 'JR']],
    ['evaluation', ['a', '--student', 'JR', '--title', 'x', '--understood', 'maybe']],
    ['need', ['a', '--student', 'JR', '--text', 'x', '--goal', ' ']],
    ['present-level', ['a', '--student', 'JR', '--area', 'x', '--date', '2026-02-30', '--text', 'x']],
  ])('a wrong line of %s is usage, and opens nothing', async (name, rest) => {
    expect((await command([name, ...rest])).code).toBe(2);
  });
});
