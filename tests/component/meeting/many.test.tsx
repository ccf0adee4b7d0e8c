import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const place = (name: string) => screen.findByRole('button', { name });

/** Ten a year, the newest in 2026. */
function manyMeetings(count: number) {
  const world = sampleWorld();
  const [model] = world.meetings;
  if (!model) throw new Error('the sample has no meeting');
  world.meetings = Array.from({ length: count }, (_, at): Meeting => {
    const date = `${2026 - Math.floor(at / 10)}-01-${String(30 - (at % 10)).padStart(2, '0')}`;
    return { ...model, id: `meeting-${at}`, title: `Talk number ${at}`, date };
  });
  return world;
}

describe('many meetings', () => {
  it('are all there, and only those in sight are drawn and fetched', async () => {
    const { user } = renderApp({ world: manyMeetings(1000) });
    await user.click(await place('Meetings'));
    const list = await screen.findByRole('list', { name: 'Meetings' });
    const first = await within(list).findByRole('button', { name: /Talk number 0/ });
    // A hundred years have a heading each.
    expect(first.closest('li')?.getAttribute('aria-setsize')).toBe('1100');
    expect(within(list).getByRole('heading', { name: /^2025/ })).toBeTruthy();
    expect(within(list).getAllByRole('listitem').length).toBeLessThan(60);
  });

  it('are found by a word and by their year', async () => {
    const { user } = renderApp({ world: manyMeetings(40) });
    await user.click(await place('Meetings'));
    await user.type(await screen.findByLabelText('Find a meeting'), 'number 17');
    await waitFor(() => expect(screen.queryByRole('button', { name: /Talk number 18/ })).toBeNull());
    expect(screen.getByRole('button', { name: /Talk number 17/ })).toBeTruthy();
    await user.clear(screen.getByLabelText('Find a meeting'));
    await user.click(screen.getByRole('button', { name: /School year/ }));
    await user.click(await screen.findByRole('option', { name: '2023-\u206024' }));
    expect(await screen.findByRole('button', { name: /Talk number 20/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Talk number 0/ })).toBeNull();
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      '2023-\u206024',
    ]);
  });

  it('are those of the child who is chosen and those that name none, or everyone’s', async () => {
    const world = manyMeetings(4);
    const [child] = world.students;
    if (!child) throw new Error('the sample has a child');
    world.students = [child, { ...child, id: 'other', initials: 'ZZ' }];
    world.meetings = world.meetings.map((one, at) => ({
      ...one,
      studentIds: [[child.id], ['other'], [child.id, 'other'], []][at] ?? [],
    }));
    const { user } = renderApp({ world });
    const shown = () =>
      screen.queryAllByRole('button', { name: /^Talk number/ }).map((one) => one.textContent?.slice(0, 13));
    await user.click(await place('Meetings'));
    await screen.findByRole('button', { name: /Talk number 0/ });
    expect(shown()).toEqual(['Talk number 0', 'Talk number 2', 'Talk number 3']);
    const choose = async (name: string) => {
      await user.click(screen.getByRole('button', { name: /Child$/ }));
      await user.click(await screen.findByRole('option', { name }));
    };
    await choose('ZZ');
    await screen.findByRole('button', { name: /Talk number 1/ });
    expect(shown()).toEqual(['Talk number 1', 'Talk number 2', 'Talk number 3']);
    await choose('All children');
    await screen.findByRole('button', { name: /Talk number 0/ });
    expect(shown()).toHaveLength(4);
    // The other child is chosen everywhere: Home lists hers.
    await user.click(await place('Home'));
    await screen.findByRole('list', { name: 'Last meetings' });
    expect(screen.queryByText(/Talk number 0/)).toBeNull();
  });

  it('need no filter while they are few', async () => {
    const { user } = renderApp();
    await user.click(await place('Meetings'));
    await screen.findByRole('list', { name: 'Meetings' });
    expect(screen.queryByLabelText('Find a meeting')).toBeNull();
  });
});
