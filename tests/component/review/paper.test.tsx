import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  addDocument,
  type FakeKeptword,
  madeUpDocument,
  renderApp,
  sampleWorld,
} from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const MEETING = sampleWorld().meetings.find(({ title }) => title === 'Annual IEP meeting');
const SERVICES = 'Services\n\nSpeech therapy 30 minutes a week.\n\nBus with an aide.';

const ofChild = (fake: FakeKeptword) => {
  const studentId = MEETING?.studentIds[0] ?? null;
  addDocument(fake, madeUpDocument('d1', { title: 'Letter', kind: 'letter', studentId }), ['Dear parents']);
  addDocument(
    fake,
    madeUpDocument('d2', {
      ordinal: 2,
      title: 'Last IEP',
      studentId,
      pages: 2,
      mediaType: 'application/pdf',
    }),
    ['Goals and present levels', SERVICES],
  );
};

/** Review with the papers that `fill` puts there, at their tab. */
async function openPaper(fill: (fake: FakeKeptword) => void = ofChild) {
  const app = renderApp();
  fill(app.fake);
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await app.user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await app.user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
  await screen.findByRole('slider', { name: 'Place in the sound' });
  await waitFor(() =>
    expect(screen.getByRole('button', { name: /^Disputed/ })).not.toHaveProperty('disabled', true),
  );
  await app.user.click(screen.getByRole('tab', { name: 'Paper' }));
  return app;
}

const paperChoice = () => screen.findByRole('button', { name: /Paper$/ });

/** As the mouse does it: words of the page on the screen. */
function select(words: string): void {
  const [part] = [...document.querySelectorAll('.text-words span, .text-words mark')].filter((one) =>
    one.textContent?.includes(words),
  );
  const text = part?.firstChild;
  if (!(text instanceof Text)) throw new Error(`not on the screen: ${words}`);
  const from = text.data.indexOf(words);
  getSelection()?.setBaseAndExtent(text, from, text, from + words.length);
  document.dispatchEvent(new Event('selectionchange'));
}

describe('a paper beside the sound', () => {
  it('asks for one where there is none, and opens it as soon as it is here', async () => {
    const { user } = await openPaper(() => undefined);
    expect(await screen.findByText('Add a paper, and you can read it while you listen.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add papers' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add papers' });
    await user.click(within(dialog).getByRole('button', { name: 'Choose files' }));
    await user.click(await within(dialog).findByRole('button', { name: /What is it/ }));
    await user.click(await screen.findByRole('option', { name: 'Notice' }));
    await user.click(within(dialog).getByRole('button', { name: 'Add 2 files' }));
    await user.click((await within(dialog).findAllByRole('button', { name: 'Close' }))[0] as HTMLElement);
    expect(await screen.findByText(/The team agreed on 30 minutes/)).toBeTruthy();
  });

  it('is the child’s plan before a letter; another choice is kept, and the keys of the player go on', async () => {
    const { user, fake } = await openPaper();
    expect((await paperChoice()).textContent).toContain('D02 · Last IEP');
    expect(await screen.findByText(/Speech therapy 30 minutes/)).toBeTruthy();
    const before = fake.world.moments.length;
    (await screen.findByRole('region', { name: 'Pages of the document' })).focus();
    await user.keyboard('p');
    await waitFor(() => expect(fake.world.moments).toHaveLength(before + 1));
    await user.click(await paperChoice());
    await user.click(await screen.findByRole('option', { name: /Letter/ }));
    expect(await screen.findByText('Dear parents')).toBeTruthy();
    expect(fake.settings.papersBeside).toEqual([{ meetingId: MEETING?.id, documentId: 'd1', page: 1 }]);
    await user.click(screen.getByRole('tab', { name: 'Moments' }));
    await user.click(screen.getByRole('tab', { name: 'Paper' }));
    expect(await screen.findByText('Dear parents')).toBeTruthy();
  });

  it('finds a word, and Escape goes back to reading', async () => {
    const { user } = await openPaper();
    await screen.findByText(/Speech therapy 30 minutes/);
    await user.keyboard('{Control>}f{/Control}');
    await user.keyboard('aide{Enter}');
    expect(await screen.findByText('1 of 1')).toBeTruthy();
    expect(document.querySelector('mark[data-kind="current"]')?.textContent).toBe('aide');
    await user.keyboard('{Escape}');
    const pages = screen.getByRole('region', { name: 'Pages of the document' });
    await waitFor(() => expect(document.activeElement).toBe(pages));
  });

  it('ties the selected words to the chosen moment in one press; they are marked and play there', async () => {
    const { user, fake } = await openPaper();
    await screen.findByText(/Speech therapy 30 minutes/);
    select('30 minutes a week');
    expect(await screen.findByText(/^First choose a moment/)).toBeTruthy();
    await user.keyboard('p');
    select('30 minutes a week');
    await user.click(await screen.findByRole('button', { name: /^Tie to this moment/ }));
    const moment = fake.world.moments.at(-1);
    await waitFor(() =>
      expect(fake.world.passages).toMatchObject([
        { documentId: 'd2', page: 2, quote: '30 minutes a week', momentId: moment?.id },
      ]),
    );
    expect((await screen.findByText('30 minutes a week')).dataset.kind).toBe('tied');
    // It is the moment’s page, too, as it is when words are tied on the page of the document.
    expect(fake.world.moments.at(-1)).toMatchObject({ iepDocumentId: 'd2', iepPage: 2 });
    expect(screen.getByRole('button', { name: 'Words of this moment: page 2' })).toBeTruthy();
    // What plays behind them is no part of the page’s words.
    select('Bus with an aide.');
    await user.click(await screen.findByRole('button', { name: /^Tie to this moment/ }));
    await waitFor(() => expect(fake.world.passages.at(-1)?.quote).toBe('Bus with an aide.'));
    const [play] = await screen.findAllByRole('button', { name: /^Play 0:00:00: / });
    await user.click(play as HTMLElement);
    expect((await screen.findAllByRole('button', { name: /^Stop 0:00:00/ })).length).toBeGreaterThan(0);
  });

  it('ties by keyboard alone: Shift and arrows, then Enter', async () => {
    const { user, fake } = await openPaper();
    await user.keyboard('p');
    await screen.findByText(/Speech therapy 30 minutes/);
    await user.type(screen.getByRole('textbox', { name: 'Page, of 2' }), '{Control>}a{/Control}2{Enter}');
    await user.click(screen.getByRole('button', { name: 'Select words with the keys' }));
    const words = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Select the words/ });
    expect(document.activeElement).toBe(words);
    words.setSelectionRange(0, 8);
    await user.keyboard('{Shift}');
    await screen.findByRole('button', { name: /^Tie to this moment/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(fake.world.passages[0]).toMatchObject({ page: 2, quote: 'Services' }));
    expect(await screen.findByText('These words are tied to this moment.')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(await screen.findByText(/Speech therapy 30 minutes/)).toBeTruthy();
    // Where she stopped reading is where it opens the next time.
    await waitFor(() => expect(fake.settings.papersBeside[0]).toMatchObject({ documentId: 'd2', page: 2 }));
  });
});
