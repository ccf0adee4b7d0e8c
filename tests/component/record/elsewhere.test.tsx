import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const running = { running: { meetingId: 'meeting-1', keptMs: 65_000 } };
const bar = () => screen.findByRole('region', { name: 'The recording that runs' });

const lost = {
  state: 'recoverable' as const,
  captureId: 'capture-9',
  meetingId: 'meeting-1',
  meetingGone: false,
  meetingTitle: 'Annual IEP meeting',
  startedAt: '2026-11-20T15:00:00.000Z',
  endedAt: '2026-11-20T16:42:00.000Z',
  keptMs: ms(6_120_000),
  marks: 3,
};

function gap(id: string, change: Partial<Gap>): Gap {
  const base = { id, recordingId: 'recording-1', atSample: 0, atMs: ms(60_000), lengthMs: ms(4_200) };
  return { ...base, cause: 'unplugged', startedAt: '2026-10-20T20:31:00.000Z', ...change };
}

describe('a recording that runs', () => {
  it('is seen on every screen but its own, with its words and its time, and one press leads to it', async () => {
    const { user, fake } = renderApp({ capture: running });
    await screen.findByRole('heading', { level: 1, name: 'Recording' });
    expect(screen.queryByRole('region', { name: 'The recording that runs' })).toBeNull();
    for (const place of ['Home', 'Meetings', 'Goals', 'Search', 'Evidence', 'Settings']) {
      await user.click(await screen.findByRole('button', { name: place }));
      expect(within(await bar()).getByText('Recording')).toBeTruthy();
    }
    act(() => fake.capture.tick(5_000));
    await waitFor(async () =>
      expect(within(await bar()).getByRole('timer').textContent).toContain('0:01:10'),
    );
    await user.click(within(await bar()).getByRole('button', { name: 'Go to the recording' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Recording' })).toBeTruthy();
  });

  it('comes first on Home', async () => {
    const { user } = renderApp({ capture: running });
    await user.click(await button('Home'));
    await screen.findByRole('heading', { name: 'A recording is running.' });
    const cards = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
    expect(cards.indexOf('A recording is running.')).toBe(0);
  });

  it('stands on the page of its meeting, which no longer says that there is none, and leads there', async () => {
    const { user, fake } = renderApp({ capture: running });
    fake.world.recordings = fake.world.recordings.filter(({ meetingId }) => meetingId !== 'meeting-1');
    await user.click(await button('Home'));
    await screen.findByRole('heading', { name: 'A recording is running.' });
    expect(screen.queryByText(/has no recording here yet/)).toBeNull();
    await user.click(await button('Meetings'));
    await user.click(await button(/Annual IEP meeting/));
    await screen.findByRole('heading', { level: 2, name: 'A recording is running.' });
    expect(screen.queryByText('This meeting has no recording yet.')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Record this meeting' })).toBeNull();
    const page = within(screen.getByRole('main'));
    await user.click(page.getByRole('button', { name: 'Go to the recording' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Recording' })).toBeTruthy();
  });

  it('is shown above the lock, can be marked and ended there, and nothing that was typed stays', async () => {
    const { user, fake } = renderApp({ capture: running });
    await screen.findByRole('heading', { level: 1, name: 'Recording' });
    await user.keyboard('t');
    await user.type(await screen.findByRole('textbox', { name: /Your note/ }), 'therapist said maybe{Enter}');
    await user.keyboard('{Control>}l{/Control}');
    await screen.findByRole('heading', { name: /Open “Family papers”/ });
    const panel = await bar();
    expect(within(panel).getByText('The recording goes on while this is locked.')).toBeTruthy();
    act(() => fake.capture.tick(1_000));
    expect(document.body.textContent).not.toContain('therapist');
    expect(document.body.textContent).not.toContain('Annual IEP');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Passphrase')));
    await user.keyboard('and a plan');
    expect(fake.capture.state.running?.marks).toHaveLength(1);
    await user.click(within(panel).getByRole('button', { name: 'Promised' }));
    await waitFor(() => expect(fake.capture.state.running?.marks.at(-1)?.mark).toBe('promised'));
    await user.click(within(panel).getByRole('button', { name: 'End the recording' }));
    await user.click(await button('Yes, end it'));
    expect(await screen.findByText(/The recording has ended and is kept/)).toBeTruthy();
    expect(fake.archive.state).toBe('locked');
  });

  it('is where the person is after unlocking', async () => {
    const { user } = renderApp({ state: { state: 'locked', name: 'Family papers' }, capture: running });
    await user.type(await screen.findByLabelText('Passphrase'), 'correct horse battery staple{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Recording' })).toBeTruthy();
  });

  it('does not let another meeting start', async () => {
    const { user } = renderApp({ capture: { running: { meetingId: 'meeting-2', keptMs: 1_000 } } });
    await user.click(await button('Meetings'));
    await user.click(await button(/Annual IEP meeting/));
    await user.click(await button('Record this meeting'));
    expect(await screen.findByText('Another meeting is being recorded.')).toBeTruthy();
  });

  it('ends a level test that an older window left running', async () => {
    const { fake } = renderApp({ capture: { testing: true } });
    await screen.findByRole('heading', { name: 'Home' });
    await waitFor(() => expect(fake.capture.state.state).toBe('idle'));
  });
});

describe('a recording that ended unexpectedly', () => {
  it('comes first on Home, is put into its meeting by one press, and can be listened to', async () => {
    const { user, fake } = renderApp({ capture: { interrupted: [lost] } });
    const title = await screen.findByRole('heading', { name: /ended unexpectedly at .*It is safe\./ });
    expect(screen.getAllByRole('heading', { level: 2 })[0]).toBe(title);
    expect(screen.queryByRole('heading', { name: 'What is next' })).toBeNull();
    expect(screen.getByText(/“Annual IEP meeting”: 1 h 42 min of sound and 3 marks/)).toBeTruthy();
    await user.click(await button('Put it into its meeting'));
    expect(await screen.findByText('The recording is in its meeting.')).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/ended unexpectedly/)).toBeNull());
    expect(fake.world.recordings.some((one) => one.id === 'capture-9')).toBe(true);
    await user.click(await button('Listen to it'));
    expect(await screen.findByRole('slider', { name: 'Place in the sound' })).toBeTruthy();
  });

  it('can be tried again when it did not work, and is still there', async () => {
    const failing = { 'capture.recover': { code: 'disk-full' as const, message: 'x' } };
    const { user } = renderApp({ capture: { interrupted: [lost] }, failing });
    await user.click(await button('Put it into its meeting'));
    expect(await screen.findByText(/The disk is full/)).toBeTruthy();
    expect(await button('Put it into its meeting')).toBeTruthy();
  });

  it('is only said where the archive can only be read', async () => {
    renderApp({
      state: { state: 'open', name: 'Family papers', readOnly: true },
      capture: { interrupted: [lost] },
    });
    expect(await screen.findByText(/Open it where you can write/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Put it into its meeting' })).toBeNull();
  });

  it('says on every page that it is the full disk, and what to do', async () => {
    renderApp({ state: { state: 'open', name: 'Family papers', readOnly: true, diskFull: true } });
    expect(await screen.findByText(/^The disk is full\. You can look and listen/)).toBeTruthy();
  });
});

describe('what is missing', () => {
  const gaps = [
    gap('g1', {}),
    gap('g2', { cause: 'paused', atMs: ms(90_000), lengthMs: ms(600_000) }),
    gap('g3', { cause: 'crashed', atMs: ms(120_000), lengthMs: null }),
  ];

  it('is in the list of recordings, and a break is not a loss', async () => {
    const { user } = renderApp({ capture: { gaps } });
    await user.click(await button('Meetings'));
    await user.click(await button(/Annual IEP meeting/));
    expect(await screen.findByText('2 stretches are missing, at least 4 s')).toBeTruthy();
    expect(screen.getByText('1 break, 10 min')).toBeTruthy();
  });

  it('is in words beside the picture of the sound, each to listen from', async () => {
    const { user } = renderApp({ capture: { gaps } });
    await user.click(await button('Meetings'));
    await user.click(await button(/Annual IEP meeting/));
    await user.click(await button('Listen and mark'));
    await user.click(await button(/Breaks and missing stretches \(3\)/));
    const list = await screen.findByRole('list', { name: 'Breaks and missing stretches' });
    expect(within(list).getByText('The microphone was away')).toBeTruthy();
    expect(within(list).getByText('0:02:00: nobody knows how long')).toBeTruthy();
    await user.click(within(list).getByRole('button', { name: 'Listen from 0:01:30' }));
    const slider = screen.getByRole('slider', { name: 'Place in the sound' });
    await waitFor(() => expect(slider.getAttribute('aria-valuenow')).toBe('90'));
  });
});
