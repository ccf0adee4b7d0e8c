import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

it('a promise, and what was agreed, is asked for its owner and its day in the review; another moment is not', async () => {
  const { user, fake } = renderApp();
  await user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
  await user.click(await screen.findByRole('button', { name: /60 minutes of speech therapy a week/ }));
  await user.type(await screen.findByRole('textbox', { name: /^Who does it/ }), 'SLP');
  await user.tab();
  const promise = () => fake.world.moments.find((one) => one.text.startsWith('60 minutes'));
  await waitFor(() => expect(promise()?.owner).toBe('SLP'));
  await user.click(screen.getByRole('button', { name: /Recording announced; device/ }));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Who does it/ })).toBeNull());
  // What is marked agreed is to be done by somebody too.
  await user.click(screen.getByRole('button', { name: /^Agreed/ }));
  expect(await screen.findByRole('textbox', { name: /^Who does it/ })).toHaveProperty('value', '');
});
