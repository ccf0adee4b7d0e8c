import { Check, ChevronDown } from 'lucide-react';
import {
  Autocomplete,
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  Select,
  SelectValue,
} from 'react-aria-components';
import { useTranslation } from '../i18n/index.ts';
import type { Option } from './choice.tsx';
import { FieldLabel, FieldNotes, type FieldWords } from './field.tsx';
import './field.css';
import './find-select.css';

export type FindSelectProps = FieldWords & {
  /** The few that are shown now: the newest, or those that were found. */
  rows: readonly Option<string>[];
  value: string | null;
  /** The words of what is chosen, which need not be among the rows; null: nothing is. */
  chosen: string | null;
  onChange: (value: string) => void;
  /** What was typed to find others; empty again when the list closes. */
  text: string;
  onText: (text: string) => void;
  /** Above the box in which one types; null: the rows are all there are, and there is no box. */
  find: string | null;
  /** Under the rows: how many more there are, or that nothing was found. Said aloud when it changes. */
  note: string | null;
};

const LONGEST = 200;

/**
 * One choice among very many: a list that opens on the newest few, with a box that finds the others. The focus is in the
 * box and the arrow keys are in the list. Whoever gives the rows looks for what is typed.
 */
export function FindSelect(props: FindSelectProps) {
  const { t } = useTranslation('common');
  const { label, hint, error, need, rows, value, chosen, onChange, text, onText, find, note } = props;
  return (
    <Select
      className="field"
      value={value}
      onChange={(next) => {
        if (next !== null) onChange(String(next));
      }}
      onOpenChange={() => onText('')}
      isInvalid={Boolean(error)}
    >
      <FieldLabel label={label} {...(need ? { need } : {})} />
      {hint ? <FieldNotes hint={hint} /> : null}
      <Button className="select-button">
        <SelectValue className="select-value find-chosen">
          <span data-placeholder={chosen === null || undefined}>{chosen ?? t('choose')}</span>
        </SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <FieldNotes error={error} />
      <Popover className="popover find-popover">
        {find === null ? (
          <Options rows={rows} />
        ) : (
          <Autocomplete inputValue={text} onInputChange={onText}>
            <SearchField className="field find-box" autoFocus maxLength={LONGEST}>
              <Label className="field-label">{find}</Label>
              <Input className="input" />
            </SearchField>
            <Options rows={rows} />
          </Autocomplete>
        )}
        <p role="status" className="find-note">
          {note}
        </p>
      </Popover>
    </Select>
  );
}

function Options({ rows }: Pick<FindSelectProps, 'rows'>) {
  return (
    <ListBox items={rows} className="options find-options">
      {(row) => (
        <ListBoxItem id={row.value} textValue={row.label} className="option">
          <span className="option-tick" aria-hidden>
            <Check />
          </span>
          <span>{row.label}</span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
