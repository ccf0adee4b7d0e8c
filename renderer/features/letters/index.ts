/** Letters to the school, in its language, and beside them what they say in the parent's (decision 229). */
export { LetterLanguageField, useLetterLanguage } from './language-field.tsx';
export { type Letter, typed, type WriteLetter } from './letter.ts';
export { LetterButton, LetterDialog, type LetterProps, LetterSheet } from './letter-dialog.tsx';
export { nameIn, nameSaidIn } from './names.ts';
export { PrintButtons } from './print-buttons.tsx';
