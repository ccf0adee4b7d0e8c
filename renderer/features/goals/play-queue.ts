import type { SoundClip } from '../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import type { Player, PlayerState, Span } from '../../audio/index.ts';

/** Long enough to hear that another voice on another day follows, short enough not to lose the thread. */
const GAP_MS = 700;
/** A mark set in passing has no length; this much is heard of it. */
const SHORTEST_MS = 2_000;

export type QueueStatus = 'idle' | 'playing' | 'gap' | 'paused' | 'failed';
/** `at`: the place in the list of what sounds, waits or was stopped; null when nothing was begun. */
export type QueueState = { readonly at: number | null; readonly status: QueueStatus };

export type PlayQueue = {
  subscribe(listener: () => void): () => void;
  state(): QueueState;
  /** Plays one clip and then those after it. */
  playFrom(clips: readonly SoundClip[], at: number): void;
  /** Pauses, or goes on where it paused. */
  toggle(): void;
  next(): void;
  previous(): void;
  stop(): void;
  /** Starts listening to the player. Returns what undoes it. */
  attach(): () => void;
};

/** What is heard of a clip: all of it, and a moment's worth of a mark that has no length. */
export function spanOf({ startMs, endMs, durationMs }: SoundClip): Span {
  const end = Math.min(Math.max(endMs, startMs + SHORTEST_MS), durationMs);
  const start = Math.min(startMs, Math.max(0, end - SHORTEST_MS));
  return { startMs: ms(start), endMs: ms(Math.max(end, start)) };
}

/** Plays clips one after the other on a player that knows only one. */
export function createPlayQueue(player: Player): PlayQueue {
  return new ClipQueue(player);
}

class ClipQueue implements PlayQueue {
  readonly #player: Player;
  readonly #listeners = new Set<() => void>();
  #state: QueueState = { at: null, status: 'idle' };
  #clips: readonly SoundClip[] = [];
  /** True once the clip itself was heard: before, a player at rest is one that still loads. */
  #sounded = false;
  /** True when it was paused while it still loaded: it must not begin by itself when it is there. */
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(player: Player) {
    this.#player = player;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = () => this.#state;

  playFrom(clips: readonly SoundClip[], at: number): void {
    this.#clips = clips;
    this.#start(at);
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
    if (at + 1 < this.#clips.length) this.#start(at + 1);
    else this.stop();
  }

  previous(): void {
    const { at } = this.#state;
    if (at !== null) this.#start(Math.max(0, at - 1));
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

  #start(at: number): void {
    const clip = this.#clips[at];
    if (!clip) return;
    this.#rest({ at, status: 'playing' });
    const track = { recordingId: clip.recordingId, durationMs: clip.durationMs };
    void this.#player.playSpan(track, spanOf(clip));
  }

  #rest(state: QueueState): void {
    clearTimeout(this.#timer);
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
    const next = at + 1;
    if (next >= this.#clips.length) {
      this.#rest({ at: null, status: 'idle' });
      return;
    }
    this.#rest({ at: next, status: 'gap' });
    this.#timer = setTimeout(() => this.#start(next), GAP_MS);
  }

  #set(next: QueueState): void {
    if (next.at === this.#state.at && next.status === this.#state.status) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

function isOf(clip: SoundClip, { track, span }: PlayerState): boolean {
  return track?.recordingId === clip.recordingId && span?.startMs === spanOf(clip).startMs;
}

/** The player stops at the end itself, or a few milliseconds before when the sound is shorter than it was told. */
function nearEnd(clip: SoundClip): Milliseconds {
  return ms(Math.max(0, spanOf(clip).endMs - 250));
}
