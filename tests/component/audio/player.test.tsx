import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlayer } from '../../../renderer/audio/player/player.ts';
import type { Sounds } from '../../../renderer/audio/player/player-shape.ts';
import { ms } from '../../../shared/time/index.ts';
import { FakeAudio } from './fake-audio.ts';

const FIRST = { recordingId: 'first', durationMs: ms(60_000) };
const SECOND = { recordingId: 'second', durationMs: ms(30_000) };

function setUp(sounds: Partial<Sounds> = {}) {
  const elements: FakeAudio[] = [];
  const kept: [string, number][] = [];
  const player = createPlayer(
    {
      address: async (id) => `/media/${id}`,
      place: async () => 0,
      keepPlace: async (id, atMs) => kept.push([id, atMs]),
      ...sounds,
    },
    () => {
      const element = new FakeAudio();
      elements.push(element);
      return element as unknown as HTMLAudioElement;
    },
  );
  const detach = player.attach();
  const element = elements[0];
  if (!element) throw new Error('the player made no element');
  return { player, element, elements, kept, detach };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the player', () => {
  it('goes on where listening stopped, and from the start when that was the end', async () => {
    const { player, element } = setUp({ place: async () => 12_500 });
    await player.open(FIRST);
    await vi.runAllTimersAsync();
    expect(player.state()).toMatchObject({ status: 'ready', atMs: 12_500 });
    expect(element.currentTime).toBe(12.5);

    const finished = setUp({ place: async () => 60_000 });
    await finished.player.open(FIRST);
    await vi.runAllTimersAsync();
    expect(finished.player.now()).toBe(0);
  });

  it('keeps in mind that it was told to play, while the address is on its way', async () => {
    const address = Promise.withResolvers<string>();
    const { player, element } = setUp({ address: () => address.promise });
    void player.open(FIRST);
    await player.toggle();
    expect(element.paused, 'there is nothing to play yet').toBe(true);
    address.resolve('/media/first');
    await vi.runAllTimersAsync();
    expect(player.state()).toMatchObject({ status: 'ready', playing: true });
  });

  it('goes where it was sent, while the address is on its way', async () => {
    const address = Promise.withResolvers<string>();
    const { player, element } = setUp({ address: () => address.promise, place: async () => 40_000 });
    void player.open(FIRST);
    void player.playSpan(FIRST, { startMs: ms(5_000), endMs: ms(7_000) });
    address.resolve('/media/first');
    await vi.advanceTimersByTimeAsync(0);
    expect(element.currentTime).toBe(5);
    expect(player.state()).toMatchObject({ playing: true, span: { startMs: 5_000, endMs: 7_000 } });
  });

  it('thinks better of it when the key is pressed a second time before the sound is there', async () => {
    const address = Promise.withResolvers<string>();
    const { player } = setUp({ address: () => address.promise });
    void player.open(FIRST, { play: true });
    await player.toggle();
    address.resolve('/media/first');
    await vi.runAllTimersAsync();
    expect(player.state()).toMatchObject({ status: 'ready', playing: false });
  });

  it('stops a span exactly at its end, and stays there', async () => {
    const { player, element } = setUp();
    await player.playSpan(FIRST, { startMs: ms(5_000), endMs: ms(7_250) });
    await vi.advanceTimersByTimeAsync(0);
    expect(element.paused).toBe(false);
    element.reach(7.249);
    expect(element.paused).toBe(true);
    expect(player.state()).toMatchObject({ playing: false, atMs: 7_250, span: null });
  });

  it('asks again when its timer comes before the sound does', async () => {
    const { player, element } = setUp();
    await player.playSpan(FIRST, { startMs: ms(0), endMs: ms(1_000) });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(element.paused, 'the sound has not moved, so its end was not reached').toBe(false);
    Object.defineProperty(element, 'currentTime', { value: 1.001, writable: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(element.paused).toBe(true);
  });

  it('leaves the span when the person goes elsewhere, and keeps it inside', async () => {
    const { player } = setUp();
    await player.playSpan(FIRST, { startMs: ms(5_000), endMs: ms(7_000) });
    player.seek(6_000);
    expect(player.state().span).not.toBeNull();
    player.seek(20_000);
    expect(player.state().span).toBeNull();
  });

  it('keeps its speed over a new recording, in steps between half and double', async () => {
    const { player, element } = setUp();
    player.stepSpeed(1);
    await player.open(FIRST);
    await player.open(SECOND);
    await vi.runAllTimersAsync();
    expect(element.playbackRate).toBe(1.25);
    expect(element.preservesPitch).toBe(true);
    for (let step = 0; step < 10; step += 1) player.stepSpeed(-1);
    expect(player.state().speed).toBe(50);
    for (let step = 0; step < 10; step += 1) player.stepSpeed(1);
    expect(player.state().speed).toBe(200);
  });

  it('keeps the place every few seconds, at a pause and when it is left', async () => {
    const { player, element, kept, detach } = setUp();
    await player.open(FIRST, { play: true });
    await vi.advanceTimersByTimeAsync(0);
    element.reach(4);
    expect(kept).toEqual([]);
    element.reach(6);
    expect(kept).toEqual([['first', 6_000]]);
    element.reach(8);
    player.pause();
    expect(kept.at(-1)).toEqual(['first', 8_000]);
    element.reach(9);
    detach();
    expect(kept.at(-1)).toEqual(['first', 9_000]);
  });

  it('plays on into the next file, but not after a span', async () => {
    const { player, element } = setUp();
    player.follow((track) => (track.recordingId === 'first' ? { track: SECOND, atMs: ms(0) } : null));
    await player.open(FIRST, { play: true });
    await vi.advanceTimersByTimeAsync(0);
    element.finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(player.state().track).toBe(SECOND);
    expect(element.src).toBe('/media/second');
  });

  it('drops an address that comes too late', async () => {
    let answer: (url: string) => void = () => undefined;
    const slow = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const { player, element } = setUp({
      address: (id) => (id === 'first' ? slow : Promise.resolve('/media/second')),
    });
    const first = player.open(FIRST);
    await player.open(SECOND);
    answer('/media/first');
    await first;
    expect(element.src).toBe('/media/second');
  });

  it('says when the sound cannot be had, and tries anew when asked', async () => {
    let locked = true;
    const { player } = setUp({
      address: async () => {
        if (locked) throw new Error('locked');
        return '/media/first';
      },
    });
    await player.open(FIRST);
    expect(player.state().status).toBe('failed');
    locked = false;
    await player.retry();
    await vi.runAllTimersAsync();
    expect(player.state().status).toBe('ready');
  });

  it('is silent and empty after it was left, with a new element for the next owner', async () => {
    const { player, element, elements, detach } = setUp();
    await player.open(FIRST, { play: true });
    await vi.advanceTimersByTimeAsync(0);
    detach();
    expect(element.paused).toBe(true);
    expect(element.src).toBe('');
    expect(player.state()).toMatchObject({ track: null, status: 'empty', playing: false });
    expect(elements).toHaveLength(2);
    element.reach(3);
    expect(player.state().atMs).toBe(0);
  });
});
