import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { HARD_PART_WARN_MS } from '../../../shared/domain/index.ts';
import type { Milliseconds } from '../../../shared/time/index.ts';
import { type Care, useHardCare } from '../hard-parts/index.ts';
import {
  type Player,
  type PlayerState,
  useArchivePlayer,
  useListeningHabits,
  usePlayerState,
} from '../player/index.ts';
import type { Clip, Clips } from './use-clips.ts';

export type Turns = Clips & {
  /** Plays one after the other, each to its end. A press on any ▶ leaves the rest out. */
  playInTurn(clips: readonly Clip[]): void;
  stop(): void;
};

/**
 * Like `useClips`, for lists in which statements are heard one after the other: one player, one sound at a time. What
 * comes by itself and is hard to hear is told before, or left out; what was pressed is heard.
 */
export function useTurns(): Turns {
  const player = useArchivePlayer();
  useListeningHabits(player);
  const order = useRef<Order | null>(null);
  const [waits, setWaits] = useState<string | null>(null);
  const care = useHardCare(
    player,
    useCallback(() => order.current?.forget(), []),
  );
  useEffect(() => {
    const made = new Order(player, care, (clip) => setWaits(clip && nameOfClip(clip)));
    order.current = made;
    const leave = player.subscribe(() => made.follow(player.state()));
    return () => {
      leave();
      made.forget();
      order.current = null;
    };
  }, [player, care]);
  const sounding = usePlayerState(player, (state) =>
    state.playing && state.track && state.span ? nameOf(state.track.recordingId, state.span.startMs) : null,
  );
  return useMemo(() => {
    const isPlaying = (clip: Clip) => [sounding, waits].includes(nameOfClip(clip));
    const stop = () => {
      order.current?.forget();
      player.pause();
    };
    return {
      isPlaying,
      stop,
      playInTurn: (clips) => order.current?.begin(clips),
      toggle: (clip) => (isPlaying(clip) ? stop() : order.current?.press(clip)),
    };
  }, [player, sounding, waits]);
}

/** The player stops at the end itself, or a few milliseconds before when the sound is shorter than it was told. */
const NEAR_END_MS = 250;

/** What sounds and what comes after it. */
class Order {
  readonly #player: Player;
  readonly #care: Care;
  /** Told which one a silence is before. */
  readonly #onWaits: (clip: Clip | null) => void;
  #now: { clip: Clip; sounded: boolean } | null = null;
  #waiting: readonly Clip[] = [];
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(player: Player, care: Care, onWaits: (clip: Clip | null) => void) {
    this.#player = player;
    this.#care = care;
    this.#onWaits = onWaits;
  }

  /** One whose own button was pressed: heard as it is. */
  press(clip: Clip): void {
    this.forget();
    this.#play(clip);
  }

  begin(clips: readonly Clip[]): void {
    const [only, ...more] = clips;
    if (only && more.length === 0) {
      this.press(only);
      return;
    }
    this.forget();
    this.#player.pause();
    this.#waiting = clips;
    this.#next();
  }

  forget(): void {
    this.#endSilence();
    this.#now = null;
    this.#waiting = [];
  }

  follow({ playing, span, track, atMs }: PlayerState): void {
    const now = this.#now;
    if (!now) return;
    const { clip } = now;
    if (playing) {
      now.sounded ||= track?.recordingId === clip.track.recordingId && span?.startMs === clip.span.startMs;
      return;
    }
    // A clip that ends takes its span with it; one that is stopped leaves it there.
    const ended = now.sounded && span === null && atMs >= clip.span.endMs - NEAR_END_MS;
    if (!ended) return;
    this.#now = null;
    this.#next();
  }

  #next(): void {
    const [clip, ...rest] = this.#waiting;
    if (!clip) return;
    this.#waiting = rest;
    const { track, span } = clip;
    const turn = this.#care.turnOf({ recordingId: track.recordingId, span });
    if (turn.leftMs > 0) this.#care.leftOut(turn.leftMs, () => this.press(clip));
    if (turn.without) this.#warn(clip, turn.without.fromMs);
    else this.#from(clip, turn.fromMs);
  }

  #from(clip: Clip, fromMs: Milliseconds | null): void {
    if (fromMs === null) this.#next();
    else this.#play(clip, fromMs);
  }

  /** It is silent for five seconds, in which it is said what comes. */
  #warn(clip: Clip, withoutMs: Milliseconds | null): void {
    const after = (fromMs: Milliseconds | null) => () => {
      this.#endSilence();
      this.#from(clip, fromMs);
    };
    this.#care.comes(after(withoutMs));
    this.#onWaits(clip);
    this.#silence = setTimeout(after(clip.span.startMs), HARD_PART_WARN_MS);
  }

  #endSilence(): void {
    clearTimeout(this.#silence);
    this.#care.comes(null);
    this.#onWaits(null);
  }

  #play(clip: Clip, fromMs = clip.span.startMs): void {
    this.#now = { clip, sounded: false };
    void this.#player.playSpan(clip.track, clip.span, { fromMs });
  }
}

function nameOf(recordingId: string, startMs: number): string {
  return `${recordingId}@${startMs}`;
}

function nameOfClip({ track, span }: Clip): string {
  return nameOf(track.recordingId, span.startMs);
}
