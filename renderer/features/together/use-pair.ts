import { useCallback, useEffect, useMemo, useState } from 'react';
import { type AlignmentView, type Recording, sameMoment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { type Player, type Track, useArchivePlayer, useListeningHabits } from '../../audio/index.ts';

export type Which = 'first' | 'second';
export const other = (which: Which): Which => (which === 'first' ? 'second' : 'first');

/** Two players on one meeting, one of them heard. */
export type PairPlayer = {
  /** The one that is heard now. */
  which: Which;
  player: Player;
  /** Goes on in the other recording at the same moment; false when that one does not have it. */
  switchOver(): Promise<boolean>;
  /** Hears one of them from a place of its own on. */
  go(which: Which, atMs: number, options?: { untilMs?: number; play?: boolean }): Promise<void>;
  onSpeed(direction: 1 | -1): void;
  onLouder(on: boolean): void;
};

/** Both stay open under their needles, so that a switch only has to seek; neither is ever loaded anew. */
export function usePair(alignment: AlignmentView, first: Recording, second: Recording): PairPlayer {
  const one = useArchivePlayer();
  const two = useArchivePlayer();
  const habits = useListeningHabits(one);
  useListeningHabits(two);
  const [which, setWhich] = useState<Which>('first');
  const tracks = useMemo(() => ({ first: trackOf(first), second: trackOf(second) }), [first, second]);
  const players = useMemo(() => ({ first: one, second: two }), [one, two]);

  useEffect(() => {
    const [piece] = alignment.pieces;
    const begin = piece ? piece.startMs : 0;
    void one.open(tracks.first, { atMs: ms(begin) });
    void two.open(tracks.second, { atMs: ms(sameMoment(alignment, 'first', begin).atMs) });
  }, [one, two, tracks, alignment]);

  const go = useCallback<PairPlayer['go']>(
    async (to, atMs, { untilMs, play = true } = {}) => {
      const [heard, silent] = [players[to], players[other(to)]];
      silent.pause();
      setWhich(to);
      const startMs = ms(Math.max(0, atMs));
      if (untilMs !== undefined) await heard.playSpan(tracks[to], { startMs, endMs: ms(untilMs) });
      else await heard.open(tracks[to], { atMs: startMs, play });
    },
    [players, tracks],
  );

  const switchOver = useCallback(async () => {
    const from = players[which];
    const playing = from.state().playing;
    const same = sameMoment(alignment, which, from.now());
    if (!same.there) return false;
    await go(other(which), same.atMs, { play: playing });
    return true;
  }, [players, which, alignment, go]);

  return { which, player: players[which], switchOver, go, ...bothOf(habits, two) };
}

/** The habits are kept once; the second player follows them. */
function bothOf(habits: ReturnType<typeof useListeningHabits>, two: Player) {
  return {
    onSpeed: (direction: 1 | -1) => {
      habits.onSpeed(direction);
      two.stepSpeed(direction);
    },
    onLouder: (on: boolean) => {
      habits.onLouder(on);
      two.setLouder(on);
    },
  };
}

function trackOf({ id, durationMs }: Recording): Track {
  return { recordingId: id, durationMs };
}
