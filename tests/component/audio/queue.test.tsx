import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlayQueue, type QueueClip, spanOf } from '../../../renderer/audio/clips/play-queue.ts';
import { turnOf } from '../../../renderer/audio/hard-parts/hard-parts.ts';
import type { Care } from '../../../renderer/audio/hard-parts/use-hard-care.ts';
import { createPlayer } from '../../../renderer/audio/player/player.ts';
import type { HardPart } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { FakeAudio } from './fake-audio.ts';

const clip = (id: string, recordingId: string, from: number, to: number): QueueClip => ({
  id,
  recordingId,
  startMs: ms(from),
  endMs: ms(to),
  durationMs: ms(60_000),
});
const CLIPS = [clip('a', 'r1', 1000, 4000), clip('b', 'r1', 10_000, 13_000), clip('c', 'r2', 0, 5000)];

type Told = { leftMs: number[]; hear: () => void; skip: (() => void) | null };

/** What the window would do about hard parts; `told` is what it was asked to say. */
function careOf(parts: readonly HardPart[], skips: boolean): { care: Care; told: Told } {
  const told: Told = { leftMs: [], hear: () => undefined, skip: null };
  const care: Care = {
    turnOf: (waiting) => turnOf(parts, waiting, { skips, speed: 100 }),
    leftOut: (leftMs, hear) => {
      told.leftMs.push(leftMs);
      told.hear = hear;
    },
    comes: (skip) => {
      told.skip = skip;
    },
  };
  return { care, told };
}

function setUp(lost: ReadonlySet<string> = new Set(), hard: readonly HardPart[] = [], skips = false) {
  const element = new FakeAudio();
  const player = createPlayer(
    {
      address: async (id) => {
        if (lost.has(id)) throw new Error('gone');
        return `/media/${id}`;
      },
      place: async () => 0,
      keepPlace: async () => undefined,
    },
    () => element as unknown as HTMLAudioElement,
  );
  const leave = player.attach();
  const { care, told } = careOf(hard, skips);
  const queue = createPlayQueue(player, care);
  const detach = queue.attach();
  return { player, queue, element, told, detach, leave };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets addresses and metadata arrive, and nothing else happen. */
const settle = () => vi.advanceTimersByTimeAsync(0);
/** The silence between two clips. */
const gap = () => vi.advanceTimersByTimeAsync(700);

describe('a queue of clips', () => {
  it('plays one after the other, over files, with a short silence between, and ends at rest', async () => {
    const { queue, element, player } = setUp();
    queue.playFrom(CLIPS, 0);
    await settle();
    expect(queue.state()).toEqual({ at: 0, status: 'playing' });
    expect(element.currentTime).toBe(1);
    element.reach(4);
    expect(queue.state()).toEqual({ at: 1, status: 'gap' });
    expect(element.paused, 'it is silent between two clips').toBe(true);
    await vi.advanceTimersByTimeAsync(600);
    expect(element.paused).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(queue.state()).toEqual({ at: 1, status: 'playing' });
    expect(element.currentTime).toBe(10);
    element.reach(13);
    await gap();
    expect(element.src).toBe('/media/r2');
    expect(queue.state()).toEqual({ at: 2, status: 'playing' });
    element.reach(5);
    expect(queue.state()).toEqual({ at: null, status: 'idle' });
    await gap();
    expect(player.state().playing).toBe(false);
  });

  it('stays silent when it is paused before it is there, and begins when it is asked again', async () => {
    const { queue, player } = setUp();
    queue.playFrom(CLIPS, 0);
    queue.toggle();
    expect(queue.state()).toEqual({ at: 0, status: 'paused' });
    await settle();
    expect(player.state().playing).toBe(false);
    expect(queue.state()).toEqual({ at: 0, status: 'paused' });
    queue.toggle();
    await settle();
    expect(player.state().playing).toBe(true);
    expect(queue.state()).toEqual({ at: 0, status: 'playing' });
  });

  it('pauses and goes on where it was, also in the silence between', async () => {
    const { queue, element } = setUp();
    queue.playFrom(CLIPS, 0);
    await settle();
    element.reach(2);
    queue.toggle();
    expect(queue.state()).toEqual({ at: 0, status: 'paused' });
    await gap();
    expect(queue.state().at, 'a pause is no end').toBe(0);
    queue.toggle();
    await settle();
    expect(queue.state()).toEqual({ at: 0, status: 'playing' });
    expect(element.currentTime).toBe(2);
    element.reach(4);
    queue.toggle();
    await gap();
    expect(queue.state()).toEqual({ at: 1, status: 'paused' });
    queue.toggle();
    await settle();
    expect(element.currentTime).toBe(10);
  });

  it('goes to the next and the one before while it plays, and stops', async () => {
    const { queue, element } = setUp();
    queue.playFrom(CLIPS, 0);
    await settle();
    queue.next();
    await settle();
    expect(queue.state()).toEqual({ at: 1, status: 'playing' });
    queue.next();
    await settle();
    queue.previous();
    await settle();
    expect(queue.state()).toEqual({ at: 1, status: 'playing' });
    expect(element.src).toBe('/media/r1');
    queue.stop();
    expect(queue.state()).toEqual({ at: null, status: 'idle' });
    expect(element.paused).toBe(true);
    await gap();
    expect(element.paused).toBe(true);
    queue.next();
    queue.previous();
    expect(queue.state().at).toBeNull();
  });

  it('begins anywhere, and after the last there is nothing', async () => {
    const { queue } = setUp();
    queue.playFrom(CLIPS, 2);
    await settle();
    expect(queue.state()).toEqual({ at: 2, status: 'playing' });
    queue.next();
    expect(queue.state()).toEqual({ at: null, status: 'idle' });
  });

  it('says when a clip cannot be had, and the next one can', async () => {
    const { queue } = setUp(new Set(['r1']));
    queue.playFrom(CLIPS, 1);
    await settle();
    expect(queue.state()).toEqual({ at: 1, status: 'failed' });
    queue.next();
    await settle();
    expect(queue.state()).toEqual({ at: 2, status: 'playing' });
  });

  it('is quiet once its page is left', async () => {
    const { queue, element, detach, leave } = setUp();
    queue.playFrom(CLIPS, 0);
    await settle();
    element.reach(4);
    detach();
    leave();
    await gap();
    expect(element.paused).toBe(true);
    expect(queue.state().at).toBeNull();
  });

  it('a mark without length is heard for a moment, inside the recording', () => {
    expect(spanOf(clip('x', 'r', 5000, 5000))).toEqual({ startMs: 5000, endMs: 7000 });
    expect(spanOf(clip('x', 'r', 60_000, 60_000))).toEqual({ startMs: 58_000, endMs: 60_000 });
    expect(spanOf({ ...clip('x', 'r', 0, 0), durationMs: ms(500) })).toEqual({ startMs: 0, endMs: 500 });
  });
});

describe('a queue with a part that is hard to hear', () => {
  const part = (from: number, to: number): HardPart => ({
    recordingId: 'r1',
    startMs: ms(from),
    endMs: ms(to),
  });

  it('is silent for five seconds before it, and leaves it out when asked', async () => {
    const { queue, element, told } = setUp(new Set(), [part(9_000, 20_000)]);
    queue.playAll(CLIPS);
    await settle();
    element.reach(4);
    expect(queue.state()).toEqual({ at: 1, status: 'gap' });
    await vi.advanceTimersByTimeAsync(4_900);
    expect(element.paused).toBe(true);
    told.skip?.();
    await settle();
    expect(queue.state()).toEqual({ at: 2, status: 'playing' });
    expect(told.skip, 'the words are taken back').toBeNull();
  });

  it('plays it after the five seconds when nothing was asked', async () => {
    const { queue, element, told } = setUp(new Set(), [part(9_000, 20_000)]);
    queue.playAll(CLIPS.slice(1));
    expect(element.paused, 'nobody pressed its own button').toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(queue.state()).toEqual({ at: 0, status: 'playing' });
    expect(element.currentTime).toBe(10);
    expect(told.skip).toBeNull();
  });

  it('goes over it in both directions, says how long it was, and plays it when asked', async () => {
    const { queue, element, told } = setUp(new Set(), [part(9_000, 20_000)], true);
    queue.playAll(CLIPS);
    await settle();
    element.reach(4);
    await gap();
    expect(queue.state()).toEqual({ at: 2, status: 'playing' });
    expect(told.leftMs).toEqual([3_000]);
    queue.previous();
    await settle();
    expect(queue.state()).toEqual({ at: 0, status: 'playing' });
    told.hear();
    await settle();
    expect(queue.state()).toEqual({ at: 1, status: 'playing' });
    expect(element.currentTime).toBe(10);
  });

  it('begins a clip behind it, and ends with the one that it ends in', async () => {
    const { queue, element, player } = setUp(new Set(), [part(9_000, 11_000)], true);
    queue.playAll(CLIPS.slice(1, 2));
    await settle();
    expect(element.currentTime).toBe(11);
    expect(player.state().span).toEqual({ startMs: 10_000, endMs: 13_000 });
    element.reach(13);
    expect(queue.state()).toEqual({ at: null, status: 'idle' });
  });

  it('plays what was pressed, and ends at once when all that is left is left out', async () => {
    const { queue, told } = setUp(new Set(), [part(0, 20_000)], true);
    queue.playFrom(CLIPS, 1);
    await settle();
    expect(queue.state()).toEqual({ at: 1, status: 'playing' });
    expect(told.leftMs).toEqual([]);
    queue.playAll(CLIPS.slice(0, 2));
    expect(queue.state()).toEqual({ at: null, status: 'idle' });
    expect(told.leftMs).toEqual([6_000]);
  });
});
