import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

function withAsk() {
  const world = sampleWorld();
  world.asks.push(
    ask.parse({
      ...{ id: 'a1', about: 'recording-copy', what: 'Your recording', meetingId: 'meeting-1' },
      ...{ askedOn: '2026-03-02', how: 'email', askedOf: 'Ms. Lee', handOvers: ['usb'] },
      ...{ answer: 'reason-only', answerText: 'Too big to send', answeredOn: '2026-03-09' },
      createdAt: '2026-03-02T04:10:00.000Z',
    }),
  );
  return world;
}

const write = (name: RegExp | string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });

describe('Asked of the school', () => {
  it('is written down with its day, and refused without what it is', async () => {
    const { user, fake } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: 'Asked of the school' }));
    await user.click(await screen.findByRole('button', { name: 'Write down a request' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Write what you ask for.')).toBeTruthy();
    write(/What do you ask for/, 'Your recording of the meeting');
    await user.click(screen.getByRole('checkbox', { name: 'I bring a USB stick' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(fake.world.asks).toMatchObject([
        { what: 'Your recording of the meeting', handOvers: ['usb'], repeatsId: null, answer: null },
      ]),
    );
    expect(await screen.findByText('Not given yet')).toBeTruthy();
  });

  it('is asked again, and the letter tells every time and every reason, and how it can be handed over', async () => {
    const { user, fake } = renderApp({ world: withAsk() });
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
    expect(
      await screen.findByText(/The latest day by the rule on records was April 16, 2026\./),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'I asked again' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.world.asks).toMatchObject([{}, { repeatsId: 'a1', answer: null }]));
    const times = within(await screen.findByRole('list', { name: 'Each time: Your recording' }));
    await waitFor(() => expect(times.getAllByRole('listitem')).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Letter to the school' }));
    await user.click(await screen.findByRole('button', { name: 'Copy the letter' }));
    const letter = await navigator.clipboard.readText();
    expect(letter).toMatch(/^Please let me have this recording: “Your recording”\./);
    expect(letter).toContain('I asked for it 2 times before:\n1. March 2, 2026, by email, to Ms. Lee.');
    expect(letter).toContain('“Too big to send”');
    expect(letter).toMatch(/45 days at most \(34 CFR 300\.613\).*April 16, 2026/);
    expect(letter).toContain('- I bring a USB stick');
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Take out the request of March 2, 2026' }));
    await waitFor(() => expect(fake.world.asks).toEqual([]));
  });

  it('is found by the search, and stands alone until all of them are wanted', async () => {
    const world = withAsk();
    const [first] = world.asks;
    if (first) world.asks.push({ ...first, id: 'a2', what: 'All speech notes', about: 'records' });
    const { user } = renderApp({ world });
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.type(screen.getByRole('searchbox', { name: /What are you looking for/ }), 'your recording');
    const found = await screen.findByRole('list', { name: 'Asked of the school' });
    expect(within(found).getByText('A reason, but not the thing')).toBeTruthy();
    await user.click(within(found).getByRole('button', { name: /recording/ }));
    expect(await screen.findByRole('heading', { level: 3, name: 'Your recording' })).toBeTruthy();
    expect(screen.queryByRole('heading', { level: 3, name: 'All speech notes' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'All requests' }));
    expect(await screen.findByRole('heading', { level: 3, name: 'All speech notes' })).toBeTruthy();
  });
});
