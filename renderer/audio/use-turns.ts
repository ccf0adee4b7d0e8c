import { useEffect, useMemo, useRef } from 'react';
import type { Clip, Clips } from './use-clips.ts';
import { usePlayerState } from './use-player.ts';
import { useArchivePlayer, useListeningHabits } from './use-sounds.ts';

export type Turns = Clips & {
  /** Plays one after the other, each to its end. A press on any ▶ leaves the rest out. */
  playInTurn(clips: readonly Clip[]): void;
  stop(): void;
};

/** Like `useClips`, for lists in which statements are heard one after the other: one player, one sound at a time. */
export function useTurns(): Turns {
  const player = useArchivePlayer();
  useListeningHabits(player);
  const waiting = useRef<readonly Clip[]>([]);
  useEffect(() => {
    let wasInSpan = false;
    return player.subscribe(() => {
      const { playing, span } = player.state();
      // A clip that ends takes its span with it; one that is stopped leaves it there.
      const ended = wasInSpan && !playing && span === null;
      wasInSpan = playing && span !== null;
      const [next, ...rest] = waiting.current;
      if (!ended || !next) return;
      waiting.current = rest;
      void player.playSpan(next.track, next.span);
    });
  }, [player]);
  const sounding = usePlayerState(player, (state) =>
    state.playing && state.track && state.span ? nameOf(state.track.recordingId, state.span.startMs) : null,
  );
  return useMemo(() => {
    const isPlaying = ({ track, span }: Clip) => sounding === nameOf(track.recordingId, span.startMs);
    const stop = () => {
      waiting.current = [];
      player.pause();
    };
    const playInTurn = ([first, ...rest]: readonly Clip[]) => {
      waiting.current = rest;
      if (first) void player.playSpan(first.track, first.span);
    };
    return {
      isPlaying,
      stop,
      playInTurn,
      toggle: (clip) => (isPlaying(clip) ? stop() : playInTurn([clip])),
    };
  }, [player, sounding]);
}

function nameOf(recordingId: string, startMs: number): string {
  return `${recordingId}@${startMs}`;
}
