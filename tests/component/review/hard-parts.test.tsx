import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { KeysProvider, useKeys } from '../../../renderer/app/keys.tsx';
import { NavigationProvider } from '../../../renderer/app/navigation.tsx';
import { SettingsProvider } from '../../../renderer/app/settings.tsx';
import { HardPartNotice } from '../../../renderer/audio/hard-parts/hard-part-notice.tsx';
import { hardPartAhead, runsInto, turnOf } from '../../../renderer/audio/hard-parts/hard-parts.ts';
import { useHardParts } from '../../../renderer/audio/hard-parts/use-hard-parts.ts';
import { createPlayer } from '../../../renderer/audio/player/player.ts';
import type { Player } from '../../../renderer/audio/player/player-shape.ts';
import { MessagesProvider } from '../../../renderer/components/index.ts';
import { hardParts, type Moment, touches } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { aMoment } from '../../support/archive/index.ts';
import { renderWith, sampleWorld } from '../../support/bridge/index.ts';
import { FakeAudio } from '../audio/fake-audio.ts';

const TRACK = { recordingId: 'r', durationMs: ms(300_000) };
const hard = (startMs: number, endMs: number, over: Partial<Moment> = {}) =>
  aMoment({ id: 'r' }, { startMs: ms(startMs), endMs: ms(endMs), mark: 'hard-part', private: true, ...over });
const at = (atMs: number, over = {}) => ({ track: TRACK, atMs: ms(atMs), speed: 100, span: null, ...over });

describe('hard parts', () => {
  it('are the marked stretches, in order; two that touch or nearly touch are one', () => {
    const parts = hardParts([
      hard(90_000, 100_000),
      hard(20_000, 40_000),
      hard(30_000, 50_000),
      hard(54_000, 60_000),
      hard(200_000, 200_000),
      hard(10_000, 15_000, { mark: 'disputed' }),
      hard(25_000, 35_000, { recordingId: 'other' }),
    ]);
    expect(parts).toEqual([
      { recordingId: 'other', startMs: 25_000, endMs: 35_000 },
      { recordingId: 'r', startMs: 20_000, endMs: 60_000 },
      { recordingId: 'r', startMs: 90_000, endMs: 100_000 },
    ]);
  });

  it('are told five seconds before, by the clock of who listens, until they end', () => {
    const parts = hardParts([hard(20_000, 40_000)]);
    expect(hardPartAhead(parts, at(14_900))).toBeNull();
    expect(hardPartAhead(parts, at(15_000))).toEqual({ at: 0, phase: 'soon' });
    expect(hardPartAhead(parts, at(10_000, { speed: 200 }))).toEqual({ at: 0, phase: 'soon' });
    expect(hardPartAhead(parts, at(17_000, { speed: 50 }))).toBeNull();
    expect(hardPartAhead(parts, at(39_999))).toEqual({ at: 0, phase: 'in' });
    expect(hardPartAhead(parts, at(40_000))).toBeNull();
    expect(hardPartAhead(parts, at(30_000, { track: { ...TRACK, recordingId: 'other' } }))).toBeNull();
    const itself = { startMs: ms(20_000), endMs: ms(40_000) };
    expect(hardPartAhead(parts, at(20_000, { span: itself }))).toBeNull();
    const around = { startMs: ms(0), endMs: ms(300_000) };
    expect(hardPartAhead(parts, at(20_000, { span: around }))).toEqual({ at: 0, phase: 'in' });
    const before = { startMs: ms(0), endMs: ms(20_000) };
    expect(hardPartAhead(parts, at(19_000, { span: before })), 'it ends before the part').toBeNull();
  });

  it('are run into by the sound alone, never by a jump of the person', () => {
    const [part] = hardParts([hard(20_000, 40_000)]);
    if (!part) throw new Error('no part');
    expect(runsInto(part, at(19_500), at(19_750))).toBe(true);
    expect(runsInto(part, at(19_000), at(19_250))).toBe(false);
    expect(runsInto(part, at(5_000), at(20_000))).toBe(false);
    expect(runsInto(part, at(60_000), at(20_000))).toBe(false);
    expect(runsInto(part, at(20_000), at(20_250))).toBe(false);
  });
});

describe('a clip whose turn comes by itself', () => {
  const parts = hardParts([hard(20_000, 40_000)]);
  const clip = (from: number, to: number, recordingId = 'r') => ({
    recordingId,
    span: { startMs: ms(from), endMs: ms(to) },
  });
  const skips = { skips: true, speed: 100 };
  const warns = { skips: false, speed: 100 };

  it('is left out, or begins behind the part, once such parts are skipped', () => {
    expect(turnOf(parts, clip(25_000, 30_000), skips)).toEqual({
      fromMs: null,
      leftMs: 5_000,
      without: null,
    });
    expect(turnOf(parts, clip(35_000, 50_000), skips)).toMatchObject({ fromMs: 40_000, leftMs: 5_000 });
    expect(turnOf(parts, clip(19_500, 50_000), skips), 'no time is left to skip on the way').toMatchObject({
      fromMs: 40_000,
    });
    expect(turnOf(parts, clip(10_000, 50_000), skips)).toEqual({ fromMs: 10_000, leftMs: 0, without: null });
  });

  it('is said before, with the way around it, when they are not', () => {
    expect(turnOf(parts, clip(25_000, 30_000), warns)).toEqual({
      fromMs: 25_000,
      leftMs: 0,
      without: { fromMs: null },
    });
    expect(turnOf(parts, clip(30_000, 60_000), warns).without).toEqual({ fromMs: 40_000 });
    expect(turnOf(parts, clip(40_000, 60_000), warns).without, 'it begins where the part ends').toBeNull();
    expect(turnOf(parts, clip(25_000, 30_000, 'other'), warns).without).toBeNull();
  });

  it('touches a part when a second of it would be heard', () => {
    const stretch = (startMs: number, endMs: number) => ({
      recordingId: 'r',
      startMs: ms(startMs),
      endMs: ms(endMs),
    });
    expect(touches(stretch(10_000, 20_001), parts)).toBe(true);
    expect(touches(stretch(39_999, 60_000), parts)).toBe(true);
    expect(touches(stretch(10_000, 20_000), parts)).toBe(false);
    expect(touches({ ...stretch(25_000, 30_000), recordingId: 'other' }, parts)).toBe(false);
  });
});

/** The notice over a player whose clock the test moves, with the key that the review gives it. */
function Listening({ player }: { player: Player }) {
  const near = useHardParts(player);
  useKeys('While listening', [{ combo: 'h', label: 'Skip', run: near.skip }]);
  return (
    <div className="player-group">
      <button id="play" className="button" data-kind="primary" type="button">
        Play
      </button>
      <HardPartNotice hard={near} />
    </div>
  );
}

async function listen(settings: { hardParts?: 'warn' | 'skip' } = {}) {
  const audio = new FakeAudio();
  const player = createPlayer(
    { address: async () => '/media/r', place: async () => 0, keepPlace: async () => undefined },
    () => audio as unknown as HTMLAudioElement,
  );
  player.attach();
  const app = renderWith(
    <SettingsProvider>
      <KeysProvider>
        <NavigationProvider>
          <MessagesProvider>
            <Listening player={player} />
          </MessagesProvider>
        </NavigationProvider>
      </KeysProvider>
    </SettingsProvider>,
    { settings, world: { ...sampleWorld(), moments: [hard(20_000, 40_000)] } },
  );
  await act(async () => {
    await player.open(TRACK, { play: true });
  });
  await screen.findByRole('button', { name: 'Play' });
  const reach = (seconds: number) => act(async () => audio.reach(seconds));
  return { ...app, player, audio, reach };
}

describe('listening to a meeting with a hard part', () => {
  it('says calmly that it comes, stops nothing, and leaves it out with one key', async () => {
    const { user, player, reach } = await listen();
    await reach(14);
    expect(screen.queryByText(/hard/)).toBeNull();
    await reach(15.2);
    const said = screen.getByText('A part that is hard for you comes in a few seconds.');
    expect(said.getAttribute('role')).toBe('status');
    expect(player.state().playing).toBe(true);
    await reach(20.1);
    expect(screen.getByText('You marked this part as hard to hear again.')).toBeTruthy();
    expect(player.state().atMs).toBe(20_100);
    await user.keyboard('h');
    expect(player.state()).toMatchObject({ atMs: 40_000, playing: true });
    expect(screen.queryByText(/hard to hear again/)).toBeNull();
  });

  it('gives the focus back when its own button goes', async () => {
    const { user, player, reach } = await listen();
    await reach(16);
    await user.click(screen.getByRole('button', { name: /^Skip it/ }));
    expect(player.state().atMs).toBe(40_000);
    expect(document.activeElement?.id).toBe('play');
  });

  it('leaves them out by itself once that is chosen, says so, and goes back on demand', async () => {
    const { user, fake, player, reach } = await listen();
    await reach(16);
    await user.click(screen.getByRole('button', { name: 'Always skip such parts' }));
    await waitFor(() => expect(fake.settings.hardParts).toBe('skip'));
    expect(player.state().atMs).toBe(40_000);
    await act(async () => player.seek(19_400));
    await reach(19.6);
    await reach(19.8);
    expect(player.state().atMs).toBe(40_000);
    await user.click(await screen.findByRole('button', { name: 'Hear it' }));
    expect(player.state().atMs).toBe(20_000);
    await reach(20.25);
    await reach(20.5);
    expect(player.state().atMs).toBe(20_500);
    expect(screen.getByText('You marked this part as hard to hear again.')).toBeTruthy();
  });

  it('a stretch of five minutes that ends inside a hard part ends there, without a second of it', async () => {
    const { player, reach } = await listen({ hardParts: 'skip' });
    await act(async () => {
      await player.playSpan(TRACK, { startMs: ms(10_000), endMs: ms(30_000) });
    });
    await reach(19.6);
    await reach(19.8);
    expect(player.state()).toMatchObject({ playing: false, atMs: 40_000 });
  });
});
