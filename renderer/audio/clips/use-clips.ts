import { useMemo } from 'react';
import { useHardCare } from '../hard-parts/index.ts';
import {
  type Span,
  type Track,
  useArchivePlayer,
  useListeningHabits,
  usePlayerState,
} from '../player/index.ts';

export type Clip = { readonly track: Track; readonly span: Span };

export type Clips = {
  /** The clip that sounds now, as its recording and start. */
  isPlaying(clip: Clip): boolean;
  /** Plays it from its start to its end; stops it when it sounds already. */
  toggle(clip: Clip): void;
};

/** Play buttons in a list (exhibits, a goal's thread, search hits): one player, one clip at a time. */
export function useClips(): Clips {
  const player = useArchivePlayer();
  useListeningHabits(player);
  useHardCare(player);
  const sounding = usePlayerState(player, (state) =>
    state.playing && state.track && state.span ? nameOf(state.track.recordingId, state.span.startMs) : null,
  );
  return useMemo(() => {
    const isPlaying = ({ track, span }: Clip) => sounding === nameOf(track.recordingId, span.startMs);
    return {
      isPlaying,
      toggle: (clip) => {
        if (isPlaying(clip)) player.pause();
        else void player.playSpan(clip.track, clip.span);
      },
    };
  }, [player, sounding]);
}

function nameOf(recordingId: string, startMs: number): string {
  return `${recordingId}@${startMs}`;
}
