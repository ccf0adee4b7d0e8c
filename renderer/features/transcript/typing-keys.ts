import type { KeyboardEvent } from 'react';
import type { Player } from '../../audio/index.ts';

/** Keys that play and pause while the text has the focus; Esc as in oTranscribe, others for who needs Esc elsewhere. */
export const TYPING_KEYS = ['escape', 'f8', 'ctrl+space'] as const;
export type TypingKey = (typeof TYPING_KEYS)[number];

/** Going on, the last words are heard once more. */
export const STEP_BACK_MS = 1_500;
const SKIP_MS = 3_000;

/** Plays on from a little before, or pauses. */
export function playOrPause(player: Player): void {
  if (player.state().playing) {
    player.pause();
    return;
  }
  player.skip(-STEP_BACK_MS);
  void player.play();
}

export type TypingActions = {
  player: Player;
  playKey: TypingKey;
  onSpeed(direction: 1 | -1): void;
  /** Sets the line's start to where the sound is. */
  onTime(): void;
};

/** What a key does while typing; true when it did something, and must not be typed. */
export function typingKey(
  event: KeyboardEvent,
  { player, playKey, onSpeed, onTime }: TypingActions,
): boolean {
  const command = event.ctrlKey || event.metaKey;
  const isPlay =
    playKey === 'ctrl+space'
      ? command && event.code === 'Space'
      : event.key.toLowerCase() === playKey && !command && !event.altKey;
  if (isPlay) playOrPause(player);
  else if (event.key === 'F1') player.skip(-SKIP_MS);
  else if (event.key === 'F2') player.skip(SKIP_MS);
  else if (event.key === 'F3') onSpeed(-1);
  else if (event.key === 'F4') onSpeed(1);
  else if (command && event.key.toLowerCase() === 'j') onTime();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
