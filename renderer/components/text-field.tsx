import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components';
import { IconButton } from './button.tsx';
import { FieldLabel, FieldNotes, type FieldWords } from './field.tsx';
import './field.css';

type Base = Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> &
  FieldWords & { placeholder?: string };

export type TextFieldProps = Base & {
  /** Inside the box, after the text: a small button. */
  after?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
};

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  need,
  placeholder,
  after,
  inputRef,
  ...rest
}: TextFieldProps) {
  const input = <Input className="input" placeholder={placeholder ?? ''} ref={inputRef ?? null} />;
  return (
    <AriaTextField {...rest} className="field" isInvalid={Boolean(error)}>
      <FieldLabel label={label} {...(need ? { need } : {})} />
      {hint ? <FieldNotes hint={hint} /> : null}
      {after ? (
        <div className="field-box" data-invalid={error ? true : undefined}>
          {input}
          {after}
        </div>
      ) : (
        input
      )}
      <FieldNotes error={error} />
    </AriaTextField>
  );
}

export type TextAreaProps = Base & {
  rows?: number;
  /** Of the words in it, when it is another language than the window's. */
  lang?: string | undefined;
  inputRef?: Ref<HTMLTextAreaElement>;
};

/** Several lines of text; it grows with what is typed. */
export function TextArea({
  label,
  hint,
  error,
  need,
  placeholder,
  rows = 3,
  lang,
  inputRef,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField {...rest} className="field" isInvalid={Boolean(error)}>
      <FieldLabel label={label} {...(need ? { need } : {})} />
      {hint ? <FieldNotes hint={hint} /> : null}
      <AriaTextArea
        className="input"
        rows={rows}
        placeholder={placeholder ?? ''}
        ref={inputRef ?? null}
        {...(lang ? { lang } : {})}
      />
      <FieldNotes error={error} />
    </AriaTextField>
  );
}

export type SecretFieldProps = Omit<TextFieldProps, 'after' | 'type'> & {
  /** The names of the button: "Show what I type" and "Hide what I type". */
  show: string;
  hide: string;
};

/** One line that is hidden until the person asks to see it. */
export function SecretField({ show, hide, ...rest }: SecretFieldProps) {
  const [visible, setVisible] = useState(false);
  return (
    <TextField
      {...rest}
      type={visible ? 'text' : 'password'}
      autoComplete="off"
      spellCheck="false"
      autoCorrect="off"
      after={
        <IconButton
          label={visible ? hide : show}
          icon={visible ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          onPress={() => setVisible(!visible)}
        />
      }
    />
  );
}
