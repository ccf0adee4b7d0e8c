import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { matches, parseCombo } from '../../../renderer/app/combo.ts';
import { emptyWorld, renderApp } from '../../support/bridge/index.ts';

const focused = () => document.activeElement;

describe('the frame', () => {
  it('moves the focus to the heading of the page, and back and forward walk the history', async () => {
    const { user } = renderApp();
    const home = await screen.findByRole('heading', { name: 'Home' });
    await waitFor(() => expect(focused()).toBe(home));
    await user.click(screen.getByRole('button', { name: 'Goals' }));
    const goals = await screen.findByRole('heading', { name: 'Goals', level: 1 });
    await waitFor(() => expect(focused()?.textContent).toBe(goals.textContent));
    expect(screen.getByRole('button', { name: 'Goals' }).getAttribute('aria-current')).toBe('page');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(await screen.findByRole('heading', { name: 'Home' })).toBeTruthy();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(await screen.findByRole('heading', { name: 'Goals', level: 1 })).toBeTruthy();
  });

  it('locks with Ctrl+L, also while typing, and nothing of the archive stays in the window', async () => {
    const { user, fake, client } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.type(await screen.findByLabelText('What are you looking for?'), 'speech');
    await screen.findByRole('list', { name: 'Moments' });
    await user.keyboard('{Control>}l{/Control}');
    expect(await screen.findByRole('heading', { name: /Open “Family papers”/ })).toBeTruthy();
    expect(fake.archive.state).toBe('locked');
    await waitFor(() => {
      const kept = client
        .getQueryCache()
        .getAll()
        // That no child has the window may stay known: it is nothing of the archive.
        .filter(({ queryKey, state }) => queryKey[1] !== 'showing' || state.data !== null)
        .map((query) => query.queryKey.slice(0, 2).join('.'));
      expect(kept.filter((key) => !/^(app|archive)\./.test(key))).toEqual([]);
    });
    expect(document.body.textContent).not.toContain('therapy');
  });

  it('undoes and redoes with a sentence that says what it was, but never while typing', async () => {
    const { user, api, fake } = renderApp();
    await screen.findByRole('heading', { name: 'Home' });
    await api.goals.remove({ id: 'g1' });
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText(/Taken back. Goal: J.R. will use four-word sentences/)).toBeTruthy();
    expect(fake.world.goals.some((goal) => goal.id === 'g1')).toBe(true);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(await screen.findByText(/Done again. Goal:/)).toBeTruthy();
    // Beside it the sentence before would say the opposite.
    await waitFor(() => expect(screen.queryByText(/Taken back/)).toBeNull());
    expect(fake.world.goals.some((goal) => goal.id === 'g1')).toBe(false);
    // What has no words of its own is not announced with a colon and nothing behind it.
    await api.concerns.add({ meetingId: fake.world.meetings[0]?.id ?? '', text: 'The bus' });
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText(/^Taken back\. [^:]+\.$/)).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Search' }));
    await user.type(await screen.findByLabelText('What are you looking for?'), 'a{Control>}z{/Control}?/');
    expect(fake.calls.filter((call) => call === 'review.undo')).toHaveLength(2);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says so when there is nothing to undo', async () => {
    const { user } = renderApp({ world: emptyWorld() });
    await screen.findByRole('heading', { name: 'Home' });
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('There is nothing more to take back.')).toBeTruthy();
  });

  it('shows all keys on ? and gives the focus back', async () => {
    const { user } = renderApp();
    const home = await screen.findByRole('heading', { name: 'Home' });
    await waitFor(() => expect(focused()).toBe(home));
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'All keys' });
    expect(within(dialog).getByText('Lock the archive')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('warns before it locks and stays open on “I am here”', async () => {
    const { user, fake } = renderApp();
    await screen.findByRole('heading', { name: 'Home' });
    act(() => fake.emit('lockSoon', { seconds: 30 }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Are you still here?' });
    const here = within(dialog).getByRole('button', { name: 'I am here' });
    await waitFor(() => expect(focused()).toBe(here));
    const before = fake.calls.filter((call) => call === 'app.touch').length;
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(fake.calls.filter((call) => call === 'app.touch').length).toBeGreaterThan(before);
  });

  it('speaks Spanish on a Spanish computer', async () => {
    renderApp({ locale: 'es-MX' });
    expect(await screen.findByRole('heading', { name: 'Inicio' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('es');
  });

  it('shows the sentence of an error by its code, and the cause only under Details', async () => {
    const { user } = renderApp({
      failing: { 'meetings.list': { code: 'disk-full', message: 'raw english', details: 'ENOSPC at 0x1' } },
    });
    expect(await screen.findByText(/The disk is full/)).toBeTruthy();
    expect(screen.queryByText('raw english')).toBeNull();
    const details = screen.getByRole('button', { name: 'Details' });
    expect(details.getAttribute('aria-expanded')).toBe('false');
    await user.click(details);
    expect(screen.getByText(/ENOSPC/)).toBeTruthy();
  });

  it('adds a child by initials and then shows them at the top', async () => {
    const { user, fake } = renderApp({ world: emptyWorld() });
    await user.click((await screen.findAllByRole('button', { name: 'Add a child' }))[0] as HTMLElement);
    await user.type(await screen.findByRole('textbox', { name: /Initials/ }), 'A.B.{Enter}');
    expect(await screen.findByRole('button', { name: 'Child: A.B., switch to another child' })).toBeTruthy();
    expect(fake.world.students).toMatchObject([{ initials: 'A.B.', schoolYear: null, birthDate: null }]);
  });
});

describe('key combinations', () => {
  const key = (text: string, held: Partial<KeyboardEvent> = {}) => ({
    key: text,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  });

  it('reads them', () => {
    expect(parseCombo('mod+shift+z')).toEqual({ key: 'z', mod: true, alt: false, shift: true });
    expect(parseCombo('space').key).toBe(' ');
  });

  it('tells undo from redo, takes Command for Ctrl, and takes a sign from any keyboard', () => {
    expect(matches(key('z', { ctrlKey: true }), 'mod+z')).toBe(true);
    expect(matches(key('z', { metaKey: true }), 'mod+z')).toBe(true);
    expect(matches(key('Z', { ctrlKey: true, shiftKey: true }), 'mod+z')).toBe(false);
    expect(matches(key('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z')).toBe(true);
    expect(matches(key('?', { shiftKey: true }), '?')).toBe(true);
    expect(matches(key('/', { shiftKey: true }), '/')).toBe(true);
    expect(matches(key('l'), 'mod+l')).toBe(false);
  });

  it('knows a digit with Shift by where it sits, whatever it types', () => {
    const shifted = { shiftKey: true };
    expect(matches({ ...key('!', shifted), code: 'Digit1' }, 'shift+1')).toBe(true);
    expect(matches({ ...key('"', shifted), code: 'Digit2' }, 'shift+2')).toBe(true);
    expect(matches({ ...key('1'), code: 'Digit1' }, 'shift+1')).toBe(false);
    // Where Shift makes the digit itself, it is the digit.
    expect(matches({ ...key('1', shifted), code: 'Digit1' }, 'shift+1')).toBe(false);
    expect(matches({ ...key('1', shifted), code: 'Digit1' }, '1')).toBe(true);
    expect(matches({ ...key('!', { ...shifted, ctrlKey: true }), code: 'Digit1' }, 'shift+1')).toBe(false);
  });
});
