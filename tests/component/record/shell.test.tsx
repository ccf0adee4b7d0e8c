import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ms } from '../../../shared/time/index.ts';
import { type FakeOptions, renderApp, sampleWorld, WINDOW } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const running = { meetingId: 'meeting-1', keptMs: 65_000 };

/** A window over a recording that runs already opens on its page. */
async function toLive(options: FakeOptions) {
  const app = renderApp(options);
  await screen.findByRole('heading', { level: 1, name: 'Recording' });
  return app;
}

describe('a note that was being written', () => {
  it('is handed to main while it is typed, and taken back when it is emptied', async () => {
    const { user, fake } = await toLive({ capture: { running } });
    await user.click(await button(/^Write a note/));
    const field = await screen.findByRole('textbox', { name: 'Your note' });
    await user.type(field, 'They show');
    await waitFor(() => expect(fake.capture.draft?.text).toBe('They show'));
    await user.clear(field);
    await waitFor(() => expect(fake.capture.draft).toBeNull());
    expect(fake.capture.state.running?.marks).toEqual([]);
  });

  it('is open again, as it was, after a lock or a crash of the window', async () => {
    const draft = { text: 'They will send', begunMsAgo: ms(4_000) };
    const { user, fake } = await toLive({ capture: { running, draft } });
    const field = await screen.findByRole('textbox', { name: 'Your note' });
    expect(field).toHaveProperty('value', 'They will send');
    await user.type(field, ' it.{Enter}');
    await waitFor(() =>
      expect(fake.capture.state.running?.marks).toMatchObject([{ text: 'They will send it.' }]),
    );
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Your note' })).toBeNull());
    // What was finished does not come back, and a new note begins empty.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(fake.capture.draft).toBeNull();
    await user.click(await button(/^Write a note/));
    expect(await screen.findByRole('textbox', { name: 'Your note' })).toHaveProperty('value', '');
  });
});

describe('a note that is spoken in a break', () => {
  afterEach(() => void Reflect.deleteProperty(navigator, 'mediaDevices'));

  it('gets a place in the recording, and comes with the meeting', async () => {
    Object.defineProperty(navigator, 'mediaDevices', {
      configurable: true,
      value: { getUserMedia: () => Promise.reject(new DOMException('', 'NotFoundError')) },
    });
    const { user, fake } = await toLive({ capture: { running } });
    await user.keyboard('v');
    expect(await screen.findByText(/No microphone was found/)).toBeTruthy();
    expect(screen.queryByText('Listening to you')).toBeNull();
    expect(fake.capture.places).toHaveLength(1);
    expect(fake.capture.state.running?.marks).toMatchObject([{ mark: null, text: '' }]);
    await user.click(await button('Stop and keep'));
    expect(await screen.findByText(/^Nothing was heard/)).toBeTruthy();
    expect(fake.capture.state.state).toBe('recording');
  });
});

describe('a spoken note that is ended at once', () => {
  it('leaves nothing listening, even when its place comes late', async () => {
    const { user, fake } = await toLive({ capture: { running } });
    const late = Promise.withResolvers<void>();
    fake.capture.placing = late.promise;
    await user.click(await button('Speak a note'));
    await user.click(await button('Stop and keep'));
    late.resolve();
    expect(await screen.findByText(/^Nothing was heard/)).toBeTruthy();
    expect(fake.calls).not.toContain('voice.record');
    expect(await button('Speak a note')).toHaveProperty('disabled', false);
  });
});

describe('a microphone that gave no sound', () => {
  it('is said, with what listens instead', async () => {
    const { fake } = await toLive({ capture: { running } });
    expect(screen.queryByText(/gave no sound/)).toBeNull();
    act(() => void fake.capture.say({ device: WINDOW, reason: 'system-silent', feedWanted: true }));
    expect(await screen.findByText(/own microphone gave no sound. So this window listens/)).toBeTruthy();
  });
});

describe('what a crash left behind', () => {
  const mute = {
    captureId: 'capture-8',
    meetingTitle: 'Annual IEP meeting',
    meetingId: 'meeting-1',
    startedAt: '2026-11-20T15:00:00.000Z',
    bytes: 700,
    notes: ['Only in this note'],
    seen: false,
  };

  it('says that nothing reached the disk, shows what was typed, and is not shown again after it was read', async () => {
    const { user } = renderApp({ capture: { interrupted: [{ state: 'nothing-reached-disk', ...mute }] } });
    expect(
      await screen.findByRole('heading', { name: 'A recording ended before any sound was on the disk.' }),
    ).toBeTruthy();
    expect(screen.getByText(/Its files stay in your archive/)).toBeTruthy();
    expect(screen.getByText('Only in this note')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Put it into its meeting' })).toBeNull();
    await user.click(await button('I have read it'));
    await waitFor(() => expect(screen.queryByText(/before any sound/)).toBeNull());
  });

  it('says that a recording cannot be read, also when nobody knows whose it is', async () => {
    const unknown = { ...mute, meetingTitle: '', meetingId: null, startedAt: null, notes: [] };
    renderApp({ capture: { interrupted: [{ state: 'not-readable', ...unknown }] } });
    expect(await screen.findByRole('heading', { name: 'A recording cannot be read.' })).toBeTruthy();
    expect(screen.getByText(/A copy of your archive may hold a good one/)).toBeTruthy();
  });

  it('of a meeting that was taken out asks for another one', async () => {
    const lost = {
      state: 'recoverable' as const,
      captureId: 'capture-9',
      meetingId: 'gone',
      meetingTitle: '',
      meetingGone: true,
      startedAt: '2026-11-20T15:00:00.000Z',
      endedAt: '2026-11-20T16:42:00.000Z',
      keptMs: ms(6_120_000),
      marks: 3,
    };
    const world = sampleWorld();
    const { user, fake } = renderApp({ world, capture: { interrupted: [lost] } });
    expect(await screen.findByText(/Its meeting was taken out/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Put it into its meeting' })).toBeNull();
    await user.click(await button(/Put it into this meeting/));
    await user.click(await screen.findByRole('option', { name: /Annual IEP meeting/ }));
    await user.click(await button('Put it into its meeting'));
    expect(await screen.findByText('The recording is in its meeting.')).toBeTruthy();
    const put = fake.world.recordings.find((one) => one.id === 'capture-9');
    expect(put?.meetingId).toBe('meeting-1');
  });
});

describe('the start card', () => {
  it('says that someone takes part by phone, and where they are', async () => {
    const world = sampleWorld();
    world.meetings = world.meetings.map((one) =>
      one.id === 'meeting-1' ? { ...one, mode: 'phone' as const, state: 'MO' } : one,
    );
    const { user } = renderApp({ world });
    await user.click(await button('Meetings'));
    await user.click(await button(/Annual IEP meeting/));
    await user.click(await button('Record this meeting'));
    await user.click(await screen.findByRole('checkbox', { name: /plain sight/ }));
    await user.click(await button('Go on to the start card'));
    expect(await screen.findByText('Someone takes part by phone or video.')).toBeTruthy();
  });
});
