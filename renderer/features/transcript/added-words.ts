import type { TFunction } from 'i18next';
import type { ImportedTranscript } from '../../../shared/contract/index.ts';

/** What came of a file, in sentences: how many lines, and whatever in it is not as in the file or cannot be relied on. */
export function addedWords(t: TFunction<['transcript', 'common']>, done: ImportedTranscript): string[] {
  if (done.outcome === 'duplicate') return [t('transcript:added.duplicate')];
  const words = [t('transcript:added.lines', { count: done.lines })];
  if (done.isShifted) words.push(t('transcript:added.shifted'));
  else if (done.placed > 0) words.push(t('transcript:added.placed', { count: done.placed }));
  if (done.beyond > 0) words.push(t('transcript:added.beyond', { count: done.beyond }));
  if (done.unnamed === done.lines) words.push(t('transcript:added.unnamed'));
  if (done.leftOut > 0) words.push(t('transcript:added.leftOut', { count: done.leftOut }));
  return words;
}
