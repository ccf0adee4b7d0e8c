import type { RefObject } from 'react';
import { type Player, skipTimeline, type Timeline, useListeningKeys } from '../../audio/index.ts';
import type { Marking } from './use-marking.ts';

type ReviewKeys = {
  player: Player;
  timeline: Timeline;
  marking: Marking;
  onSpeed(direction: 1 | -1): void;
  /** Where the field for the goal is, when a moment is chosen. */
  goalField: RefObject<HTMLElement | null>;
};

/** EXPERIENCE's keys, on this screen. */
export function useReviewKeys({ player, timeline, marking, onSpeed, goalField }: ReviewKeys): void {
  useListeningKeys({
    'play-pause': () => void player.toggle(),
    'back-15': () => skipTimeline(player, timeline, -15_000),
    'forward-15': () => skipTimeline(player, timeline, 15_000),
    'back-5': () => skipTimeline(player, timeline, -5_000),
    'forward-5': () => skipTimeline(player, timeline, 5_000),
    faster: () => onSpeed(1),
    slower: () => onSpeed(-1),
    'set-start': marking.start,
    'set-end': marking.end,
    'mark-agreed': () => marking.mark('agreed'),
    'mark-not-agreed': () => marking.mark('not-agreed'),
    'mark-promised': () => marking.mark('promised'),
    'mark-did-not-understand': () => marking.mark('did-not-understand'),
    'mark-disputed': () => marking.mark('disputed'),
    'link-goal': () => goalField.current?.querySelector<HTMLElement>('.goal-field .select-button')?.focus(),
  });
}
