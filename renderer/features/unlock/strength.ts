/** How good a new passphrase is, in four words. `short` and `plain` are refused by main as well (main/vault/kdf.ts). */
export type Strength = 'empty' | 'short' | 'plain' | 'good' | 'strong';

const MIN_CHARACTERS = 12;
const MIN_DIFFERENT = 5;

/**
 * A calm guess, not a promise: long is what counts, and four words that do not belong together beat any sign soup
 * (NIST SP 800-63B §5.1.1.2 asks for length and against rules of composition).
 */
export function strengthOf(passphrase: string): Strength {
  const characters = [...passphrase.normalize('NFKC')];
  if (characters.length === 0) return 'empty';
  if (characters.length < MIN_CHARACTERS) return 'short';
  const different = new Set(characters.map((one) => one.toLowerCase())).size;
  if (different < MIN_DIFFERENT) return 'plain';
  const words = new Set(
    passphrase
      .toLowerCase()
      .split(/[\s\-_.,]+/u)
      .filter((word) => word.length > 2),
  );
  return words.size >= 4 || (characters.length >= 18 && different >= 10) ? 'strong' : 'good';
}

/** True when main would take it. */
export function isAcceptable(strength: Strength): boolean {
  return strength === 'good' || strength === 'strong';
}
