import type { TrackNames } from '../../../shared/domain/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** What a file calls its sound tracks, as a sentence with the languages in words; null where it names none. */
export function useTrackNames(names: TrackNames | null): string | null {
  const { t, i18n } = useTranslation('meeting');
  if (names === null) return null;
  const one = ({ language, title }: TrackNames[number]) =>
    [title, language === null ? null : `(${languageInWords(language, i18n.language)})`]
      .filter((part) => part !== null)
      .join(' ');
  const all = names.map((name, at) => `${at + 1}: ${one(name) || t('proof.trackUnnamed')}`);
  return t('proof.trackNames', { names: all.join(', ') });
}

/** As the file tags it where that is no language anybody knows. */
function languageInWords(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
