import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  Autocomplete,
  Button,
  Input,
  Label,
  Popover,
  SearchField,
  Select,
  SelectValue,
} from 'react-aria-components';
import { useFormat, useTranslation } from '../i18n/index.ts';
import type { Option } from './choice.tsx';
import { FieldLabel, FieldNotes, type FieldWords } from './field.tsx';
import { Options } from './select.tsx';
import './field.css';
import './find-select.css';

export type FindSelectProps = FieldWords & {
  /** The few that are shown now: the newest, or those that were found. */
  rows: readonly Option<string>[];
  value: string | null;
  /** The words of what is chosen, which need not be among the rows; null: nothing is. */
  chosen: string | null;
  onChange: (value: string | null) => void;
  /** Words of the first row that empties the choice; without it, there is no such row. */
  none?: string | undefined;
  /** What stands there while nothing is chosen and there is no such row. */
  placeholder?: string | undefined;
  isDisabled?: boolean;
  /** What was typed to find others; empty again when the list closes. */
  text: string;
  onText: (text: string) => void;
  /** Above the box in which one types; null: the rows are all there are, and there is no box. */
  find: string | null;
  /** How many there are besides the rows; null while that is not known. Said under them, and aloud when it changes. */
  more: number | null;
  /** Why they could not be looked for, in words. */
  problem?: string | null;
};

const NONE = '(none)';
const LONGEST = 200;
/** Between the button and the list, and between the list and the window's edge, in pixels. */
const GAP_PX = 8;
/** The box, its name, three rows and the note. */
const ROOM_REM = 20;

/**
 * One choice among very many: a list that opens on the newest few, with a box that finds the others. The focus is in the
 * box and the arrow keys are in the list. Whoever gives the rows looks for what is typed; until they are there, those
 * found before are shown, so Enter chooses only a row that an arrow key went to.
 */
export function FindSelect(props: FindSelectProps) {
  const { t } = useTranslation('common');
  const { label, hint, error, need, rows, value, chosen, onChange, none, text, onText, find } = props;
  const all = [...(none && text.trim() === '' ? [{ value: NONE, label: none }] : []), ...rows];
  const words = chosen ?? none ?? null;
  const button = useRef<HTMLButtonElement>(null);
  const [gap, setGap] = useState(GAP_PX);
  return (
    <Select
      className="field"
      value={value ?? (none ? NONE : null)}
      onChange={(next) => onChange(next === NONE || next === null ? null : String(next))}
      onOpenChange={(isOpen) => {
        if (isOpen) setGap(gapAt(button.current));
        onText('');
      }}
      isInvalid={Boolean(error)}
      isDisabled={props.isDisabled ?? false}
    >
      <FieldLabel label={label} {...(need ? { need } : {})} />
      {hint ? <FieldNotes hint={hint} /> : null}
      <Button className="select-button" ref={button}>
        <SelectValue className="select-value find-chosen">
          <span data-placeholder={words === null || undefined}>
            {words ?? props.placeholder ?? t('choose')}
          </span>
        </SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <FieldNotes error={error} />
      <Popover className="popover find-popover" offset={gap} shouldFlip={gap === GAP_PX}>
        {find === null ? (
          <Options isFound rows={all} />
        ) : (
          <Autocomplete inputValue={text} onInputChange={onText} disableAutoFocusFirst>
            <SearchField className="field find-box" autoFocus maxLength={LONGEST}>
              <Label className="field-label">{find}</Label>
              <Input className="input" role="combobox" aria-expanded />
            </SearchField>
            <Options isFound rows={all} />
          </Autocomplete>
        )}
        <p role="status" className="find-note">
          {useNote(props)}
        </p>
      </Popover>
    </Select>
  );
}

/** How many more there are, and what to do to see them; or that there is none of the kind. */
function useNote({ problem, more, text, rows }: FindSelectProps): string | null {
  const { t } = useTranslation('common');
  const format = useFormat();
  if (problem) return problem;
  if (more === null) return null;
  const isFinding = text.trim() !== '';
  if (more > 0) return t(isFinding ? 'find.moreFound' : 'find.more', { count: more, n: format.number(more) });
  if (!isFinding) return null;
  return rows.length === 0 ? t('find.none') : t('find.found', { count: rows.length });
}

/**
 * From the button down to the list, in pixels. With large words in a small window there is little room above it and
 * below: then the list begins at the top of the window and lies over its button.
 */
function gapAt(button: HTMLButtonElement | null): number {
  if (!button) return GAP_PX;
  const { top, bottom } = button.getBoundingClientRect();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(top, window.innerHeight - bottom) < ROOM_REM * rem ? GAP_PX - bottom : GAP_PX;
}
