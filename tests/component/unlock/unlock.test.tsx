import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../../renderer/features/unlock/index.ts';
import { DRILL, emptyWorld, RECOVERY_WORDS, renderApp } from '../../support/bridge/index.ts';

const locked = { state: { state: 'locked', name: 'Family papers' } } as const;
const fresh = { state: { state: 'none' }, world: emptyWorld() } as const;

describe('opening an archive', () => {
  it('opens with the right passphrase, by keyboard only', async () => {
    const { user, fake } = renderApp(locked);
    const field = await screen.findByLabelText('Passphrase');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('correct horse battery staple{Enter}');
    expect(await screen.findByRole('heading', { name: 'Home' })).toBeTruthy();
    expect(fake.archive.state).toBe('open');
  });

  it('answers a wrong passphrase with a calm sentence, again and again, and keeps the focus in the field', async () => {
    const { user, fake } = renderApp(locked);
    const field = await screen.findByLabelText('Passphrase');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await user.clear(field);
      await user.type(field, `wrong ${attempt}{Enter}`);
      expect(await screen.findByText(/does not fit. Try again as often as you like/)).toBeTruthy();
    }
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(fake.calls.filter((call) => call === 'archive.unlock')).toHaveLength(5);
    await user.clear(field);
    await user.type(field, 'correct horse battery staple{Enter}');
    expect(await screen.findByRole('heading', { name: 'Home' })).toBeTruthy();
  });

  it('overwrites the bytes of the passphrase after the call', async () => {
    const { user, api, fake } = renderApp(locked);
    const seen: Uint8Array[] = [];
    const { unlock } = api.archive;
    api.archive.unlock = (input) => {
      seen.push(input.passphrase);
      return unlock(input);
    };
    await user.type(await screen.findByLabelText('Passphrase'), 'wrong{Enter}');
    await screen.findByText(/does not fit/);
    expect(seen).toHaveLength(1);
    expect([...(seen[0] ?? [])]).toEqual([0, 0, 0, 0, 0]);
    expect(fake.archive.state).toBe('locked');
  });

  it('shows the passphrase only when asked', async () => {
    const { user } = renderApp(locked);
    const field = await screen.findByLabelText('Passphrase');
    expect(field.getAttribute('type')).toBe('password');
    await user.click(screen.getByRole('button', { name: 'Show what I type' }));
    expect(field.getAttribute('type')).toBe('text');
    await user.click(screen.getByRole('button', { name: 'Hide what I type' }));
    expect(field.getAttribute('type')).toBe('password');
  });

  it('lets language and text size be changed before anything is unlocked', async () => {
    const { user } = renderApp(locked);
    await user.click(await screen.findByRole('button', { name: 'Text size and language' }));
    await user.click(screen.getByRole('radio', { name: '200%' }));
    await waitFor(() => expect(document.documentElement.style.getPropertyValue('--text-scale')).toBe('2'));
    await user.click(screen.getByRole('radio', { name: 'Español' }));
    expect(await screen.findByRole('heading', { name: 'Tamaño del texto e idioma' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('es');
  });

  it('opens with the recovery words and a new passphrase', async () => {
    const { user, fake } = renderApp(locked);
    await user.click(await screen.findByRole('button', { name: 'I forgot my passphrase' }));
    const words = screen.getByLabelText('The 24 words, in order');
    await user.click(words);
    await user.paste(RECOVERY_WORDS.slice(0, 23).join(' '));
    expect(screen.getByText('23 of 24 typed.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Open' }).hasAttribute('disabled')).toBe(true);
    await user.paste(' anchor');
    await user.type(screen.getByLabelText('A new passphrase'), 'purple kettle borrowed moon{Enter}');
    expect(await screen.findByRole('heading', { name: 'Home' })).toBeTruthy();
    expect(fake.passphrase).toBe('purple kettle borrowed moon');
  });
});

describe('making an archive', () => {
  it('walks name, passphrase, 24 words and the words typed back', async () => {
    const { user, fake } = renderApp(fresh);
    await user.click(await screen.findByRole('button', { name: /Make a new archive/ }));
    await user.type(screen.getByLabelText('Name of the archive'), 'Blue folder{Enter}');
    expect(await screen.findByRole('heading', { name: 'Choose a passphrase' })).toBeTruthy();
    await user.type(screen.getByLabelText('Passphrase'), 'purple kettle borrowed moon{Enter}');
    expect(screen.getByText('Very good.')).toBeTruthy();
    // Not typed yet is not typed wrong: Enter goes on to the next field.
    expect(document.activeElement).toBe(screen.getByLabelText('The same once more'));
    expect(screen.queryByText(/The two are not the same/)).toBeNull();
    await user.type(screen.getByLabelText('The same once more'), 'purple kettle borrowed sun{Enter}');
    expect(await screen.findByText(/The two are not the same/)).toBeTruthy();
    expect(fake.calls).not.toContain('archive.create');
    await user.clear(screen.getByLabelText('The same once more'));
    await user.type(screen.getByLabelText('The same once more'), 'purple kettle borrowed moon{Enter}');

    expect(await screen.findByRole('heading', { name: 'Your 24 recovery words' })).toBeTruthy();
    const list = screen.getByRole('list', { name: 'Your 24 recovery words' });
    expect(list.querySelectorAll('li')).toHaveLength(24);
    await user.click(screen.getByRole('button', { name: 'I have the words' }));

    const [first = 0, second = 0] = DRILL;
    await user.type(screen.getByLabelText(`Word ${first}`), 'winter{Enter}');
    expect(screen.getAllByText('Take this word from your sheet.')).toHaveLength(DRILL.length - 1);
    expect(document.activeElement).toBe(screen.getByLabelText(`Word ${second}`));
    for (const position of DRILL.slice(1))
      await user.type(screen.getByLabelText(`Word ${position}`), 'winter');
    await user.click(screen.getByRole('button', { name: 'Check and open' }));
    expect(await screen.findByText(/These do not match yet/)).toBeTruthy();
    expect(fake.archive.state).toBe('unconfirmed');
    for (const position of DRILL) {
      await user.clear(screen.getByLabelText(`Word ${position}`));
      await user.type(
        screen.getByLabelText(`Word ${position}`),
        (RECOVERY_WORDS[position - 1] ?? '').toUpperCase(),
      );
    }
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Home' })).toBeTruthy();
    expect(fake.archive).toMatchObject({ state: 'open', name: 'Blue folder' });
  });

  it('shows the words again after the window was reloaded in the middle, and forgets them afterwards', async () => {
    const { user, client } = renderApp({ state: { state: 'unconfirmed', name: 'Family papers' } });
    await user.click(await screen.findByRole('button', { name: 'I have the words' }));
    await user.click(screen.getByRole('button', { name: 'Show the words again' }));
    expect(screen.getByText('thunder')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'I have the words' }));
    for (const position of DRILL) {
      await user.type(screen.getByLabelText(`Word ${position}`), RECOVERY_WORDS[position - 1] ?? '');
    }
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Home' });
    await waitFor(() => expect(client.getQueryData(['archive', 'recovery'])).toBeUndefined());
  });

  it('does not take a weak passphrase', async () => {
    const { user, fake } = renderApp(fresh);
    await user.click(await screen.findByRole('button', { name: /Make a new archive/ }));
    await user.type(screen.getByLabelText('Name of the archive'), 'Blue folder{Enter}');
    await user.type(await screen.findByLabelText('Passphrase'), 'short');
    expect(screen.getByText('Still too short.')).toBeTruthy();
    await user.type(screen.getByLabelText('The same once more'), 'short{Enter}');
    expect(fake.calls).not.toContain('archive.create');
  });
});

describe('strength', () => {
  it.each([
    ['', 'empty'],
    ['elevenchars', 'short'],
    ['aaaaaaaaaaaaaaaa', 'plain'],
    ['twelve chars', 'good'],
    ['purple kettle borrowed moon', 'strong'],
    ['moon moon moon moon', 'plain'],
    ['river river river river', 'good'],
  ])('of “%s” is %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});
