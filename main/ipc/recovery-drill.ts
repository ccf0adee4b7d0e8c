import { KeptwordError } from '../../shared/contract/index.ts';
import { confirmRecovery } from '../archive/index.ts';
import type { Chosen, Unconfirmed } from './chosen.ts';

/** The positions that are asked for; none outside of the drill. */
export function drillOf(chosen: Chosen): number[] {
  return chosen.state === 'unconfirmed' ? [...chosen.drill] : [];
}

/** The recovery words and what is asked of them. @throws not-allowed when the archive is not new, or not made here */
export function recoveryOf(chosen: Chosen) {
  const { archive, drill } = mustBeUnconfirmed(chosen);
  const recoveryWords = archive.vault.recoveryWords();
  if (recoveryWords === null) throw onlyOnce();
  return { name: archive.name, archiveId: archive.vault.archiveId, recoveryWords, drill: [...drill] };
}

/** Whether these are the words that were asked for; then the archive is confirmed. */
export async function passesDrill(chosen: Unconfirmed, words: readonly string[]): Promise<boolean> {
  const { archive, drill } = chosen;
  if (words.length !== drill.length) return false;
  const typed = drill.map((position, at) => ({ position, word: words[at] ?? '' }));
  return confirmRecovery(archive, typed);
}

/** @throws not-allowed */
export function mustBeUnconfirmed(chosen: Chosen): Unconfirmed {
  if (chosen.state === 'unconfirmed') return chosen;
  throw onlyOnce();
}

const onlyOnce = () =>
  new KeptwordError(
    'not-allowed',
    'The recovery words are shown only once, right after the archive was made.',
  );
