import type { ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { Language } from './catalogue.ts';
import { wordsOf } from './setup.ts';

/** What stands in it has its words, days and numbers in this language, whatever the window speaks. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  return <I18nextProvider i18n={wordsOf(language)}>{children}</I18nextProvider>;
}

/** The language of the window, or of what stands in `<InLanguage>`. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'es' ? 'es' : 'en';
}
