import { HARD_PART_WARN_MS, type SoundClip } from '../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import type { Care, Turn } from '../hard-parts/index.ts';
import type { Player, PlayerState, Span } from '../player/index.ts';

/** Long enough to hear that another voice on another day follows, short enough not to lose the thread. */
const GAP_MS = 700;
/** A mark set in passing has no length; this much is heard of it. */
const SHORTEST_MS = 2_000;

/** A stretch of sound in a list, by the id of its row: of a moment, or of a transcript's line. */
export type QueueClip = Omit<SoundClip, 'momentId'> & { readonly id: string };

/** The clip of a moment, in a list of moments. */
export function momentClip({ momentId, ...sound }: SoundClip): QueueClip {
  return { id: momentId, ...sound };
}

export type QueueStatus = 'idle' | 'playing' | 'gap' | 'paused' | 'failed';
/** `at`: the place in the list of what sounds, waits or was stopped; null when nothing was begun. */
export type QueueState = { readonly at: number | null; readonly status: QueueStatus };

export type PlayQueue = {
  subscribe(listener: () => void): () => void;
  state(): QueueState;
  /** Plays one clip, whose own button was pressed, and then those after it. */
  playFrom(clips: readonly QueueClip[], at: number): void;
  /** Plays all of them in turn: what is hard to hear is told before, or left out, from the first one on. */
  playAll(clips: readonly QueueClip[]): void;
  /** Pauses, or goes on where it paused. */
  toggle(): void;
  next(): void;
  previous(): void;
  stop(): void;
  /** Starts listening to the player. Returns what undoes it. */
  attach(): () => void;
};

/** What is heard of a clip: all of it, and a moment's worth of a mark that has no length. */
export function spanOf({ startMs, endMs, durationMs }: QueueClip): Span {
  const end = Math.min(Math.max(endMs, startMs + SHORTEST_MS), durationMs);
  const start = Math.min(startMs, Math.max(0, end - SHORTEST_MS));
  return { startMs: ms(start), endMs: ms(Math.max(end, start)) };
}

/** Plays clips one after the other on a player that knows only one. */
export function createPlayQueue(player: Player, care: Care): PlayQueue {
  return new ClipQueue(player, care);
}

class ClipQueue implements PlayQueue {
  readonly #player: Player;
  readonly #care: Care;
  readonly #listeners = new Set<() => void>();
  #state: QueueState = { at: null, status: 'idle' };
  #clips: readonly QueueClip[] = [];
  /** True once the clip itself was heard: before, a player at rest is one that still loads. */
  #sounded = false;
  /** True when it was paused while it still loaded: it must not begin by itself when it is there. */
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(player: Player, care: Care) {
    this.#player = player;
    this.#care = care;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = () => this.#state;

  playFrom(clips: readonly QueueClip[], at: number): void {
    this.#clips = clips;
    this.#start(at);
  }

  playAll(clips: readonly QueueClip[]): void {
    this.#clips = clips;
    this.#player.pause();
    this.#turn(0, 1);
  }

  toggle(): void {
    const { at, status } = this.#state;
    if (at === null) return;
    if (status === 'playing' && this.#sounded) this.#player.pause();
    else if (status === 'playing') {
      this.#rest({ at, status: 'paused' });
      this.#held = true;
      this.#player.pause();
    } else if (status === 'gap') this.#rest({ at, status: 'paused' });
    else if (this.#sounded && status === 'paused') void this.#player.play();
    else this.#start(at);
  }

  next(): void {
    const { at } = this.#state;
    if (at === null) return;
    this.#player.pause();
    this.#turn(at + 1, 1);
  }

  previous(): void {
    const { at } = this.#state;
    if (at === null) return;
    this.#player.pause();
    if (at === 0) this.#start(0);
    else this.#turn(at - 1, -1);
  }

  stop(): void {
    this.#rest({ at: null, status: 'idle' });
    this.#player.pause();
  }

  attach(): () => void {
    const leave = this.#player.subscribe(() => this.#follow(this.#player.state()));
    return () => {
      leave();
      this.#rest({ at: null, status: 'idle' });
    };
  }

  #start(at: number, fromMs?: Milliseconds): void {
    const clip = this.#clips[at];
    if (!clip) return;
    this.#rest({ at, status: 'playing' });
    const track = { recordingId: clip.recordingId, durationMs: clip.durationMs };
    void this.#player.playSpan(track, spanOf(clip), fromMs === undefined ? {} : { fromMs });
  }

  /** One whose own button nobody pressed; over those that are left out, on to the next or back to the one before. */
  #turn(from: number, step: 1 | -1, pauseMs = 0): void {
    const left: { at: number; ms: number }[] = [];
    let at = from;
    let turn = this.#turnOf(at);
    while (turn && turn.fromMs === null) {
      left.push({ at, ms: turn.leftMs });
      at += step;
      turn = this.#turnOf(at);
    }
    if (turn && turn.leftMs > 0) left.push({ at, ms: turn.leftMs });
    this.#sayLeft(left);
    if (!turn) this.#rest({ at: null, status: 'idle' });
    else if (turn.without) this.#warn(at, step, turn.without.fromMs);
    else this.#startIn(pauseMs, at, turn.fromMs);
  }

  #turnOf(at: number): Turn | null {
    const clip = this.#clips[at];
    return clip ? this.#care.turnOf({ recordingId: clip.recordingId, span: spanOf(clip) }) : null;
  }

  #sayLeft(left: readonly { at: number; ms: number }[]): void {
    const first = Math.min(...left.map(({ at }) => at));
    const clips = this.#clips;
    const sum = left.reduce((length, one) => length + one.ms, 0);
    if (sum > 0) this.#care.leftOut(sum, () => this.playFrom(clips, first));
  }

  #startIn(pauseMs: number, at: number, fromMs: Milliseconds | null): void {
    if (pauseMs === 0) {
      this.#start(at, fromMs ?? undefined);
      return;
    }
    this.#rest({ at, status: 'gap' });
    this.#timer = setTimeout(() => this.#start(at, fromMs ?? undefined), pauseMs);
  }

  /** It is silent for five seconds, in which it is said what comes, and can be left out. */
  #warn(at: number, step: 1 | -1, withoutMs: Milliseconds | null): void {
    this.#startIn(HARD_PART_WARN_MS, at, null);
    this.#care.comes(() => {
      if (withoutMs === null) this.#turn(at + step, step);
      else this.#start(at, withoutMs);
    });
  }

  #rest(state: QueueState): void {
    clearTimeout(this.#timer);
    this.#care.comes(null);
    this.#sounded = false;
    this.#held = false;
    this.#set(state);
  }

  #follow(now: PlayerState): void {
    const { at, status } = this.#state;
    const clip = at === null ? undefined : this.#clips[at];
    if (at === null || !clip || status === 'idle' || status === 'gap') return;
    if (now.status === 'failed') {
      this.#rest({ at, status: 'failed' });
    } else if (this.#held) {
      if (now.playing) this.#player.pause();
    } else if (now.playing) {
      this.#sounded ||= isOf(clip, now);
      if (this.#sounded) this.#set({ at, status: 'playing' });
    } else if (this.#sounded && now.span === null && now.atMs >= nearEnd(clip)) {
      this.#afterOne(at);
    } else if (this.#sounded) {
      this.#set({ at, status: 'paused' });
    }
  }

  #afterOne(at: number): void {
    this.#turn(at + 1, 1, GAP_MS);
  }

  #set(next: QueueState): void {
    if (next.at === this.#state.at && next.status === this.#state.status) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

function isOf(clip: QueueClip, { track, span }: PlayerState): boolean {
  return track?.recordingId === clip.recordingId && span?.startMs === spanOf(clip).startMs;
}

/** The player stops at the end itself, or a few milliseconds before when the sound is shorter than it was told. */
function nearEnd(clip: QueueClip): Milliseconds {
  return ms(Math.max(0, spanOf(clip).endMs - 250));
}
