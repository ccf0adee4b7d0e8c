import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { RECOVERY_WORDS, renderApp } from '../../support/bridge/index.ts';
import { wire } from '../../support/bridge/wire.ts';

const locked = { state: { state: 'locked', name: 'Family papers' } } as const;
const RIGHT = 'correct horse battery staple';

/** What the parent types, in one event: the other tests press every key. */
async function typeAndOpen(): Promise<void> {
  const field = await screen.findByLabelText('Passphrase');
  fireEvent.change(field, { target: { value: RIGHT } });
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
}

it('a list that does not open is no dead end: one button brings it back and looks for the rest', async () => {
  const { api, fake } = renderApp(locked);
  api.archive.unlock = async () => {
    throw wire('archive-index-damaged');
  };
  const seen: Uint8Array[] = [];
  const { restoreList } = api.archive;
  api.archive.restoreList = (input) => {
    seen.push(input.passphrase);
    return restoreList(input);
  };
  await typeAndOpen();
  expect((await screen.findByRole('alert')).textContent).toMatch(/recordings are still there/);
  fireEvent.click(screen.getByRole('button', { name: 'Get my recordings back' }));
  expect(await screen.findByRole('heading', { name: 'Home' })).toBeTruthy();
  expect(await screen.findByText(/2 recordings were found again/)).toBeTruthy();
  expect(screen.getByText(/The list is from November 20/)).toBeTruthy();
  expect(screen.getByText(/One sealed file could not be read. Nothing was deleted/)).toBeTruthy();
  expect(fake.calls).toContain('archive.findRecordings');
  // The passphrase is overwritten as after every unlocking.
  await waitFor(() => expect(seen.map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true]));
  fireEvent.click(screen.getByRole('button', { name: 'I have read this' }));
  await waitFor(() => expect(screen.queryByText(/found again/)).toBeNull());
});

it('when that fails, the reason is said and it can be tried again', async () => {
  const { api } = renderApp(locked);
  api.archive.unlock = async () => {
    throw wire('archive-index-damaged');
  };
  api.archive.restoreList = async () => {
    throw wire('disk-full');
  };
  await typeAndOpen();
  fireEvent.click(await screen.findByRole('button', { name: 'Get my recordings back' }));
  expect(await screen.findByText(/The disk is full/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Open' })).toBeTruthy();
});

it('with the 24 words the new passphrase holds although the list is lost, and the way on is said', async () => {
  const { api } = renderApp(locked);
  api.archive.recover = async () => {
    throw wire('archive-index-damaged');
  };
  fireEvent.click(await screen.findByRole('button', { name: 'I forgot my passphrase' }));
  fireEvent.change(await screen.findByLabelText('The 24 words, in order'), {
    target: { value: RECOVERY_WORDS.join(' ') },
  });
  fireEvent.change(screen.getByLabelText('A new passphrase'), { target: { value: RIGHT } });
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/Your new passphrase is set/);
});
