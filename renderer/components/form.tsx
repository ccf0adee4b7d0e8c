import type { FormHTMLAttributes, ReactNode } from 'react';

export type FormProps = Pick<FormHTMLAttributes<HTMLFormElement>, 'onKeyDown' | 'onKeyDownCapture'> & {
  /** The default is a stack of fields. */
  className?: string;
  gap?: 'small' | 'large';
  /** Enter in a field, or its button. `form` finds the field that is to be looked at. */
  onSubmit(form: HTMLFormElement): void;
  children: ReactNode;
};

/** Fields that belong together. The browser sends nothing and judges no field by itself. */
export function Form({ className = 'stack', gap, onSubmit, ...rest }: FormProps) {
  return (
    <form
      className={className}
      data-gap={gap}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a window that was opened from this one's fields is a form of its own: saving it saves no other.
        event.stopPropagation();
        onSubmit(event.currentTarget);
      }}
      {...rest}
    />
  );
}
