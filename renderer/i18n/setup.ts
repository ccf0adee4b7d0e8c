import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Catalogue, catalogue, type Language } from './catalogue.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Catalogue;
  }
}

/** The words of every screen, in one language to start with. Changing it later is `instance.changeLanguage`. */
export function makeWords(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    resources: catalogue,
    initAsync: false,
    // React escapes; a second escaping would show &amp; to the parent.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}

/** The language for a setting and the system's tag: Spanish for any `es-…`, otherwise English. */
export function chooseLanguage(setting: 'system' | Language, systemTag: string): Language {
  if (setting !== 'system') return setting;
  return systemTag.toLowerCase().startsWith('es') ? 'es' : 'en';
}
