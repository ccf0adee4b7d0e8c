/** A key combination as data: `mod+shift+z`. */
export type Combo = { key: string; mod: boolean; alt: boolean; shift: boolean };

/** Reads `mod+shift+z`, `alt+arrowleft`, `space`, `?`. */
export function parseCombo(text: string): Combo {
  const parts = text.split('+');
  const key = parts.at(-1) ?? '';
  return {
    key: key === 'space' ? ' ' : key,
    mod: parts.includes('mod'),
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
  };
}

/**
 * True when the event is this combination. Shift counts only for letters and named keys: where `?` and `/` sit
 * differs from keyboard to keyboard, so for signs only the sign itself counts.
 * A digit with Shift is known by where it sits (`Digit1`): what it types then is another sign on each keyboard.
 */
export function matches(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & { code?: string },
  text: string,
): boolean {
  const combo = parseCombo(text);
  if (combo.shift && /^\d$/.test(combo.key)) {
    const others = event.ctrlKey || event.metaKey || event.altKey;
    return event.shiftKey && !others && event.code === `Digit${combo.key}` && event.key !== combo.key;
  }
  if (event.key.toLowerCase() !== combo.key) return false;
  if ((event.ctrlKey || event.metaKey) !== combo.mod || event.altKey !== combo.alt) return false;
  const isSign =
    combo.key.length === 1 && combo.key.toLowerCase() === combo.key.toUpperCase() && combo.key !== ' ';
  return isSign || event.shiftKey === combo.shift;
}
