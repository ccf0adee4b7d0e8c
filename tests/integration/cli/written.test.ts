import { afterAll, beforeAll, expect, it } from 'vitest';
import { openArchive } from '../../../main/archive/index.ts';
import { addConcern } from '../../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import { aPage, aPaper } from '../../support/archive/papers.ts';
import { type Desk, errorOf, makeDesk, PASSPHRASE, rowsOf } from '../../support/cli/index.ts';
import { makeSound } from '../../support/media/index.ts';
import { needs } from '../../support/programs/index.ts';

needs('ffmpeg').describe('said and written, on the command line', () => {
  let desk: Desk;
  let sound: string;
  let momentId = '';

  beforeAll(async () => {
    desk = await makeDesk();
    sound = makeSound(desk.folder, 'voice.opus', 6);
    await desk.run('import', sound, '--meeting', 'Annual', '--kind', 'iep', '--date', '2026-10-20');
    const span = ['--recording', 'R01', '--start', '1', '--end', '3'];
    const marked = await desk.run('moment', ...span, '--type', 'promise', '--text', '60 minutes a week');
    momentId = (marked.json() as { id: string }).id;
    await desk.run(
      ...[
        'moment',
        ...span,
        '--type',
        'statement',
        '--text',
        'We have staff',
        '--disputed',
        'There is no staff',
      ],
    );
    await desk.run('decision', '--meeting', 'Annual', '--text', 'Bus with an aide');
    await withPaper(desk);
  }, 120_000);
  afterAll(() => desk.clear());

  it('ties a promise to the paper’s own words, whatever its line ends are', async () => {
    const words = ['--quote', 'Speech therapy: 30 minutes', '--in-iep', 'different', '--note', 'half of it'];
    const ran = await desk.run('link', '--moment', '60 minutes a week', '--document', 'IEP 2026', ...words);
    expect(ran.json()).toMatchObject({
      id: momentId,
      inIep: 'different',
      iepPage: 2,
      iepNote: 'half of it',
      document: 'D01',
      passage: { page: 2, quote: 'Speech therapy:\n30 minutes' },
    });
    const rows = rowsOf(await desk.run('list', 'said-and-written'));
    expect(rows).toMatchObject([
      {
        said: '60 minutes a week',
        inIep: 'different',
        page: 2,
        paper: { title: 'IEP 2026' },
        passages: [{ quote: 'Speech therapy:\n30 minutes' }],
      },
      { said: 'Bus with an aide', kind: 'decision', inIep: null },
    ]);
  });

  it('says that a decision is missing', async () => {
    const ran = await desk.run(
      'link',
      '--decision',
      'Bus with an aide',
      '--document',
      'D01',
      '--in-iep',
      'missing',
    );
    expect(ran.json()).toMatchObject({ inIep: 'missing', iepPage: null, passage: null });
  });

  it('refuses words that do not stand there, a page that is not there, and two things at once', async () => {
    const link = (...line: string[]) => desk.run('link', '--document', 'D01', ...line);
    const wrong = await link('--moment', momentId, '--quote', 'no such words');
    expect([wrong.code, errorOf(wrong).code]).toEqual([1, 'invalid-input']);
    expect(errorOf(await link('--moment', momentId, '--page', '9')).message).toContain('3 pages');
    expect((await link('--moment', momentId, '--decision', 'Bus with an aide')).code).toBe(2);
    expect((await link('--moment', momentId, '--page', 'two')).code).toBe(2);
  });

  it('lists what is disputed', async () => {
    expect(rowsOf(await desk.run('list', 'disputes'))).toMatchObject([
      { said: { text: 'We have staff', code: 'R01' }, dispute: { claim: 'There is no staff' }, pairs: [] },
    ]);
  });

  it('tells who claimed it, who was asked and what came back, and puts another statement beside it', async () => {
    const dispute = (...line: string[]) => desk.run('dispute', '--moment', 'We have staff', ...line);
    const claimed = [
      '--by',
      'The principal',
      '--where',
      'an e-mail',
      '--on',
      '2026-03-02',
      '--document',
      'D01',
    ];
    const ran = await dispute(...claimed, '--page', '2');
    expect(ran.json()).toMatchObject({
      dispute: { claim: 'There is no staff', by: 'The principal', on: '2026-03-02', page: 2 },
      document: 'D01',
    });
    expect(errorOf(await dispute('--page', '9')).message).toContain('3 pages');
    const request = (...line: string[]) => desk.run('request', '--moment', 'We have staff', ...line);
    expect((await request('--of', 'The principal')).code).toBe(2);
    expect(errorOf(await request('--answer', 'denied')).code).toBe('not-found');
    const asked = await request('--date', '2026-03-03', '--how', 'email', '--of', 'The principal');
    expect(asked.json()).toMatchObject({ askedOf: 'The principal', answer: null, status: 'no-answer' });
    const early = await request('--answer', 'denied', '--answered', '2026-03-01');
    expect(errorOf(early).message).toContain('before the question');
    const came = await request('--answer', 'denied', '--answered', '2026-03-05');
    expect(came.json()).toMatchObject({ answer: 'denied', answeredOn: '2026-03-05', status: 'denied' });

    const sides = ['--first', '60 minutes a week', '--second', 'We have staff', '--relation', 'confirms'];
    expect((await desk.run('pair', ...sides, '--note', 'both the same day')).json()).toMatchObject({
      relation: 'confirms',
    });
    expect(rowsOf(await desk.run('list', 'disputes'))).toMatchObject([
      { dispute: { status: 'denied' }, requests: [{ answer: 'denied' }], pairs: [{ relation: 'confirms' }] },
    ]);
  });

  it('makes a decision due, and ties a goal to the words of the plan', async () => {
    await desk.run('goal', '--student', 'A.B.', '--text', 'Speaks in sentences');
    const due = ['--owner', 'The district', '--due', '2026-12-01', '--reason', 'the evaluation'];
    const about = ['--goal', 'Speaks in sentences', '--outcome', 'agreed'];
    const ran = await desk.run(
      'decision',
      '--meeting',
      'Annual',
      '--text',
      'Speech twice a week',
      ...about,
      ...due,
    );
    expect(ran.json()).toMatchObject({ owner: 'The district', due: '2026-12-01', outcome: 'agreed' });
    const link = (...line: string[]) =>
      desk.run('link', '--goal', 'Speaks in sentences', '--document', 'D01', ...line);
    expect((await link()).code).toBe(2);
    const tied = await link('--quote', 'Speech therapy: 30 minutes');
    expect(tied.json()).toMatchObject({ document: 'D01', passage: { page: 2 } });
    const [thread] = rowsOf(await desk.run('list', 'threads'));
    expect(thread).toMatchObject({ entries: [{ kind: 'decision' }, { kind: 'passage' }] });
  });

  it('lists what the parent meant to raise, and that she has not', async () => {
    expect(rowsOf(await desk.run('list', 'concerns'))).toMatchObject([
      { concern: { text: 'He eats alone' }, raised: [], carriedTo: null },
    ]);
  });

  it('lists what was asked, and whether it was answered', async () => {
    const span = ['--recording', 'R01', '--start', '4', '--end', '5'];
    const ran = await desk.run('moment', ...span, '--type', 'question', '--text', 'Which program?');
    const { id } = ran.json() as { id: string };
    expect(rowsOf(await desk.run('list', 'questions'))).toMatchObject([
      { id, state: 'open', said: { text: 'Which program?', code: 'R01' }, answer: null },
    ]);
  });
});

/** A plan of three pages as it is after attaching; the attaching itself is tested where it is done. */
async function withPaper(desk: Desk): Promise<void> {
  const place = { folder: desk.archive, files: realFiles, clock: systemClock };
  const archive = await openArchive({ ...place, passphrase: PASSPHRASE });
  try {
    const { index } = archive;
    const [meeting] = index.meetings.list({ limit: 1, offset: 0 });
    addConcern(archive, { meetingId: meeting?.id ?? '', text: 'He eats alone' });
    const paper = aPaper({ title: 'IEP 2026', meetingId: meeting?.id ?? null });
    index.documents.insert(paper);
    for (const [at, text] of ['Present levels', 'Speech therapy:\n30 minutes a week', ''].entries()) {
      index.documentPages.insert(aPage(paper.id, at + 1, text));
    }
  } finally {
    await archive.close();
  }
}
