import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStudent } from '../../../main/meetings/index.ts';
import { type Desk, errorOf, makeDesk, rowsOf } from '../../support/cli/index.ts';

describe('what the school was asked for, by command', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await makeDesk((archive) => {
      for (const initials of ['M.K.', 'MK']) addStudent(archive, { initials });
    });
  });
  afterAll(() => desk.clear());

  it('is written down, asked again by its words, answered the last time, and listed', async () => {
    const what = ['--about', 'recording-copy', '--what', 'Your recording'];
    const by = ['--date', '2026-03-02', '--how', 'email', '--of', 'Ms. Lee', '--hand-over', 'usb', 'parts'];
    const first = await desk.run('ask', ...what, ...by, '--student', 'J.R.');
    expect(first.json()).toMatchObject({ what: 'Your recording', handOvers: ['usb', 'parts'], answer: null });
    const reason = ['--answer', 'reason-only', '--answer-text', 'Too big', '--answered', '2026-03-05'];
    await desk.run('ask', '--ask', 'your recording', ...reason);
    await desk.run('ask', '--again', 'Your recording', '--date', '2026-03-20');
    const last = await desk.run('ask', '--ask', 'Your recording', '--answer', 'refused');
    expect(last.json()).toMatchObject({ askedOn: '2026-03-20', answer: 'refused' });
    expect(rowsOf(await desk.run('list', 'asks'))).toMatchObject([
      {
        ...{ student: 'J.R.', isGiven: false, latestDay: '2026-04-16' },
        asks: [{ answerText: 'Too big' }, { answer: 'refused' }],
      },
    ]);
  });

  it('never takes one of two children of the same initials for the other', async () => {
    const twins = ['--about', 'records', '--what', 'x', '--date', '2026-03-02', '--student', 'mk'];
    const { code, details = '' } = errorOf(await desk.run('ask', ...twins));
    expect(code).toBe('invalid-input');
    const [, id = ''] = details.split('\n');
    expect((await desk.run('ask', ...twins.slice(0, -1), id)).json()).toMatchObject({ studentId: id });
  });

  it.each([
    [['--what', 'x', '--date', '2026-03-02']],
    [['--about', 'records', '--date', '2026-03-02']],
    [['--about', 'records', '--what', 'x']],
    [['--about', 'money', '--what', 'x', '--date', '2026-03-02']],
    [['--again', 'Your recording', '--what', 'x', '--date', '2026-03-02']],
    [['--ask', 'Your recording']],
    [['--ask', 'Your recording', '--meeting', 'x', '--answer', 'given']],
  ])('refuses %j as wrong use', async (line) => {
    const refused = await desk.run('ask', ...line);
    expect([refused.code, refused.json()]).toMatchObject([2, { error: { code: 'usage' } }]);
  });
});
