import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ms } from '../../../shared/time/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const current = () => document.querySelector('.list-row[data-current]')?.textContent;

it('what was found is played one after the other, by keyboard, without what is private', async () => {
  const world = sampleWorld();
  const [model] = world.moments;
  if (!model) throw new Error('the sample has a moment');
  const said = (id: string, startMs: number, isPrivate = false) => ({
    ...{
      ...model,
      id,
      text: `bus ${id}`,
      startMs: ms(startMs),
      endMs: ms(startMs + 2000),
      private: isPrivate,
    },
  });
  world.moments = [said('second', 30_000), said('first', 10_000), said('mine', 50_000, true)];
  const { user } = renderApp({ world });
  await user.click(await screen.findByRole('button', { name: 'Search' }));
  await user.type(await screen.findByLabelText('What are you looking for?'), 'bus');
  (await screen.findByRole('button', { name: 'Play these one after the other' })).focus();
  await user.keyboard('{Enter}');
  const list = await screen.findByRole('list', { name: 'One after the other' });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((row) => row.textContent),
  ).toEqual([expect.stringContaining('bus first'), expect.stringContaining('bus second')]);
  // It begins by itself, and the keys of listening are those of everywhere.
  await waitFor(() => expect(current()).toContain('bus first'));
  expect(document.activeElement?.textContent).toBe('One after the other');
  await user.keyboard('l');
  await waitFor(() => expect(current()).toContain('bus second'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(current()).toBeUndefined());
  expect(screen.getByText(/1 private moment is not in this list/)).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: /^Show my private moments too/ }));
  await waitFor(() => expect(list.textContent).toContain('bus mine'));
  expect(screen.getByText(/They will be played/)).toBeTruthy();
  expect(current(), 'nothing begins again by itself').toBeUndefined();
  await user.click(screen.getByRole('button', { name: 'Back to what was found' }));
  await screen.findByRole('list', { name: 'Moments' });
  await waitFor(() =>
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Play these one after the other' }),
    ),
  );
});

it('coming back to the list plays nothing', async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole('button', { name: 'Search' }));
  await user.type(await screen.findByLabelText('What are you looking for?'), 'speech');
  await user.click(await screen.findByRole('button', { name: 'Play these one after the other' }));
  await waitFor(() => expect(current()).toBeTruthy());
  const list = screen.getByRole('list', { name: 'One after the other' });
  await user.click(within(list).getAllByRole('button', { name: /^60 minutes of speech/ })[0] as HTMLElement);
  await waitFor(() => expect(screen.queryByLabelText('What are you looking for?')).toBeNull());
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  await screen.findByRole('list', { name: 'One after the other' });
  expect(current()).toBeUndefined();
});
