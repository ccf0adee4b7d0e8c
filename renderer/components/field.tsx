import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useTranslation } from '../i18n/index.ts';

export type FieldWords = {
  label: string;
  /** One sentence under the label. */
  hint?: ReactNode;
  /** What is wrong with what was typed, as a sentence; nothing while it is fine. */
  error?: string | null | undefined;
  /** Shown beside the label as a word: most fields are "if you like", so the needed ones say so. */
  need?: 'required' | 'optional';
};

/** The label with its aside; must stand inside a react-aria field. */
export function FieldLabel({ label, need }: Pick<FieldWords, 'label' | 'need'>) {
  const { t } = useTranslation('common');
  return (
    <Label className="field-label">
      {label}{' '}
      {need ? (
        <span className="field-aside">{need === 'required' ? t('required') : t('optional')}</span>
      ) : null}
    </Label>
  );
}

/** Hint and error under a field's label; must stand inside a react-aria field. */
export function FieldNotes({ hint, error }: Pick<FieldWords, 'hint' | 'error'>) {
  return (
    <>
      {hint ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
      {error ? <FieldError className="field-error">{error}</FieldError> : null}
    </>
  );
}
