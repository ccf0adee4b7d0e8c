/** To the field for what was said, to write while the sound goes on. */
export function toWords(form: HTMLElement | null): void {
  const field = form?.querySelector('textarea');
  field?.focus({ preventScroll: true });
  field?.closest('.safe-text')?.scrollIntoView?.({ block: 'center' });
}

/** And back to the sound: to the button that plays, in the player on the same page. */
export function toPlay(player: HTMLElement | null): void {
  player?.querySelector<HTMLElement>('.player-group .button[data-kind="primary"]')?.focus();
}
