/** What is typed into a form and not saved yet: kept in the encrypted index, offered back, never lost. */
export { KEEP_AFTER_MS } from './form-keeper.ts';
export { LeftField } from './left-field.tsx';
export { keepOpenForms, useFormDraft } from './use-form-draft.ts';
export { useSaveAtLeaving } from './use-save-at-leaving.ts';
