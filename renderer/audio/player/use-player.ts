import { useEffect, useState, useSyncExternalStore } from 'react';
import { createPlayer } from './player.ts';
import type { Player, PlayerState, Sounds } from './player-shape.ts';

/** One player for the life of a screen. Leaving the screen stops the sound and keeps the place. */
export function usePlayer(sounds: Sounds): Player {
  const [player] = useState(() => createPlayer(sounds));
  useEffect(() => player.attach(), [player]);
  return player;
}

/** Renders again when the chosen part of the player's state changes; choose primitives, not new objects. */
export function usePlayerState<T>(player: Player, choose: (state: PlayerState) => T): T {
  return useSyncExternalStore(player.subscribe, () => choose(player.state()));
}
