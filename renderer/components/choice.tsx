import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  RadioGroup as AriaRadioGroup,
  Radio,
} from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldWords } from './field.tsx';
import './field.css';

export type CheckboxProps = Omit<AriaCheckboxProps, 'className' | 'children' | 'style'> & {
  children: ReactNode;
  hint?: ReactNode;
};

/** A box to tick, with its words beside it. */
export function Checkbox({ children, hint, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className="choice">
      <span className="choice-mark" aria-hidden>
        <Check strokeWidth={3} />
      </span>
      <span className="choice-text">
        <span>{children}</span>
        {hint ? <span className="field-hint">{hint}</span> : null}
      </span>
    </AriaCheckbox>
  );
}

export type Option<V extends string> = { value: V; label: string; hint?: string };

export type RadioGroupProps<V extends string> = FieldWords & {
  options: readonly Option<V>[];
  value: V | null;
  onChange: (value: V) => void;
  orientation?: 'vertical' | 'horizontal';
  isDisabled?: boolean;
};

/** A few choices, all visible. More than six belong in a `Select`. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const {
    label,
    hint,
    error,
    need,
    options,
    value,
    onChange,
    orientation = 'vertical',
    isDisabled = false,
  } = props;
  return (
    <AriaRadioGroup
      className="field"
      value={value}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
      orientation={orientation}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
    >
      <FieldLabel label={label} {...(need ? { need } : {})} />
      {hint ? <FieldNotes hint={hint} /> : null}
      <div className="choices" data-orientation={orientation}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice">
            <span className="choice-mark" data-shape="round" aria-hidden />
            <span className="choice-text">
              <span>{option.label}</span>
              {option.hint ? <span className="field-hint">{option.hint}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes error={error} />
    </AriaRadioGroup>
  );
}
