import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

it('what it is about for an attorney is folded, is ticked in plain words, and stands beside the moment', async () => {
  const { user, fake } = renderApp();
  await user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
  await screen.findByRole('slider', { name: 'Place in the sound' });
  await user.keyboard('p');
  const fold = await screen.findByRole('button', { name: 'What it is about, for an attorney' });
  expect(fold.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('checkbox', { name: /FAPE/ })).toBeNull();

  await user.click(fold);
  const all = await screen.findByRole('group', { name: 'What it is about, for an attorney' });
  const records = within(all).getByRole('checkbox', { name: /School records.*34 CFR 300\.613/ });
  // Two in one breath: the second keeps the first.
  act(() => {
    records.click();
    within(all)
      .getByRole('checkbox', { name: /^FAPE.*at no cost/ })
      .click();
  });
  await waitFor(() => expect(fake.world.moments.at(-1)?.issues).toEqual(['fape', 'records']));
  expect(
    await screen.findByRole('button', { name: 'What it is about, for an attorney: FAPE, School records' }),
  ).toBeTruthy();
  const list = screen.getByRole('list', { name: 'Moments, by time' });
  await waitFor(() => expect(within(list).getByText('School records')).toBeTruthy());

  await user.click(within(all).getByRole('checkbox', { name: /^FAPE/ }));
  await waitFor(() => expect(fake.world.moments.at(-1)?.issues).toEqual(['records']));
});
