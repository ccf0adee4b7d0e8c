import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  addDocument,
  emptyWorld,
  type FakeKeptword,
  madeUpDocument,
  renderApp,
  sampleWorld,
} from '../../support/bridge/index.ts';

const TEXT = 'Services\n\nSpeech therapy 30 minutes a week.\n\nBus with an aide.';

/** The place of the papers, with what `fill` puts there first. */
async function openDocuments(fill: (fake: FakeKeptword) => void = () => undefined) {
  const app = renderApp();
  fill(app.fake);
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await app.user.click(await screen.findByRole('tab', { name: 'Documents' }));
  return app;
}

const twoPlans = (fake: FakeKeptword) => {
  addDocument(fake, madeUpDocument('d1', { title: 'Draft IEP', status: 'draft-given', kind: 'draft' }), [
    TEXT,
  ]);
  addDocument(fake, madeUpDocument('d2', { ordinal: 2, title: 'Final IEP', date: '2026-11-01' }), [
    TEXT,
    null,
  ]);
};

describe('Documents', () => {
  it('teaches what belongs here, and adds files: the bad one is told apart', async () => {
    const { user, fake } = await openDocuments();
    await user.click(await screen.findByRole('button', { name: 'Add papers' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add papers' });
    await user.click(within(dialog).getByRole('button', { name: 'Add this file' }));
    expect(await within(dialog).findByText('Choose at least one file first.')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Choose files' }));
    await user.click(await within(dialog).findByRole('button', { name: 'Add 2 files' }));
    expect(await within(dialog).findByText('Choose what it is.')).toBeTruthy();
    const kind = within(dialog).getByRole('button', { name: /What is it/ });
    await waitFor(() => expect(document.activeElement).toBe(kind));
    await user.click(within(dialog).getByRole('button', { name: /What is it/ }));
    await user.click(await screen.findByRole('option', { name: 'Notice' }));
    await user.click(within(dialog).getByRole('button', { name: 'Add 2 files' }));
    const results = await screen.findByRole('list', { name: 'What became of each file' });
    expect(within(results).getByText('Kept')).toBeTruthy();
    expect(within(results).getByText('Not kept')).toBeTruthy();
    expect(within(results).getByText(/This is not a PDF, a picture or a Word file/)).toBeTruthy();
    expect(fake.world.documents[0]).toMatchObject({ kind: 'notice', studentId: 'student-1' });
  });

  it('says of each what it is, and what of it has no words', async () => {
    await openDocuments(twoPlans);
    const list = await screen.findByRole('list', { name: 'Documents' });
    expect(within(list).getByText('Given as a draft')).toBeTruthy();
    expect(within(list).getByText('1 page without text')).toBeTruthy();
  });

  it('changes what is said of one, and undo takes it back', async () => {
    const { user, fake } = await openDocuments(twoPlans);
    await user.click(await screen.findByRole('button', { name: 'More for Draft IEP' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Change what is said of it' }));
    const title = await screen.findByRole('textbox', { name: /Title/ });
    await user.clear(title);
    await user.type(title, 'Draft of September{Enter}');
    expect(await screen.findByRole('button', { name: /^Draft of September/ })).toBeTruthy();
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByRole('button', { name: /^Draft IEP/ })).toBeTruthy();
    expect(fake.world.documents[0]?.title).toBe('Draft IEP');
  });

  it('takes one out and brings it back; deleting for good asks for the code and a reason', async () => {
    const { user, fake } = await openDocuments(twoPlans);
    await user.click(await screen.findByRole('button', { name: 'More for Draft IEP' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Take out' }));
    await user.click(await screen.findByRole('button', { name: '1 paper was taken out' }));
    await user.click(await screen.findByRole('button', { name: 'Bring back' }));
    await user.click(await screen.findByRole('button', { name: 'More for Final IEP' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete for good' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete D02 for good?' });
    expect(within(dialog).getByText(/^Old copies of the list can still hold its title/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Delete for good' }));
    expect(await within(dialog).findByText('Write a reason. It stays in the log.')).toBeTruthy();
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'Wrong child');
    await user.type(within(dialog).getByRole('textbox', { name: /Type D02/ }), 'd02{Enter}');
    await screen.findByRole('button', { name: /^Draft IEP/ });
    expect(fake.calls).toContain('documents.remove');
    expect(fake.world.documents.map(({ title }) => title)).toEqual(['Draft IEP']);
  });
});

describe('one document', () => {
  async function openPlan() {
    const app = await openDocuments(twoPlans);
    await app.user.click(await screen.findByRole('button', { name: /^Final IEP/ }));
    await screen.findByRole('heading', { level: 1, name: 'Final IEP' });
    return app;
  }

  it('gives the focus back to its row on the way back', async () => {
    const { user } = await openPlan();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    const row = await screen.findByRole('button', { name: /^Final IEP/ });
    await waitFor(() => expect(document.activeElement).toBe(row));
  });

  it('is read without its picture, and words are found in it', async () => {
    const { user } = await openPlan();
    expect(await screen.findByText(/Speech therapy 30 minutes/)).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Find words in it' }), 'SPEECH therapy{Enter}');
    expect(await screen.findByText('1 of 1')).toBeTruthy();
    expect(document.querySelector('mark[data-kind="current"]')?.textContent).toBe('Speech therapy');
    await user.type(screen.getByRole('textbox', { name: 'Find words in it' }), ' xyz');
    expect(await screen.findByText('Not found')).toBeTruthy();
  });

  it('turns to a page by its number; the focus stays in the field, and a number too high is put right', async () => {
    const { user } = await openDocuments((fake) =>
      addDocument(fake, madeUpDocument('d1', { title: 'Scanned IEP', pages: 2 }), [TEXT, TEXT]),
    );
    await user.click(await screen.findByRole('button', { name: /^Scanned IEP/ }));
    await screen.findByRole('textbox', { name: 'Page, of 2' });
    const field = () => screen.getByRole('textbox', { name: 'Page, of 2' }) as HTMLInputElement;
    await user.clear(field());
    await user.type(field(), '2{Enter}');
    expect(document.activeElement).toBe(field());
    await user.clear(field());
    await user.type(field(), '9{Enter}');
    expect(field().value).toBe('2');
    expect(document.activeElement).toBe(field());
  });

  it('takes the words that are typed for a page that is only a picture', async () => {
    const { user, fake } = await openPlan();
    await user.click(await screen.findByRole('button', { name: 'Type the words of page 2' }));
    await user.type(await screen.findByRole('textbox', { name: 'Words' }), 'One aide.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Typed by you')).toBeTruthy();
    expect(fake.world.documentPages.find(({ source }) => source === 'typed')?.text).toBe('One aide.');
  });

  it('ties words to a moment by keyboard alone', async () => {
    const { user, fake } = await openPlan();
    await user.click(await screen.findByRole('button', { name: 'Tie words to what was said' }));
    const dialog = await screen.findByRole('dialog', { name: 'Tie words to what was said' });
    await user.click(within(dialog).getByRole('button', { name: 'Tie them' }));
    expect(await within(dialog).findByText('Choose one.')).toBeTruthy();
    const words = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: /Select the words/ });
    // What is missing first gets the focus.
    await waitFor(() => expect(document.activeElement).toBe(words));
    words.blur();
    words.focus();
    words.setSelectionRange(TEXT.indexOf('30 minutes'), TEXT.indexOf('30 minutes') + 11);
    words.dispatchEvent(new Event('select', { bubbles: true }));
    expect((await within(dialog).findByText('30 minutes')).tagName).toBe('BLOCKQUOTE');
    // Chromium selects nothing by keys in a field that is `readonly`; this one refuses what would change it.
    expect(words.readOnly).toBe(false);
    await user.keyboard('Z{Backspace}');
    expect(words.value).toBe(TEXT);
    await user.click(within(dialog).getByRole('button', { name: /A moment/ }));
    await user.click((await screen.findAllByRole('option'))[0] as HTMLElement);
    await user.click(within(dialog).getByRole('button', { name: 'Tie them' }));
    const tied = await screen.findByRole('list', { name: 'Tied to what was said' });
    expect(within(tied).getByText(/30 minutes/)).toBeTruthy();
    expect(fake.world.passages[0]).toMatchObject({ quote: '30 minutes', page: 1 });
    await user.click(within(tied).getByRole('button', { name: 'Take out: 30 minutes' }));
    expect(await screen.findByText(/^Select words in the document/)).toBeTruthy();
  });
});

describe('two papers', () => {
  it('are compared: changes with icon, word and pages, and what could not be compared', async () => {
    const { user, fake } = await openDocuments(twoPlans);
    fake.comparison = {
      rows: [
        { kind: 'same', first: { page: 1, text: 'Services' }, second: { page: 1, text: 'Services' } },
        {
          kind: 'changed',
          first: { page: 1, text: 'Speech 60 minutes' },
          second: { page: 2, text: 'Speech 30 minutes' },
          words: [
            { kind: 'same', text: 'Speech ' },
            { kind: 'removed', text: '60' },
            { kind: 'added', text: '30' },
            { kind: 'same', text: ' minutes' },
          ],
        },
        { kind: 'removed', first: { page: 3, text: 'Bus with an aide.' }, elsewhere: null },
      ],
      leftOut: { first: 0, second: 2 },
    };
    await user.click(await screen.findByRole('button', { name: 'Compare two' }));
    expect(await screen.findByText('1 part changed · 1 part taken out · 0 parts added')).toBeTruthy();
    expect(screen.getByText('2 lines that are on nearly every page were left out.')).toBeTruthy();
    expect(screen.getByText('Final IEP: page 2 is only a picture.')).toBeTruthy();
    const list = screen.getByRole('list', { name: 'Changes' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(list.querySelector('del')?.textContent).toBe('taken out: 60');
    expect(list.querySelector('ins')?.textContent).toBe('added: 30');
    await user.click(screen.getByRole('checkbox', { name: 'Show also what is the same' }));
    expect(within(list).getAllByRole('listitem')).toHaveLength(3);
  });

  it('begin with two that have words, told apart by their codes', async () => {
    const { user } = await openDocuments((fake) => {
      twoPlans(fake);
      addDocument(fake, madeUpDocument('d9', { ordinal: 9, title: 'Photo', pages: 1 }), [null]);
      addDocument(fake, madeUpDocument('d8', { ordinal: 8, title: 'Photo', pages: 1 }), [null]);
    });
    await user.click(await screen.findByRole('button', { name: 'Compare two' }));
    expect(await screen.findByRole('button', { name: /^D02 · Final IEP .*The older one/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^D01 · Draft IEP .*The newer one/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /The older one/ }));
    expect(new Set((await screen.findAllByRole('option')).map((one) => one.textContent)).size).toBe(4);
  });

  it('give the focus back to the button that led to them', async () => {
    const { user } = await openDocuments(twoPlans);
    await user.click(await screen.findByRole('button', { name: 'Compare two' }));
    await screen.findByRole('heading', { level: 1, name: 'Compare two papers' });
    await user.click(screen.getByRole('button', { name: 'Back' }));
    const opener = await screen.findByRole('button', { name: 'Compare two' });
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it('need two', async () => {
    const app = renderApp({ world: { ...emptyWorld(), students: sampleWorld().students } });
    addDocument(app.fake, madeUpDocument('d1'), [TEXT]);
    await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
    await app.user.click(await screen.findByRole('tab', { name: 'Documents' }));
    await screen.findByRole('button', { name: /^IEP 2026/ });
    expect(screen.queryByRole('button', { name: 'Compare two' })).toBeNull();
  });

  it('lists the changes and comments that a Word file still shows, and says how its words are read', async () => {
    const { user } = await openDocuments((fake) => {
      addDocument(fake, madeUpDocument('d1', { title: 'Draft IEP' }), ['Speech 30 minutes a week.']);
      fake.tracked.set('d1', {
        changes: [
          { kind: 'taken-out', text: '60', behind: 'Speech', by: 'Dana Lee', day: '2026-03-02' },
          { kind: 'put-in', text: '30', behind: 'Speech', by: null, day: null },
        ],
        comments: [{ text: 'Mom will not like this.', by: 'Dana Lee' }],
        more: 0,
      });
    });
    await user.click(await screen.findByRole('button', { name: /^Draft IEP/ }));
    expect(await screen.findByText(/read as if every change had been made/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show 3 changes and comments' }));
    const rows = within(await screen.findByRole('list', { name: 'Changes and comments' })).getAllByRole(
      'listitem',
    );
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/60.*Dana Lee · .*2026 · after “Speech”.*Taken out/),
      expect.stringMatching(/30.*after “Speech”.*Put in/),
      expect.stringMatching(/Mom will not like this\..*Dana Lee.*Comment/),
    ]);
  });

  it('asks for the password of a locked file, says when it is wrong, and says later that copies need it', async () => {
    const { user, fake } = await openDocuments((world) => world.passwords.set('file-1', 'maple'));
    await user.click(await screen.findByRole('button', { name: 'Add papers' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add papers' });
    await user.click(within(dialog).getByRole('button', { name: 'Choose files' }));
    await user.click(await within(dialog).findByRole('button', { name: /What is it/ }));
    await user.click(await screen.findByRole('option', { name: 'Evaluation' }));
    await user.click(within(dialog).getByRole('button', { name: 'Add 2 files' }));
    const field = () => within(dialog).findByLabelText(/Password of locked.pdf/);
    await user.type(await field(), 'mapel{Enter}');
    expect(await within(dialog).findByText(/That password does not open it/)).toBeTruthy();
    fake.passwords.set('document-new-1', 'maple');
    await user.type(await field(), 'maple{Enter}');
    expect(await within(dialog).findByText('Kept')).toBeTruthy();
    expect(fake.world.documents[0]).toMatchObject({ kind: 'evaluation' });
    // What became of the other file is still told.
    expect(within(dialog).getByText('Not kept')).toBeTruthy();
    fake.world.documents = fake.world.documents.map((one) => ({
      ...one,
      mediaType: 'application/pdf',
      pages: 1,
    }));
    await user.click(within(dialog).getByRole('button', { name: /^iep-2026/ }));
    expect(await screen.findByText(/Whoever gets a copy needs the password too/)).toBeTruthy();
  });
});
