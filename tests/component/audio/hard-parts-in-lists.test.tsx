import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeysProvider } from '../../../renderer/app/keys.tsx';
import { NavigationProvider } from '../../../renderer/app/navigation.tsx';
import { SettingsProvider } from '../../../renderer/app/settings.tsx';
import { type Clip, useTurns } from '../../../renderer/audio/index.ts';
import { MessagesProvider } from '../../../renderer/components/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { aMoment } from '../../support/archive/index.ts';
import { renderWith, sampleWorld } from '../../support/bridge/index.ts';
import { FakeAudio } from './fake-audio.ts';

const clip = (from: number, to: number): Clip => ({
  track: { recordingId: 'r', durationMs: ms(300_000) },
  span: { startMs: ms(from), endMs: ms(to) },
});
/** The second is said in the part that is hard, from 20 s to 40 s. */
const CLIPS = [clip(1_000, 4_000), clip(25_000, 30_000), clip(60_000, 65_000)];

/** A list as in disputes, questions and outcomes: rows with play buttons, no player to see. */
function Rows() {
  const turns = useTurns();
  return (
    <>
      <button type="button" onClick={() => turns.playInTurn(CLIPS)}>
        All
      </button>
      {CLIPS.map((one) => (
        <button key={one.span.startMs} type="button" onClick={() => turns.toggle(one)}>
          {turns.isPlaying(one) ? 'Stop' : 'Play'} {one.span.startMs}
        </button>
      ))}
    </>
  );
}

async function list(hardParts: 'warn' | 'skip' = 'warn') {
  const audio = new FakeAudio();
  vi.stubGlobal('Audio', function Made() {
    return audio;
  });
  const world = sampleWorld();
  const hard = { startMs: ms(20_000), endMs: ms(40_000), mark: 'hard-part' as const, private: true };
  world.moments = [aMoment({ id: 'r' }, hard)];
  const { user } = renderWith(
    <SettingsProvider>
      <MessagesProvider>
        <KeysProvider>
          <NavigationProvider>
            <Rows />
          </NavigationProvider>
        </KeysProvider>
      </MessagesProvider>
    </SettingsProvider>,
    { settings: { hardParts }, world },
  );
  await screen.findByRole('button', { name: 'Play 25000' });
  await act(async () => vi.advanceTimersByTimeAsync(0));
  const reach = (seconds: number) => act(async () => audio.reach(seconds));
  return { user, audio, reach };
}

const SOON = 'A part that is hard for you comes in a few seconds.';
const HERE = 'You marked this part as hard to hear again.';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a hard part in a list without a player', () => {
  it('is said in a silence before its turn, and one key leaves it out', async () => {
    const { user, audio, reach } = await list();
    await user.click(screen.getByRole('button', { name: 'All' }));
    await waitFor(() => expect(audio.currentTime).toBe(1));
    await reach(4);
    expect(await screen.findByText(SOON)).toBeTruthy();
    expect(audio.paused, 'nothing sounds while it is said').toBe(true);
    expect(screen.getByRole('button', { name: 'Stop 25000' }), 'its turn has come').toBeTruthy();
    await user.keyboard('h');
    await waitFor(() => expect(audio.currentTime).toBe(60));
    expect(screen.queryByText(SOON)).toBeNull();
  });

  it('is heard without a word when its own button is pressed', async () => {
    const { user, audio, reach } = await list();
    await user.click(screen.getByRole('button', { name: 'Play 25000' }));
    await waitFor(() => expect(audio.currentTime).toBe(25));
    await reach(26);
    expect(audio.paused).toBe(false);
    expect(screen.queryByText(HERE), 'just this stretch was pressed').toBeNull();
  });

  it('is left out once that is chosen; the list goes on, says how long it was, and plays it when asked', async () => {
    const { user, audio, reach } = await list('skip');
    await user.click(screen.getByRole('button', { name: 'All' }));
    await waitFor(() => expect(audio.currentTime).toBe(1));
    await reach(4);
    await waitFor(() => expect(audio.currentTime).toBe(60));
    expect(await screen.findByText(/that are hard for you were skipped/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Hear it' }));
    await waitFor(() => expect(audio.currentTime).toBe(25));
    expect(audio.paused).toBe(false);
  });
});
