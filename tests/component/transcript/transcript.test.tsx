import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const SAID = ['Ann: We will start.', 'Bob: Sixty minutes, as we agreed.', 'Ann: Año por año.', 'And so on.'];

/** The review on its transcript, which holds these words. */
async function openTranscript(
  said: readonly string[] | null = SAID,
  change: object = {},
  checker: string | null = null,
  options: Parameters<typeof renderApp>[0] & { second?: readonly string[] } = {},
) {
  const app = renderApp({ settings: { reviewGuide: 'transcript' }, ...options });
  app.fake.transcripts.checker = checker;
  const [recording] = app.fake.world.recordings;
  const of = said && app.fake.transcripts.put(recording?.id ?? '', said, change);
  if (options.second) app.fake.transcripts.put(recording?.id ?? '', options.second, { title: 'Second' });
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await app.user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await app.user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
  await screen.findByRole('slider', { name: 'Place in the sound' });
  if (of) await screen.findByRole('list', { name: 'Lines of the transcript' });
  return { ...app, id: of?.id ?? '' };
}
const list = () => screen.getByRole('list', { name: 'Lines of the transcript' });
const row = (name: RegExp) => within(list()).findByRole('button', { name });
const press = async (name: RegExp | string) => screen.findByRole('button', { name });

describe('the lines beside the sound', () => {
  it('play from where they are pressed, and from Enter; arrows move', async () => {
    const { user, fake } = await openTranscript();
    await user.click(await row(/We will start/));
    expect(await press(/^Pause/)).toBeTruthy();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Sixty minutes'));
    await user.keyboard('{Enter}');
    expect((await row(/Sixty minutes/)).getAttribute('aria-pressed')).toBe('true');
    expect(fake.calls.filter((name) => name === 'transcripts.open')).toHaveLength(1);
  });

  it('are a draft until C says who listened; the name is asked once, and C moves on', async () => {
    const { user, fake, id } = await openTranscript();
    expect(screen.getByText('Draft. 0 of 4 lines were checked by ear.')).toBeTruthy();
    await user.click(await row(/We will start/));
    await user.keyboard('c');
    await user.clear(await screen.findByRole('textbox', { name: /Your name/ }));
    await user.keyboard('Maria Lopez{Enter}');
    expect(await screen.findByText('Checked by Maria Lopez')).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Sixty minutes'));
    await user.keyboard('c');
    await waitFor(() =>
      expect(fake.transcripts.of(id).map(({ checkedBy }) => checkedBy)).toEqual([
        'Maria Lopez',
        'Maria Lopez',
        null,
        null,
      ]),
    );
    expect(await screen.findByText('Draft. 2 of 4 lines were checked by ear.')).toBeTruthy();
  });

  it('are found without their accents, and only those to check if asked', async () => {
    const { user, fake, id } = await openTranscript();
    await user.type(screen.getByRole('searchbox', { name: 'Search in this transcript' }), 'ano');
    expect(await screen.findByText('1 of 4 lines')).toBeTruthy();
    expect(within(list()).getAllByRole('listitem')).toHaveLength(1);
    await user.clear(screen.getByRole('searchbox', { name: 'Search in this transcript' }));
    fake.transcripts.replace([fake.transcripts.of(id)[0]?.id ?? ''], (line) => ({
      ...line,
      checkedBy: 'Me',
      checkedAt: '2026-11-22T02:10:00.000Z',
    }));
    await user.click(screen.getByRole('button', { name: 'Only to check' }));
    expect(within(list()).getAllByRole('listitem').length).toBeGreaterThan(2);
  });

  it('that were found are marked, and play from 5 s before', async () => {
    const { user } = await openTranscript([...SAID, 'Bob: A quiet room.', 'Ann: Agreed, a quiet room.']);
    await user.type(screen.getByRole('searchbox', { name: 'Search in this transcript' }), '"agreed a qui');
    expect(await screen.findByText('1 of 6 lines')).toBeTruthy();
    const marked = [...list().querySelectorAll('mark')].map((one) => one.textContent);
    expect(marked).toEqual(['Agreed', 'a', 'quiet']);
    // It was said at 10 s.
    await user.click(await row(/a quiet room/));
    const slider = screen.getByRole('slider', { name: 'Place in the sound' });
    await waitFor(() => expect(slider.getAttribute('aria-valuetext')).toMatch(/^5 seconds/));
  });

  it('get their words by typing: kept at each pause, one change at the end, and the check is gone', async () => {
    const { user, fake, id } = await openTranscript(SAID, {}, 'Me');
    await user.click(await row(/We will start/));
    await user.keyboard('c');
    await waitFor(() => expect(fake.transcripts.of(id)[0]?.checkedBy).toBe('Me'));
    await user.keyboard('{Home}e');
    const field = await screen.findByRole('textbox', { name: 'Words of this line' });
    await user.type(field, ' Now.');
    await waitFor(() =>
      expect(fake.transcripts.drafts.get(fake.transcripts.of(id)[0]?.id ?? '')).toBe('We will start. Now.'),
    );
    expect(fake.transcripts.of(id)[0]?.text).toBe('We will start.');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(fake.transcripts.of(id)[0]).toMatchObject({ text: 'We will start. Now.', checkedBy: null }),
    );
    const next = await screen.findByRole('textbox', { name: 'Words of this line' });
    await waitFor(() => expect(next).toHaveProperty('value', 'Sixty minutes, as we agreed.'));
  });

  it('play and pause with Esc while typing, or with the key that was chosen', async () => {
    const { user } = await openTranscript();
    await user.click(await row(/We will start/));
    await press(/^Pause/);
    await user.keyboard('e');
    await screen.findByRole('textbox', { name: 'Words of this line' });
    await user.keyboard('{Escape}');
    expect(await press('Play')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(await press(/^Pause/)).toBeTruthy();
    // Not a listening key: it is a letter of what is said.
    await user.keyboard('a');
    expect(screen.getByRole('textbox', { name: 'Words of this line' })).toHaveProperty(
      'value',
      'We will start.a',
    );
  });

  it('have done with typing when another line is pressed, and by a button: the keys of the list work again', async () => {
    const { user, fake, id } = await openTranscript(SAID, {}, 'Me');
    await user.click(await row(/We will start/));
    await user.keyboard('e');
    await user.type(await screen.findByRole('textbox', { name: 'Words of this line' }), ' Now.');
    await user.click(await row(/Sixty minutes/));
    expect(screen.queryByRole('textbox', { name: 'Words of this line' })).toBeNull();
    await waitFor(() => expect(fake.transcripts.of(id)[0]?.text).toBe('We will start. Now.'));
    await user.keyboard('c');
    await waitFor(() => expect(fake.transcripts.of(id)[1]?.checkedBy).toBe('Me'));

    await user.click(await press('Edit (E)'));
    await user.type(await screen.findByRole('textbox', { name: 'Words of this line' }), ' Then.');
    await user.click(await press('Save and stop typing'));
    await waitFor(() => expect(fake.transcripts.of(id)[2]?.text).toMatch(/ Then\.$/));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Then.'));
    expect(screen.queryByRole('textbox', { name: 'Words of this line' })).toBeNull();
  });

  it('say who speaks for all lines of a label at once', async () => {
    const { user, fake, id } = await openTranscript();
    await user.click(await row(/We will start/));
    await user.click(await press('Who is it?'));
    const [person] = fake.world.people;
    await user.click(await screen.findByRole('button', { name: /Who said it/ }));
    await user.click(await screen.findByRole('option', { name: person?.label ?? '' }));
    expect(screen.getByRole('checkbox', { name: 'For all lines of “Ann”' })).toHaveProperty('checked', true);
    await user.click(await press('Save'));
    await waitFor(() =>
      expect(fake.transcripts.of(id).map(({ speakerId }) => speakerId)).toEqual([
        person?.id,
        null,
        person?.id,
        null,
      ]),
    );
  });

  it('refuse to be quoted as a draft, and make a moment whose words are only the checked ones', async () => {
    const { user, fake } = await openTranscript();
    await user.click(await row(/We will start/));
    await user.click(await press('More'));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy as a quote' }));
    expect(await screen.findByText(/Some of these lines are a draft/)).toBeTruthy();
    await user.click(await press('Make a moment of this line'));
    expect(await screen.findByText(/A moment was made. It has no words yet/)).toBeTruthy();
    expect(fake.world.moments.at(-1)?.text).toBe('');
  });
});

describe('what does not work is told', () => {
  const refused = { code: 'disk-full' as const, message: 'The disk is full.' };

  it('a check that is not written is not said to be done', async () => {
    const failing = { 'transcripts.check': refused };
    const { user } = await openTranscript(SAID, {}, 'Maria Lopez', { failing });
    await user.click(await row(/We will start/));
    await user.keyboard('c');
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.queryByText('1 line checked.')).toBeNull();
  });

  it('a moment that is not made says why', async () => {
    const failing = { 'transcripts.makeMoment': refused };
    const { user } = await openTranscript(SAID, {}, null, { failing });
    await user.click(await row(/We will start/));
    await user.click(await press('Make a moment of this line'));
    const said = await screen.findByRole('alert');
    expect(within(screen.getByRole('group', { name: 'With this line' })).queryByRole('alert')).toBeNull();
    // What is done next has nothing to do with it.
    await user.click(await press('More'));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy as a quote' }));
    await waitFor(() => expect(said.isConnected).toBe(false));
  });

  it('who speaks is asked on until it is written, and why it is not stands in the window', async () => {
    const failing: Record<string, typeof refused> = { 'transcripts.setSpeaker': refused };
    const { user, fake, id } = await openTranscript(SAID, {}, null, { failing });
    await user.click(await row(/We will start/));
    await user.click(await press('Who is it?'));
    const dialog = within(await screen.findByRole('dialog'));
    const label = dialog.getByRole('textbox');
    await user.clear(label);
    await user.type(label, 'Dr. Ode');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toBeTruthy();
    delete failing['transcripts.setSpeaker'];
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.transcripts.of(id)[0]?.speakerLabel).toBe('Dr. Ode');
  });

  it('stay those that were chosen, also after another tab', async () => {
    const { user } = await openTranscript(SAID, {}, null, { second: ['Ann: The second file.'] });
    await user.click(await press(/Transcript$/));
    await user.click(await screen.findByRole('option', { name: /^Second/ }));
    expect(await row(/The second file/)).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: 'Moments' }));
    await user.click(screen.getByRole('tab', { name: 'Transcript' }));
    expect(await row(/The second file/)).toBeTruthy();
  });

  it('are checked where they stand now: C never checks another line after a time was set', async () => {
    const { user, fake, id } = await openTranscript(SAID, {}, 'Maria Lopez');
    await user.click(await row(/We will start/));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Año por año'));
    await user.keyboard('e');
    await screen.findByRole('textbox', { name: 'Words of this line' });
    // The sound stands at the beginning: the line goes above those that it stood below.
    await user.keyboard('{Control>}j{/Control}');
    await waitFor(() =>
      expect(within(list()).getAllByRole('listitem')[0]?.textContent).not.toContain('Sixty'),
    );
    await waitFor(() =>
      expect(fake.transcripts.of(id).find(({ text }) => /Año/.test(text))?.startMs).toBe(0),
    );
    expect(await screen.findByText('This line begins at 0:00:00.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    const moved = await row(/Año por año/);
    await waitFor(() => expect(document.activeElement).toBe(moved));
    expect(moved.getAttribute('aria-pressed')).toBe('true');
    await user.keyboard('c');
    await waitFor(() => {
      const checked = fake.transcripts.of(id).filter(({ checkedBy }) => checkedBy !== null);
      expect(checked.map(({ text }) => text)).toEqual([expect.stringContaining('Año por año')]);
    });
    await user.click(await row(/Sixty minutes/));
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Take this line out' }));
    expect(await screen.findByText('The line was taken out.')).toBeTruthy();
  });

  it('a transcript without a title keeps its window open and asks for one', async () => {
    const { user } = await openTranscript();
    await user.click(await press('File'));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }));
    await user.clear(await screen.findByRole('textbox', { name: /^Title/ }));
    await user.click(await press('Save'));
    expect(await screen.findByText('Give it a title.')).toBeTruthy();
  });
});

describe('a line in parts', () => {
  const field = () => screen.findByRole('textbox', { name: 'Words of this line' });

  it('is split at the cursor by a key; typing goes on in the second, and the lost check is said', async () => {
    const { user, fake, id } = await openTranscript(SAID, {}, 'Me');
    await user.click(await row(/We will start/));
    await user.keyboard('c');
    await waitFor(() => expect(fake.transcripts.of(id)[0]?.checkedBy).toBe('Me'));
    await user.keyboard('{Home}e');
    await user.type(await field(), ' Now.', { initialSelectionStart: 7, initialSelectionEnd: 7 });
    await user.keyboard('{Alt>}{Enter}{/Alt}');
    await waitFor(async () => expect(await field()).toHaveProperty('value', 'start.'));
    expect(await field()).toHaveProperty('selectionStart', 0);
    expect(document.activeElement).toBe(await field());
    expect(fake.transcripts.of(id).map(({ text }) => text)).toEqual([
      'We will Now.',
      'start.',
      ...['Sixty minutes, as we agreed.', 'Año por año.', 'And so on.'],
    ]);
    expect(fake.transcripts.of(id)[0]).toMatchObject({ checkedBy: null, speakerLabel: 'Ann' });
    expect(await screen.findByText(/The check is gone: listen to it once more./)).toBeTruthy();
    expect(fake.calls.filter((name) => name === 'transcripts.changeLine')).toEqual([]);
  });

  it('is split by a button, which leaves the cursor where it is', async () => {
    const { user, fake, id } = await openTranscript();
    await user.click(await row(/We will start/));
    await user.keyboard('e');
    const words = await field();
    (words as HTMLTextAreaElement).setSelectionRange(3, 3);
    await user.click(await press('Split at the cursor'));
    await waitFor(() => expect(fake.transcripts.of(id)[0]?.text).toBe('We'));
    expect(fake.transcripts.of(id)[1]?.text).toBe('will start.');
  });

  it('is joined with the next by a key, and the cursor stands where they meet', async () => {
    const { user, fake, id } = await openTranscript(['Ann: We will start.', 'Ann: Now.', 'Bob: Yes.']);
    await user.click(await row(/We will start/));
    await user.keyboard('e');
    await field();
    await user.keyboard('{Alt>}j{/Alt}');
    await waitFor(async () => expect(await field()).toHaveProperty('value', 'We will start. Now.'));
    await waitFor(async () => expect(await field()).toHaveProperty('selectionStart', 15));
    expect(fake.transcripts.of(id).map(({ text }) => text)).toEqual(['We will start. Now.', 'Yes.']);
    await user.keyboard('{Alt>}j{/Alt}');
    expect(await screen.findByText(/not said by the same person/)).toBeTruthy();
    expect(await field()).toHaveProperty('value', 'We will start. Now.');
  });

  it('is not joined with a line that is out of sight', async () => {
    const { user, fake, id } = await openTranscript(['Ann: We will start.', 'Ann: Now.']);
    await user.type(screen.getByRole('searchbox', { name: 'Search in this transcript' }), 'start');
    await user.click(await row(/We will start/));
    await user.click(await press('More'));
    await user.click(await screen.findByRole('menuitem', { name: 'Join with the next line' }));
    expect(await screen.findByText(/First show all lines again/)).toBeTruthy();
    expect(fake.transcripts.of(id)).toHaveLength(2);
  });
});

describe('without a transcript', () => {
  it('one is added from a file; a certified one says by whom, or is not taken', async () => {
    const { user, fake } = await openTranscript(null);
    fake.transcripts.told = { unnamed: 1, leftOut: 2, isShifted: true, placed: 1 };
    await user.click(await press('Add a file'));
    await user.click(await press('Choose a file'));
    expect(await screen.findByText('Zoom.vtt')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: /A certified transcript/ }));
    await user.click(await press('Add'));
    expect(await screen.findByText('Say who certified it.')).toBeTruthy();
    expect(fake.transcripts.all).toHaveLength(0);
    await user.click(screen.getByRole('radio', { name: /A draft/ }));
    const first = screen.getByRole('textbox', { name: /Where you hear its first line/ });
    await user.type(first, 'soon');
    await user.click(await press('Add'));
    expect(await screen.findByText(/^Write it as hours/)).toBeTruthy();
    expect(fake.transcripts.all).toHaveLength(0);
    await user.clear(first);
    await user.type(first, '0:04:12');
    await user.click(await press('Add'));
    expect(await row(/First words/)).toBeTruthy();
    // What is not as in the file, or cannot be relied on, is told; not that the times lie evenly, which they do not.
    const told = await screen.findByText(/^Added 1 line\. The file has times of the day\./);
    expect(told.textContent).toMatch(/does not say who speaks\. 2 rows of the file are no speech\./);
    expect(fake.transcripts.all).toMatchObject([{ kind: 'imported' }]);
    expect(fake.transcripts.firstLineMs).toBe(252_000);
  });

  it.each([
    ['the line to look at', 'line 6: no time', 'Look at line 6 of the file.'],
    ['what it is', 'kind: zip', /This is a ZIP file\. Unpack it/],
  ])('a file that is not read is refused with %s', async (_what, details, words) => {
    const failing = {
      'transcripts.import': {
        code: 'transcript-unreadable' as const,
        message: 'Line 6: …',
        details,
      },
    };
    const { user } = await openTranscript(null, {}, null, { failing });
    await user.click(await press('Add a file'));
    await user.click(await press('Choose a file'));
    await screen.findByText('Zoom.vtt');
    await user.click(await press('Add'));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('one is typed: the first line begins where the sound is', async () => {
    const { user, fake } = await openTranscript(null);
    await user.click(await press('Type one'));
    const title = await screen.findByRole('textbox', { name: /Title/ });
    await user.clear(title);
    await user.click(await press('Start typing'));
    expect(await screen.findByText('Give it a title.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(title));
    await user.type(title, 'Mine');
    await user.click(await press('Start typing'));
    await user.click(await press('New line here'));
    await user.type(await screen.findByRole('textbox', { name: 'Words of this line' }), 'Hello.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(fake.transcripts.lines).toMatchObject([{ text: 'Hello.', timing: 'parent' }]));
  });
});

describe('a certified transcript', () => {
  it('offers nothing that would change it', async () => {
    await openTranscript(SAID, { kind: 'certified', certifiedBy: 'A. Clerk', certifiedOn: '2026-11-02' });
    expect(screen.getByText(/^Certified by A. Clerk on/)).toBeTruthy();
    for (const name of [/Words are right/, /Edit/, 'Who is it?', 'New line here']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
    expect(screen.getByRole('button', { name: 'Make a moment of this line' })).toBeTruthy();
  });
});

describe('20,000 lines', () => {
  it('are in the page only as far as they are in sight', async () => {
    const { fake } = await openTranscript(Array.from({ length: 20_000 }, (_, at) => `Ann: Line ${at}.`));
    expect(within(list()).getAllByRole('listitem').length).toBeLessThan(40);
    expect(within(list()).getAllByRole('listitem')[0]?.getAttribute('aria-setsize')).toBe('20000');
    // They cross in parts, and the last one is empty: 20,000 is eight times 2,500.
    expect(fake.calls.filter((name) => name === 'transcripts.open')).toHaveLength(9);
  });
});
