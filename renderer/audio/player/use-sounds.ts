import { useEffect, useMemo } from 'react';
import { useCall, useChange, useKeptword } from '../../bridge/index.ts';
import type { Player, Sounds } from './player-shape.ts';
import { usePlayer, usePlayerState } from './use-player.ts';

/** Often enough that a minute's auto-lock never cuts off who only listens. */
const TOUCH_EVERY_MS = 15_000;

/** A player on the sound of the open archive. Who listens is here: the archive does not lock under her. */
export function useArchivePlayer(): Player {
  const api = useKeptword();
  const sounds = useMemo<Sounds>(
    () => ({
      address: async (id) => (await api.recordings.mediaAddress({ id })).url,
      place: async (id) => (await api.recordings.place({ id })).atMs,
      keepPlace: (id, atMs) => api.recordings.keepPlace({ id, atMs }),
    }),
    [api],
  );
  const player = usePlayer(sounds);
  const playing = usePlayerState(player, (state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    void api.app.touch();
    const timer = setInterval(() => void api.app.touch(), TOUCH_EVERY_MS);
    return () => clearInterval(timer);
  }, [api, playing]);
  return player;
}

/** Speed and louder voices as this computer's settings have them; a change is kept for the next time. */
export function useListeningHabits(player: Player) {
  const { data: settings } = useCall('app', 'settings');
  const { mutate: change } = useChange('app', 'changeSettings');
  const track = usePlayerState(player, (state) => state.track !== null);
  useEffect(() => {
    if (!settings || !track) return;
    player.setSpeed(settings.speed);
    player.setLouder(settings.louder);
  }, [player, settings, track]);
  return useMemo(
    () => ({
      onSpeed: (direction: 1 | -1) => {
        player.stepSpeed(direction);
        change({ speed: player.state().speed });
      },
      onLouder: (on: boolean) => {
        player.setLouder(on);
        change({ louder: on });
      },
    }),
    [player, change],
  );
}
