import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, type Desk, errorOf, makeDesk, rowsOf } from '../../support/cli/index.ts';
import { makeSound } from '../../support/media/index.ts';
import { needs } from '../../support/programs/index.ts';

needs('ffmpeg').describe('goals over the years, by command', () => {
  let desk: Desk;
  let sound: string;
  beforeAll(async () => {
    desk = await makeDesk();
    sound = makeSound(desk.folder, 'voice.opus');
    const meeting = ['--meeting', 'Annual IEP meeting', '--date', '2026-10-20', '--student', 'J.R.'];
    const ran = await desk.run('import', sound, ...meeting);
    expect(ran.json()).toMatchObject({ meeting: { studentIds: [expect.any(String)] } });
  });
  afterAll(() => desk.clear());

  const idOf = (ran: { json(): unknown }) => (ran.json() as { id: string }).id;

  it('ties an import to its child, once', async () => {
    const again = await desk.run('import', sound, '--meeting', 'Annual IEP meeting', '--student', 'jr');
    expect(again.err).not.toContain('Added the child');
    const [meeting] = rowsOf(await desk.run('list', 'meetings'));
    expect(meeting?.studentIds).toHaveLength(1);
  });

  it('lists every thread in order, along the years, with who spoke', async () => {
    const before = ['--student', 'JR', '--text', 'Three words', '--year', '2025-26', '--area', 'Speech'];
    await desk.run('goal', ...before, '--baseline', '1 of 10', '--target', '3 of 10');
    const now = ['--student', 'JR', '--text', 'Four words', '--kind', 'service', '--how-done', 'In a group'];
    const goal = await desk.run('goal', ...now, '--year', '2026-27', '--continues', 'Three words');
    expect(goal.json()).toMatchObject({ kind: 'service', howDone: 'In a group', schoolYear: '2026-27' });
    const span = ['--recording', 'R01', '--start', '1', '--end', '3.5', '--type', 'promise'];
    const said = ['--text', '60 minutes a week', '--goal', 'Four words', '--speaker', 'Mr. Lee'];
    const moment = idOf(await desk.run('moment', ...span, ...said));
    const report = ['--goal', 'Three words', '--date', '2026-03-02', '--source', 'Report', '--no-data'];
    const progress = idOf(await desk.run('progress', ...report));
    const came = ['--moment', moment.slice(0, 8), '--date', '2026-11-03', '--minutes', '30'];
    const delivery = idOf(
      await desk.run('delivery', ...came, '--delivered', 'partly', '--note', 'He told me'),
    );

    const threads = rowsOf(await desk.run('list', 'threads'));
    expect(threads.map(({ text }) => text)).toEqual(['Three words', 'Four words']);
    for (const { entries, spoke } of threads) {
      expect(entries).toMatchObject([
        { id: progress, kind: 'progress', schoolYear: '2025-26', meetingTitle: null },
        { id: moment, kind: 'moment', meetingTitle: 'Annual IEP meeting', speaker: 'Mr. Lee' },
        { id: delivery, kind: 'delivery', of: '60 minutes a week', text: 'He told me' },
      ]);
      expect(spoke).toEqual([{ speaker: 'Mr. Lee', ms: 2500 }]);
    }
    // For people: each goal, and under it what stands in its thread.
    const line = ['list', desk.archive, 'threads', '--passphrase-file', desk.passphraseFile];
    expect(
      (await command(line)).out
        .trimEnd()
        .split('\n')
        .map((one) => one.replaceAll(/ {2,}/g, ' | ')),
    ).toEqual(
      ['Three words', 'Four words'].flatMap((of) => [
        expect.stringContaining(of),
        ' | 2026-03-02 | progress | no data shown',
        expect.stringMatching(
          /^ \| \d{4}-\d\d-\d\d \| moment \| Annual IEP meeting \| R01 0:00:01 \| 60 minutes a week$/,
        ),
        ' | 2026-11-03 | delivery | He told me',
      ]),
    );
    expect(rowsOf(await desk.run('list', 'progress'))).toMatchObject([
      { id: progress, noData: true, goal: 'Three words' },
    ]);
    expect(rowsOf(await desk.run('list', 'deliveries'))).toMatchObject([
      { id: delivery, delivered: 'partly', minutes: 30 },
    ]);
    const missed = (...which: string[]) => desk.run('list', 'promises', '--not-delivered', ...which);
    const one = [{ id: moment, standing: 'missing', saidBy: 'Mr. Lee', deliveries: [{ id: delivery }] }];
    expect(rowsOf(await missed())).toMatchObject(one);
    // A promise of this year is found by the goal of last year, and by who said it.
    expect(rowsOf(await missed('--goal', 'Three words', '--by', 'Mr. Lee'))).toMatchObject(one);
    expect(rowsOf(await missed('--by', 'Ms. Roy'))).toEqual([]);
    expect((await desk.run('list', 'goals', '--not-delivered')).code).toBe(2);
  });

  it('refuses a loop and another child’s goal, and leaves no child behind', async () => {
    const line = ['--student', 'M.K.', '--text', 'Reading', '--continues', 'Four words'];
    expect(errorOf(await desk.run('goal', ...line)).code).toBe('invalid-input');
    const alone = await desk.run('goal', '--student', 'M.K.', '--text', 'Reading');
    expect(alone.err, 'the refused goal added no child').toContain('Added the child M.K.');
    const nowhere = ['--goal', 'nowhere', '--date', '2026-03-02', '--text', 'x'];
    expect(errorOf(await desk.run('progress', ...nowhere)).code).toBe('not-found');
  });

  it.each([
    ['progress', ['a', '--goal', 'g', '--date', '2026-03-02']],
    ['delivery', ['a', '--date', '2026-03-02', '--delivered', 'yes']],
    ['delivery', ['a', '--moment', 'm', '--decision', 'd', '--date', '2026-03-02', '--delivered', 'yes']],
    ['delivery', ['a', '--moment', 'm', '--date', '2026-03-02', '--delivered', 'yes', '--minutes', '1.5']],
    ['goal', ['a', '--student', 'JR', '--text', 'x', '--kind', 'wish']],
  ])('a wrong line of %s is usage, and opens nothing', async (name, rest) => {
    expect((await command([name, ...rest])).code).toBe(2);
  });
});
