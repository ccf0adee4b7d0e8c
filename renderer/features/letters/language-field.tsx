import { useSettings } from '../../app/index.ts';
import { RadioGroup } from '../../components/index.ts';
import { type Language, useTranslation } from '../../i18n/index.ts';

const LANGUAGES = ['en', 'es'] as const satisfies readonly Language[];

/** The one choice for all letters: in which language the school gets them. */
export function LetterLanguageField({ hint }: { hint?: string }) {
  const { t } = useTranslation('letters');
  const { settings, change } = useSettings();
  return (
    <RadioGroup
      label={t('language')}
      {...(hint ? { hint } : {})}
      orientation="horizontal"
      options={LANGUAGES.map((value) => ({ value, label: t(`choices.${value}`) }))}
      value={settings.letterLanguage}
      onChange={(letterLanguage) => change({ letterLanguage })}
    />
  );
}

/** The language that letters are sent in. */
export function useLetterLanguage(): Language {
  return useSettings().settings.letterLanguage;
}
