import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import { hasTwoReadings } from '../../shared/time/index.ts';
import { useFormat, useTranslation } from '../i18n/index.ts';
import { FieldLabel, FieldNotes, type FieldWords } from './field.tsx';
import './field.css';

export type DateFieldProps = FieldWords & {
  /** `2026-10-20`, or null while there is none. */
  value: string | null;
  /** Called with a whole date, or null when it was emptied. */
  onChange: (value: string | null) => void;
  isDisabled?: boolean;
};

/**
 * A day, typed part by part or picked from a calendar; in the order of the language on the screen. Papers here write the
 * month first, Spanish the day: where the figures could be another day, it stands below in words.
 */
export function DateField({ label, hint, error, need, value, onChange, isDisabled = false }: DateFieldProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <DatePicker
      className="field"
      value={value ? parseDate(value) : null}
      onChange={(date: CalendarDate | null) => onChange(date ? date.toString() : null)}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      shouldForceLeadingZeros
    >
      <FieldLabel label={label} {...(need ? { need } : {})} />
      {hint ? <FieldNotes hint={hint} /> : null}
      <Group className="field-box">
        <DateInput className="date-input">
          {(segment) => <DateSegment segment={segment} className="date-segment" />}
        </DateInput>
        <Button className="button icon-button" data-kind="quiet" aria-label={t('date.open')}>
          <CalendarDays aria-hidden />
        </Button>
      </Group>
      {/* Read out with the field already. */}
      {value && hasTwoReadings(value) ? (
        <p className="field-hint" aria-hidden>
          {format.fullDay(value)}
        </p>
      ) : null}
      <FieldNotes error={error} />
      <Popover className="popover">
        <Dialog className="calendar">
          <Calendar>
            <header className="calendar-head">
              <Button
                slot="previous"
                className="button icon-button"
                data-kind="quiet"
                aria-label={t('date.before')}
              >
                <ChevronLeft aria-hidden />
              </Button>
              <Heading />
              <Button
                slot="next"
                className="button icon-button"
                data-kind="quiet"
                aria-label={t('date.after')}
              >
                <ChevronRight aria-hidden />
              </Button>
            </header>
            <CalendarGrid className="calendar-grid">
              {(date) => <CalendarCell date={date} className="calendar-cell" />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
