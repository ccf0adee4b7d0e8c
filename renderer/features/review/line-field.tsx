import { useState } from 'react';
import { TextField } from '../../components/index.ts';

type LineFieldProps = {
  label: string;
  hint?: string;
  value: string | null;
  onSave(value: string | null): void;
};

/** One line, saved when it is left. It follows an undo while nobody types in it. */
export function LineField({ label, hint, value, onSave }: LineFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={label}
      hint={hint}
      value={typed ?? value ?? ''}
      onChange={setTyped}
      onBlur={() => {
        if (typed === null) return;
        const next = typed.trim() === '' ? null : typed.trim();
        setTyped(null);
        if (next !== value) onSave(next);
      }}
    />
  );
}
