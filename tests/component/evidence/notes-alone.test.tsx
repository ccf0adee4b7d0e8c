import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { incident } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

it('notes of what happened go without any moment, also where nothing was ever recorded', async () => {
  const world = sampleWorld();
  world.recordings = [];
  world.moments = [];
  world.incidents = [
    incident.parse({
      ...{ id: 'i1', date: '2026-10-02', text: 'Two boys waited at the bus', known: 'was-told' },
      ...{ createdAt: '2026-10-02T20:00:00.000Z', updatedAt: '2026-10-02T20:00:00.000Z' },
    }),
  ];
  const { user, api } = renderApp({ world });
  const made = vi.spyOn(api.evidence, 'export');
  await user.click(await screen.findByRole('button', { name: 'Evidence' }));
  expect(await screen.findByText(/^No moment is marked in this meeting\. Notes can go alone/)).toBeTruthy();
  expect(screen.queryByRole('radiogroup', { name: 'Moments to hand over' })).toBeNull();
  const make = () => screen.getByRole('button', { name: /^Make the bundle with/ });
  expect(make()).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('checkbox', { name: /^Two boys waited/ }));
  expect(make().textContent).toBe('Make the bundle with 1 note');
  await user.click(make());
  expect(made.mock.calls[0]?.[0].choice).toMatchObject({ momentIds: null, incidentIds: ['i1'] });
  expect(await screen.findByText('The bundle is ready')).toBeTruthy();
  // What was made of one meeting is not said of the next one.
  await user.click(screen.getByRole('button', { name: /Meeting$/ }));
  const another = screen.getAllByRole('option').find((one) => one.ariaSelected !== 'true');
  await user.click(another ?? document.body);
  expect(screen.queryByText('The bundle is ready')).toBeNull();
});
