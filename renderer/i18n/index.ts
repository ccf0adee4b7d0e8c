/** Every word a parent reads, and how dates, times and sizes are said. */
export { useTranslation } from 'react-i18next';
export { type Catalogue, catalogue, type Language } from './catalogue.ts';
export { clockOf } from './clock.ts';
export { dayHere } from './day.ts';
export { type Format, formatIn, useFormat } from './format.ts';
export { InLanguage, useLanguage } from './in-language.tsx';
export { chooseLanguage, makeWords, wordsOf } from './setup.ts';
