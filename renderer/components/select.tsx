import { Check, ChevronDown } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  SelectValue,
  Virtualizer,
} from 'react-aria-components';
import { useTranslation } from '../i18n/index.ts';
import type { Option } from './choice.tsx';
import { FieldLabel, FieldNotes, type FieldWords } from './field.tsx';
import './field.css';

export type SelectProps<V extends string> = FieldWords & {
  options: readonly Option<V>[];
  value: V | null;
  onChange: (value: V | null) => void;
  /** Words of the first row that empties the choice; without it, there is no such row. */
  none?: string;
  placeholder?: string;
  isDisabled?: boolean;
};

const NONE = '(none)';
/** Of more, only those in sight are drawn: the moments of a long meeting are hundreds. */
const SHORT = 60;
/** An option's usual height; the real one is measured. */
const ROW_PX = 46;

/** One choice from a list that opens. Typing a letter jumps to the row that starts with it. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { t } = useTranslation('common');
  const { label, hint, error, need, options, value, onChange, none, placeholder, isDisabled = false } = props;
  const [isOpen, setOpen] = useState(false);
  const all = [...(none ? [{ value: NONE, label: none }] : []), ...options];
  const chosen = value ?? (none ? NONE : null);
  const isLong = all.length > SHORT;
  // Hundreds of options are made in pieces as soon as the person is at the field; before, it knows the chosen one alone
  // (decision 199).
  const [isNear, setNear] = useState(false);
  const isReady = useDeferredValue(isNear) && isNear;
  const known = all.find((one) => one.value === chosen) ?? all[0];
  const rows = isLong && !isOpen && !isReady && known ? [known] : all;
  return (
    <AriaSelect
      className="field"
      value={chosen}
      onChange={(next) => onChange(options.find((one) => one.value === next)?.value ?? null)}
      isOpen={isOpen}
      onOpenChange={setOpen}
      placeholder={placeholder ?? t('choose')}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
    >
      <FieldLabel label={label} {...(need ? { need } : {})} />
      {hint ? <FieldNotes hint={hint} /> : null}
      <Button
        className="select-button"
        {...(isLong ? { onHoverChange: setNear, onFocusChange: setNear } : {})}
      >
        <SelectValue className="select-value">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <FieldNotes error={error} />
      <Popover className="popover">
        {isLong ? (
          <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: ROW_PX }}>
            <Options rows={rows} isLong />
          </Virtualizer>
        ) : (
          <Options rows={rows} />
        )}
      </Popover>
    </AriaSelect>
  );
}

type OptionsProps<V extends string> = {
  rows: readonly Option<V>[];
  isLong?: boolean;
  /** True below a box that finds them. */
  isFound?: boolean;
};

/** What can be chosen, the chosen one ticked. */
export function Options<V extends string>({ rows, isLong = false, isFound = false }: OptionsProps<V>) {
  return (
    <ListBox
      items={rows}
      className={isFound ? 'options find-options' : 'options'}
      data-long={isLong || undefined}
    >
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
