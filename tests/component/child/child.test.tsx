import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
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
  await app.user.click(screen.getByRole('button', { name: 'Add “A quiet desk”' }));
  await waitFor(() => expect(screen.getAllByText('In the list')).toHaveLength(2));
  await app.user.click(screen.getByRole('button', { name: 'Done' }));
  return app;
}

async function given() {
  const app = await withTwo();
  await app.user.click(screen.getByRole('button', { name: 'Give the window to my child' }));
  await app.user.click(await screen.findByRole('button', { name: 'Give it' }));
  await screen.findByRole('heading', { level: 1, name: 'A speech teacher every week' });
  return app;
}

describe('For my child', () => {
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
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'A quiet desk' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
    await user.keyboard('{Control>}z{/Control}/');
    expect(screen.getByRole('heading', { level: 1, name: 'A quiet desk' })).toBeTruthy();
  });

  it('is left with the passphrase only, and a wrong one is calm', async () => {
    const { user, fake } = await given();
    await user.click(screen.getByRole('button', { name: 'For grown-ups' }));
    await user.type(await screen.findByLabelText('Passphrase'), 'let me out{Enter}');
    expect(await screen.findByText('That is not the passphrase. You can try again.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Stay here' }));
    await screen.findByRole('button', { name: 'Play' });
    await user.click(screen.getByRole('button', { name: 'For grown-ups' }));
    await user.type(await screen.findByLabelText('Passphrase'), `${fake.passphrase}{Enter}`);
    expect(await screen.findByRole('heading', { level: 1, name: 'Home' })).toBeTruthy();
  });
});
