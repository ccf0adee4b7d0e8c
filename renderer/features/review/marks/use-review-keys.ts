import { type RefObject, useEffect } from 'react';
import { type Player, skipTimeline, type Timeline, useListeningKeys } from '../../../audio/index.ts';
import type { Marking } from './use-marking.ts';

type ReviewKeys = {
  player: Player;
  timeline: Timeline;
  marking: Marking;
  onSpeed(direction: 1 | -1): void;
  /** Opens the menu of more marks. */
  onMore(): void;
  /** Leaves out the hard part that is near. */
  onSkipHard(): void;
  /** Where the chosen moment is. */
  form: RefObject<HTMLElement | null>;
  /** Escape in a text: from writing back to listening. Stable. */
  onListenOn(): void;
};

/** EXPERIENCE's keys, on this screen. */
export function useReviewKeys({
  player,
  timeline,
  marking,
  onSpeed,
  onMore,
  onSkipHard,
  form,
  onListenOn,
}: ReviewKeys): void {
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
    'more-marks': onMore,
    'skip-hard': onSkipHard,
    'write-words': marking.write,
    'link-goal': () => toGoal(form.current),
  });
  useEffect(() => {
    const box = form.current;
    const back = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !(event.target instanceof HTMLTextAreaElement)) return;
      onListenOn();
    };
    box?.addEventListener('keydown', back);
    return () => box?.removeEventListener('keydown', back);
  }, [form, onListenOn]);
}

/** To the field for the goal, also when its part is folded away: that opens first. */
function toGoal(form: HTMLElement | null): void {
  const part = form?.querySelector<HTMLElement>('[data-part="review/about"]');
  const trigger = part?.querySelector<HTMLElement>('[aria-expanded="false"].details-button');
  trigger?.click();
  requestAnimationFrame(() => part?.querySelector<HTMLElement>('.goal-field .select-button')?.focus());
}
