import { useRef } from 'react';
import { schoolYearMeant, schoolYearOf } from '../../shared/domain/index.ts';
import { Button, TextField } from '../components/index.ts';
import { dayHere, useFormat, useTranslation } from '../i18n/index.ts';

type SchoolYearFieldProps = { need?: 'optional'; value: string; onChange: (typed: string) => void };

/** A school year as it is typed, or words that name none. What looks like half of one is offered as a whole one. */
export function SchoolYearField({ value, onChange, ...rest }: SchoolYearFieldProps) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const meant = schoolYearMeant(value);
  return (
    <div className="stack" data-gap="small">
      <TextField
        {...rest}
        label={t('schoolYear.label')}
        hint={t('schoolYear.hint', { year: format.schoolYear(schoolYearOf(dayHere())) })}
        value={value}
        onChange={onChange}
        inputRef={input}
      />
      {meant === null ? null : (
        <div>
          <Button
            kind="link"
            onPress={() => {
              onChange(meant);
              input.current?.focus();
            }}
          >
            {t('schoolYear.write', { year: format.schoolYear(meant) })}
          </Button>
        </div>
      )}
    </div>
  );
}
