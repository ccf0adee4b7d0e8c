import { createInstance, type InitOptions, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Catalogue, catalogue, type Language } from './catalogue.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Catalogue;
  }
}

const OPTIONS = {
  fallbackLng: false,
  defaultNS: 'common',
  resources: catalogue,
  initAsync: false,
  // React escapes; a second escaping would show &amp; to the parent.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
} satisfies InitOptions;

/** The words of every screen, in one language to start with. Changing it later is `instance.changeLanguage`. */
export function makeWords(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({ ...OPTIONS, lng: language });
  return instance;
}

const fixed = new Map<Language, i18n>();

/**
 * The words of one language, whatever the window speaks: for what is handed to somebody else. `t`:
 * `wordsOf('en').getFixedT(null, ['disputes', 'vocabulary'])`.
 */
export function wordsOf(language: Language): i18n {
  const known = fixed.get(language);
  if (known) return known;
  const instance = createInstance();
  void instance.init({ ...OPTIONS, lng: language });
  fixed.set(language, instance);
  return instance;
}

/** The language for a setting and the system's tag: Spanish for any `es-…`, otherwise English. */
export function chooseLanguage(setting: 'system' | Language, systemTag: string): Language {
  if (setting !== 'system') return setting;
  return systemTag.toLowerCase().startsWith('es') ? 'es' : 'en';
}
