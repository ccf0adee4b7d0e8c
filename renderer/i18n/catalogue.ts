import enApp from './en/app.json' with { type: 'json' };
import enAudio from './en/audio.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enVocabulary from './en/vocabulary.json' with { type: 'json' };
import esApp from './es/app.json' with { type: 'json' };
import esAudio from './es/audio.json' with { type: 'json' };
import esCommon from './es/common.json' with { type: 'json' };
import esErrors from './es/errors.json' with { type: 'json' };
import esVocabulary from './es/vocabulary.json' with { type: 'json' };

/** One namespace a feature. A new feature adds one line to each language; the types below hold them together. */
const en = {
  app: enApp,
  audio: enAudio,
  common: enCommon,
  errors: enErrors,
  vocabulary: enVocabulary,
};

/** The same keys with other words. */
type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

const es: Translated<typeof en> = {
  app: esApp,
  audio: esAudio,
  common: esCommon,
  errors: esErrors,
  vocabulary: esVocabulary,
};

export const catalogue = { en, es };
export type Catalogue = typeof en;
export type Language = keyof typeof catalogue;
