import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { addDays } from '../../../shared/time/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

it('what was due and not delivered is counted, narrowed and copied as it is shown', async () => {
  const world = sampleWorld();
  const schedule = world.moments.find((one) => one.text.startsWith('Sends the reading'));
  const weekly = world.moments.find((one) => one.text.startsWith('60 minutes'));
  if (!schedule || !weekly) throw new Error('the sample has promises');
  const today = new Date().toISOString().slice(0, 10);
  Object.assign(schedule, { due: addDays(today, -20), owner: 'Special education teacher' });
  Object.assign(weekly, { text: 'Calls about the bus', due: addDays(today, -5), owner: 'District office' });
  const { user } = renderApp({ world });
  await user.click(await screen.findByRole('button', { name: 'Goals' }));
  await user.click(await screen.findByRole('tab', { name: 'Promises' }));
  await user.click(await screen.findByRole('radio', { name: 'Was due, not delivered' }));
  const list = await screen.findByRole('list', { name: 'Was due, not delivered' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  expect(screen.getByText(/^2 promises and decisions were due\. 0 are written down as done\. 2 are not\./));
  expect(screen.getByText(/A week without an entry may be a holiday\./)).toBeTruthy();

  await user.click(screen.getByRole('button', { name: /Who said it or does it/ }));
  await user.click(await screen.findByRole('option', { name: 'District office' }));
  await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'See and copy this list' }));
  await user.click(await screen.findByRole('button', { name: 'Copy the letter' }));
  const text = await navigator.clipboard.readText();
  expect(text).toMatch(/^Was due and not delivered \(J\.R\.\), as of /);
  expect(text).toContain('Said or done by: District office');
  expect(text).toContain('1 promise or decision was due.');
  expect(text).toMatch(/1\. Calls about the bus\n {3}.*By District office/);
  expect(text).not.toContain('Sends the reading');
  expect(await screen.findByText(/^Copied\./)).toBeTruthy();
});
