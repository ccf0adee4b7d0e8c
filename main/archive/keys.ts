import type { Passphrase } from '../vault/index.ts';
import type { OpenArchive } from './types.ts';

/**
 * The drill: words of the recovery code typed back (position 1 = first word). False when one is wrong. The first time
 * that it is passed goes into the custody log.
 */
export async function confirmRecovery(
  archive: OpenArchive,
  words: readonly { readonly position: number; readonly word: string }[],
): Promise<boolean> {
  const before = archive.vault.recoveryConfirmed;
  const right = await archive.vault.confirmRecovery(words);
  if (right && !before) archive.custody.append('recovery-confirmed', null, {});
  return right;
}

/** Replaces the passphrase. Throws `wrong-passphrase`, `weak-passphrase`; then the old one still opens. */
export async function changePassphrase(
  archive: OpenArchive,
  current: Passphrase,
  next: Passphrase,
): Promise<void> {
  await archive.vault.changePassphrase(current, next);
  archive.custody.append('passphrase-changed', null, {});
}
