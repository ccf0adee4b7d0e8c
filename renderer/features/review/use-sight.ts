import { type RefObject, useEffect } from 'react';

/** Another moment begins at its top: the form of the one before may have been scrolled far down. */
export function useTopOf(
  form: RefObject<HTMLElement | null>,
  player: RefObject<HTMLElement | null>,
  id: string | null,
) {
  useEffect(() => {
    const under = player.current?.getBoundingClientRect().bottom ?? 0;
    const top = form.current?.getBoundingClientRect().top ?? 0;
    if (id !== null && top < Math.max(0, under)) form.current?.scrollIntoView?.({ block: 'start' });
  }, [form, player, id]);
}

/**
 * Tells the style how high the part of the player is that stays in sight (in a low window its last part only, see
 * low-window.css), so that nothing below slips under it. Where nothing of it stays (large words in a small window), that
 * is nothing: a margin higher than the window would keep what is looked for out of sight.
 */
export function useHeightOf(of: RefObject<HTMLElement | null>, on: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const [player, told] = [of.current, on.current];
    const controls = player?.lastElementChild;
    if (!player || !told || !(controls instanceof HTMLElement)) return;
    const watcher = new ResizeObserver(() => {
      const stays = [player, controls].find((part) => getComputedStyle(part).position === 'sticky');
      told.style.setProperty('--player-height', `${stays?.offsetHeight ?? 0}px`);
    });
    for (const part of [player, controls]) watcher.observe(part);
    return () => watcher.disconnect();
  }, [of, on]);
}
