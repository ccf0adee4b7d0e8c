/** Every word a parent reads, and how dates, times and sizes are said. */
export { useTranslation } from 'react-i18next';
export { type Catalogue, catalogue, type Language } from './catalogue.ts';
export { clockOf } from './clock.ts';
export { dayHere } from './day.ts';
export { type Format, useFormat } from './format.ts';
export { chooseLanguage, makeWords } from './setup.ts';
