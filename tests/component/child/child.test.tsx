import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { concern } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

/** Two agreed moments, one disputed, one private. */
function world() {
  const made = sampleWorld();
  const [one, two, three, four] = made.moments;
  if (!one || !two || !three || !four) throw new Error('the sample has four moments');
  Object.assign(one, {
    outcome: 'agreed',
    dispute: null,
    private: false,
    text: 'A speech teacher every week',
  });
  Object.assign(two, { outcome: 'agreed', dispute: null, private: false, text: 'A quiet desk' });
  Object.assign(three, {
    outcome: 'agreed',
    private: false,
    dispute: { ...emptyDispute, claim: 'No' },
    text: 'Sixty',
  });
  Object.assign(four, { outcome: 'agreed', dispute: null, private: true, text: 'About her mother' });
  made.moments = [one, two, three, four];
  return made;
}
const emptyDispute = { by: null, where: null, on: null, status: 'denied', documentId: null, page: null };

async function openList(made = world()) {
  const app = renderApp({ world: made });
  const { user } = app;
  await user.click(await screen.findByRole('button', { name: 'Goals' }));
  await user.click(await screen.findByRole('button', { name: 'For my child' }));
  await user.click(await screen.findByRole('button', { name: 'New list' }));
  await user.type(await screen.findByRole('textbox', { name: /Title your child reads/ }), 'They said yes');
  await user.click(screen.getByRole('button', { name: 'Make the list' }));
  await user.click(await screen.findByRole('button', { name: 'Choose moments' }));
  return app;
}

async function withTwo() {
  const app = await openList();
  await app.user.click(await screen.findByRole('button', { name: 'Add “A speech teacher every week”' }));
  await screen.findByText('In the list');
  await screen.findByText('In the list: A speech teacher every week');
  await app.user.click(screen.getByRole('button', { name: 'Add “A quiet desk”' }));
  await waitFor(() => expect(screen.getAllByText('In the list')).toHaveLength(2));
  await app.user.click(screen.getByRole('button', { name: 'Done' }));
  return app;
}

async function given(change: (app: Awaited<ReturnType<typeof withTwo>>) => Promise<void> = async () => {}) {
  const app = await withTwo();
  await change(app);
  await app.user.click(screen.getByRole('button', { name: 'Give the window to my child' }));
  await app.user.click(await screen.findByRole('button', { name: 'Give it' }));
  await screen.findByRole('heading', { level: 1, name: 'A speech teacher every week' });
  return app;
}

const AT = '2026-10-21T10:00:00.000Z';

async function allowed({ user }: Awaited<ReturnType<typeof withTwo>>) {
  const box = screen.getByRole('checkbox', { name: /^My child may write and ask here/ });
  await user.click(box);
  await waitFor(() => expect(box).toHaveProperty('checked', true));
}

describe('For my child', () => {
  it('asks for a title at its field, and makes no list without one', async () => {
    const { user, fake } = renderApp({ world: world() });
    await user.click(await screen.findByRole('button', { name: 'Goals' }));
    await user.click(await screen.findByRole('button', { name: 'For my child' }));
    await user.click(await screen.findByRole('button', { name: 'New list' }));
    await user.click(await screen.findByRole('button', { name: 'Make the list' }));
    expect(await screen.findByText('Give it a title.')).toBeTruthy();
    expect(fake.calls).not.toContain('playlists.add');
  });

  it('offers agreed moments, never disputed ones, and private ones only when asked', async () => {
    const { user } = await openList();
    expect(await screen.findByText('A quiet desk')).toBeTruthy();
    expect(screen.queryByText('Sixty')).toBeNull();
    expect(screen.queryByText('About her mother')).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /^Show private moments too/ }));
    expect(await screen.findByText('About her mother')).toBeTruthy();
    expect(screen.queryByText('Sixty')).toBeNull();
  });

  it('shows what touches a hard part with the reason why it cannot be chosen', async () => {
    const made = world();
    const [agreed] = made.moments;
    if (!agreed) throw new Error('no moment');
    made.moments.push({ ...agreed, id: 'hard', mark: 'hard-part', private: true, text: 'Hard' });
    await openList(made);
    expect(await screen.findByText('Touches a part that is hard for you')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add “A speech teacher every week”' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Add “A quiet desk”' })).toBeTruthy();
  });

  it('keeps both of two moments that are added before main has answered the first', async () => {
    const { user, api } = await openList();
    const { change } = api.playlists;
    const answered = Promise.withResolvers<void>();
    api.playlists.change = async (input) => {
      await answered.promise;
      return change(input);
    };
    await user.click(await screen.findByRole('button', { name: 'Add “A speech teacher every week”' }));
    await user.click(screen.getByRole('button', { name: 'Add “A quiet desk”' }));
    answered.resolve();
    await waitFor(() => expect(screen.getAllByText('In the list')).toHaveLength(2));
  });

  it('is put in order and given titles with the keyboard alone', async () => {
    const { user } = await withTwo();
    const titles = () =>
      within(screen.getByRole('list', { name: 'Moments in this list, in order' }))
        .getAllByRole('textbox')
        .map((field) => (field as HTMLInputElement).value);
    expect(titles()).toEqual(['A speech teacher every week', 'A quiet desk']);
    screen.getByRole('button', { name: 'Move “A quiet desk” up' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(titles()[0]).toBe('A quiet desk'));
    const first = screen.getByRole('textbox', { name: 'Title of moment 1' });
    await user.clear(first);
    await user.type(first, 'Your own desk{Enter}');
    await waitFor(() => expect(titles()[0]).toBe('Your own desk'));
  });

  it('leaves three large buttons and nothing else, and goes through the clips', async () => {
    const { user } = await given();
    const names = screen.getAllByRole('button').map((button) => button.textContent);
    expect(names).toEqual(['Back', 'Play', 'Next', 'For grown-ups']);
    expect(screen.queryByRole('navigation')).toBeNull();
    // What was pressed is gone with the page before: who uses keys or a switch stands in this one.
    expect(document.activeElement?.tagName).toBe('H1');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'A quiet desk' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
    await user.keyboard('{Control>}z{/Control}/');
    expect(screen.getByRole('heading', { level: 1, name: 'A quiet desk' })).toBeTruthy();
  });

  it('is left with the passphrase only, and a wrong one is calm', async () => {
    const { user, fake } = await given();
    await user.click(screen.getByRole('button', { name: 'For grown-ups' }));
    const field = await screen.findByLabelText('Passphrase');
    await user.click(screen.getByRole('button', { name: 'Go back' }));
    expect(await screen.findByText('Type your passphrase.')).toBeTruthy();
    expect(document.activeElement).toBe(field);
    await user.type(field, 'let me out{Enter}');
    expect(await screen.findByText('That is not the passphrase. You can try again.')).toBeTruthy();
    await user.type(field, 'x');
    expect(screen.queryByText('That is not the passphrase. You can try again.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Stay here' }));
    await screen.findByRole('button', { name: 'Play' });
    await user.click(screen.getByRole('button', { name: 'For grown-ups' }));
    await user.type(await screen.findByLabelText('Passphrase'), `${fake.passphrase}{Enter}`);
    expect(await screen.findByRole('heading', { level: 1, name: 'Home' })).toBeTruthy();
  });

  it('is asked on the list whether the child may write, and says so before the window is given', async () => {
    const { user, fake } = await withTwo();
    const box = screen.getByRole('checkbox', { name: /^My child may write and ask here/ });
    expect(box).toHaveProperty('checked', false);
    await user.click(box);
    await waitFor(() => expect(box).toHaveProperty('checked', true));
    await user.click(screen.getByRole('button', { name: 'Give the window to my child' }));
    expect(await screen.findByText(/^Three big buttons will be left, and one for own words/)).toBeTruthy();
    expect(fake.world.childNotes).toEqual([]);
  });

  it('lets a child write, choose, change and take back its own words, kept while they are typed', async () => {
    const { user, fake } = await given(allowed);
    await user.click(screen.getByRole('button', { name: 'My words' }));
    await user.click(await screen.findByRole('button', { name: 'I want to talk about this' }));
    await waitFor(() => expect(fake.world.childNotes).toMatchObject([{ kind: 'talk', n: 1 }]));
    await user.click(screen.getByRole('button', { name: 'I agree' }));
    await waitFor(() => expect(fake.world.childNotes).toMatchObject([{ kind: 'agree', n: 1 }]));
    await user.click(screen.getByRole('button', { name: 'What I want to say' }));
    const field = await screen.findByRole('textbox', { name: 'I want to say' });
    await user.type(field, 'I sit{Enter}alone');
    // Nothing was pressed: what is typed is kept by itself.
    await waitFor(() => expect(fake.world.childNotes[1]).toMatchObject({ kind: 'say', text: 'I sit alone' }));
    expect(fake.world.childNotes[1]).toMatchObject({ about: 'A speech teacher every week' });
    await user.click(screen.getByRole('checkbox', { name: /^This is about/ }));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    const mine = within(await screen.findByRole('list', { name: 'What I wrote' }));
    expect(fake.world.childNotes[1]).toMatchObject({ about: null, momentId: null });
    await user.click(mine.getByRole('button', { name: 'Change: I sit alone' }));
    await user.clear(await screen.findByRole('textbox', { name: 'I want to say' }));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(fake.world.childNotes).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: /^Take back:/ }));
    // The note and its list are gone; the keyboard is not.
    await waitFor(() => expect(screen.queryByRole('list', { name: 'What I wrote' })).toBeNull());
    await waitFor(() => expect(document.activeElement?.textContent).toBe('My words'));
    await user.click(await screen.findByRole('button', { name: 'Back to listening' }));
    expect(screen.getByRole('heading', { level: 1, name: 'A speech teacher every week' })).toBeTruthy();
  });

  it('says that words are not kept yet, and keeps them with the next press; the parent is told', async () => {
    const { user, fake, api } = await given(allowed);
    const { write } = api.childNotes;
    const full = { code: 'disk-full', message: 'The disk is full.' };
    Object.assign(api.childNotes, { write: () => Promise.reject(full) });
    await user.click(screen.getByRole('button', { name: 'My words' }));
    await user.click(await screen.findByRole('button', { name: 'What I want to ask' }));
    await user.type(await screen.findByRole('textbox', { name: 'I want to ask' }), 'May I come?');
    expect((await screen.findByRole('alert')).textContent).toContain('not kept yet');
    Object.assign(api.childNotes, { write });
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(fake.world.childNotes).toMatchObject([{ text: 'May I come?' }]));
    await user.click(await screen.findByRole('button', { name: 'Back to listening' }));
    await user.click(screen.getByRole('button', { name: 'For grown-ups' }));
    await user.type(await screen.findByLabelText('Passphrase'), `${fake.passphrase}{Enter}`);
    expect(await screen.findByText('Your child wrote 1 note. It is under Goals, For my child.')).toBeTruthy();
  });

  it('leads through its own points one at a time, and nothing of the parent’s is among them', async () => {
    const { user } = await given(async (app) => {
      const point = (id: string, text: string, fromChild: boolean) =>
        app.fake.world.concerns.push(
          concern.parse({
            id,
            meetingId: 'meeting-1',
            text,
            fromChild,
            createdAt: '2026-10-01T10:00:00.000Z',
          }),
        );
      point('c1', 'A place at lunch', true);
      point('c2', 'The bus is late', false);
      point('c3', 'More time to read', true);
      await allowed(app);
    });
    await user.click(screen.getByRole('button', { name: 'My words' }));
    await user.click(await screen.findByRole('button', { name: 'My points for the meeting' }));
    expect(screen.getByRole('heading', { level: 1, name: 'A place at lunch' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByRole('heading', { level: 1, name: 'More time to read' })).toBeTruthy();
    expect(screen.getByText('2 of 2')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
  });
});

describe('What a child wrote', () => {
  it('stands before the meeting, with its moment, and goes on the agenda as the child’s point', async () => {
    const made = world();
    const of = {
      playlistId: 'playlist-1',
      studentId: 'student-1',
      putAway: false,
      createdAt: AT,
      changedAt: AT,
    };
    const said = { kind: 'say' as const, text: 'I sit alone', about: 'A quiet desk' };
    made.childNotes.push(
      { ...of, id: 'n1', n: 1, ...said, momentId: made.moments[1]?.id ?? null },
      { ...of, id: 'n2', n: 2, kind: 'unclear', text: '', about: 'Sixty', momentId: null },
    );
    const { user, fake, api } = renderApp({ world: made });
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: /Yearly review 2025/ }));
    const wrote = within(await screen.findByRole('list', { name: 'Notes of my child' }));
    expect(wrote.getByRole('button', { name: 'Hear “I sit alone”' })).toBeTruthy();
    await user.click(wrote.getByRole('button', { name: 'Put on the agenda: I sit alone' }));
    await waitFor(() =>
      expect(fake.world.concerns).toMatchObject([
        { text: 'I sit alone', fromChild: true, childNoteId: 'n1', meetingId: 'meeting-2' },
      ]),
    );
    expect(await screen.findByText('My child wrote this')).toBeTruthy();
    await user.click(wrote.getByRole('button', { name: 'Put away: I do not understand this: Sixty' }));
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Notes of my child' })).toBeNull());
    expect(fake.world.childNotes).toMatchObject([{ text: 'I sit alone' }, { putAway: true }]);
    await user.click(await screen.findByRole('button', { name: 'Bring back' }));
    const again = within(await screen.findByRole('list', { name: 'Notes of my child' }));
    await user.click(again.getByRole('button', { name: /^Put away: / }));
    // The last one is gone from the page: that it could not be brought back is told there all the same.
    Object.assign(api.childNotes, { putAway: () => Promise.reject({ code: 'disk-full', message: 'Full.' }) });
    await user.click(await screen.findByRole('button', { name: 'Bring back' }));
    expect(await screen.findByText(/^The disk is full\./)).toBeTruthy();
  });
});
