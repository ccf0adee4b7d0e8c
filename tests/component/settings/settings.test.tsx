import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { catalogue } from '../../../renderer/i18n/index.ts';
import { CUSTODY_EVENTS } from '../../../shared/domain/index.ts';
import { renderApp } from '../../support/bridge/index.ts';

async function openSettings(tab: string) {
  const app = renderApp();
  await app.user.click(await screen.findByRole('button', { name: 'Settings' }));
  await app.user.click(await screen.findByRole('tab', { name: tab }));
  return app;
}

describe('Settings', () => {
  it('takes the few colours that the system forces, whatever theme was chosen here', async () => {
    const usual = window.matchMedia;
    vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
      Object.assign(usual(query), { matches: query === '(forced-colors: active)' }),
    );
    renderApp({ settings: { theme: 'light' } });
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('contrast'));
    vi.restoreAllMocks();
  });

  it('applies colours, text size and motion at once', async () => {
    const { user, fake } = await openSettings('Look');
    await user.click(await screen.findByRole('radio', { name: 'Strong contrast' }));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('contrast'));
    await user.click(screen.getByRole('radio', { name: '150%' }));
    await waitFor(() => expect(document.documentElement.style.getPropertyValue('--text-scale')).toBe('1.5'));
    await user.click(screen.getByRole('radio', { name: 'Nothing moves' }));
    await waitFor(() => expect(document.documentElement.dataset.motion).toBe('reduced'));
    expect(fake.settings).toMatchObject({ theme: 'contrast', textSize: 150, reducedMotion: true });
  });

  it('says so when a choice could not be kept, until one is', async () => {
    const { user, api } = await openSettings('Look');
    const { changeSettings } = api.app;
    const full = { code: 'disk-full', message: 'The disk is full.' };
    Object.assign(api.app, { changeSettings: () => Promise.reject(full) });
    await user.click(await screen.findByRole('radio', { name: '150%' }));
    expect(await screen.findByText(catalogue.en.errors['disk-full'])).toBeTruthy();
    Object.assign(api.app, { changeSettings });
    await user.click(screen.getByRole('radio', { name: '150%' }));
    await waitFor(() => expect(screen.queryByText(catalogue.en.errors['disk-full'])).toBeNull());
  });

  it('lists old copies of the list with dates and sizes, and removes them when asked twice', async () => {
    const { user, fake } = await openSettings('Safety');
    const list = within(await screen.findByRole('list', { name: 'Old copies of the list' }));
    const rows = list.getAllByRole('listitem').map((row) => row.textContent ?? '');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^Damaged list, put aside.*Nov.*2.*180/);
    await user.click(screen.getByRole('button', { name: 'Remove the old copies' }));
    const asked = within(await screen.findByRole('alertdialog'));
    expect(asked.getByText(/Keep a damaged list while meetings or notes are missing/)).toBeTruthy();
    expect(fake.calls).not.toContain('archive.removeOldCopies');
    await user.click(asked.getByRole('button', { name: 'Remove the old copies' }));
    expect(await screen.findByText('The old copies are removed. One new copy is there.')).toBeTruthy();
    await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(1));
  });

  it('changes a key by pressing another, and says why one cannot be', async () => {
    const { user, fake } = await openSettings('Keys');
    await user.click(await screen.findByRole('button', { name: /^Mark: agreed: A\./ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Mark: agreed' }));
    await user.keyboard('p');
    expect(await dialog.findByText(/P is taken: Mark: promised/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(await dialog.findByText(/This key cannot be used/)).toBeTruthy();
    await user.keyboard('x');
    await waitFor(() => expect(fake.settings.keys).toEqual({ 'mark-agreed': 'x' }));
    expect(await screen.findByRole('button', { name: /^Mark: agreed: X\./ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to the usual keys' }));
    expect(await screen.findByRole('button', { name: /^Mark: agreed: A\./ })).toBeTruthy();
  });

  it('changes the auto-lock', async () => {
    const { user, fake } = await openSettings('Safety');
    await user.click(await screen.findByRole('button', { name: /Lock by itself after/ }));
    await user.click(await screen.findByRole('option', { name: '5 minutes' }));
    await waitFor(() => expect(fake.settings.autoLockMinutes).toBe(5));
  });

  it('changes the passphrase: a wrong old one is a calm sentence, then it works', async () => {
    const { user, fake } = await openSettings('Safety');
    await user.click(await screen.findByRole('button', { name: 'Change the passphrase' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Change the passphrase' }));
    await user.type(dialog.getByLabelText('The passphrase now'), 'wrong');
    await user.type(dialog.getByLabelText('The new passphrase'), 'purple kettle borrowed moon');
    await user.type(dialog.getByLabelText('The same once more'), 'purple kettle borrowed moon{Enter}');
    expect(await dialog.findByText(/That passphrase does not fit/)).toBeTruthy();
    await user.clear(dialog.getByLabelText('The passphrase now'));
    await user.type(dialog.getByLabelText('The passphrase now'), 'correct horse battery staple{Enter}');
    await waitFor(() => expect(fake.passphrase).toBe('purple kettle borrowed moon'));
    expect(await screen.findByText(/The old one no longer opens this archive/)).toBeTruthy();
  });

  it('shows the custody log, newest first, as sentences', async () => {
    await openSettings('What was done');
    const rows = within(await screen.findByRole('list', { name: 'What was done' })).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent?.slice(0, 20))).toEqual([
      expect.stringMatching(/^4A moment was/),
      expect.stringMatching(/^3A recording was/),
      expect.stringMatching(/^2The recovery/),
      expect.stringMatching(/^1The archive/),
    ]);
  });

  it('has a sentence for every event of the log', () => {
    expect(Object.keys(catalogue.en.settings.log.events).sort()).toEqual([...CUSTODY_EVENTS].sort());
    expect(Object.keys(catalogue.es.settings.log.events).sort()).toEqual([...CUSTODY_EVENTS].sort());
  });

  it('says plainly what is not protected (SAFETY §1)', async () => {
    await openSettings('What is safe');
    expect(await screen.findByRole('heading', { name: 'What it cannot protect' })).toBeTruthy();
    for (const words of [
      /Spy programs/,
      /system was taken over/,
      /makes you give/,
      /when it sleeps/,
      /Old copies/,
    ]) {
      expect(screen.getByText(words)).toBeTruthy();
    }
  });

  it('names the versions for whoever helps', async () => {
    await openSettings('This computer');
    expect(await screen.findByText('The lock and the sound work on this computer.')).toBeTruthy();
    expect(screen.getByText('5.1.9 (PATH: /usr/bin/ffmpeg)')).toBeTruthy();
  });
});
