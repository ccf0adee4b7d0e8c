import { useEffect, useRef, useState } from 'react';
import type { FormKey } from '../../shared/domain/index.ts';
import { BegunNotice, TextArea, TextField } from '../components/index.ts';
import { useFormDraft } from './use-form-draft.ts';

type LeftFieldProps = {
  /** Whose field it is; `part` names it when its owner has several. */
  draft: FormKey;
  label: string;
  hint?: string | undefined;
  value: string | null;
  /** With it, several lines. */
  rows?: number;
  maxLength?: number;
  onSave(value: string | null): void;
};

/**
 * A field without a form: saved when it is left, also when it is closed over. It follows an undo while nobody types in
 * it. What is typed is kept meanwhile as a draft, and offered back after a crash. It stays in the field, and a draft,
 * until the archive has it: a change that is refused takes no words away.
 */
export function LeftField({ draft: of, label, hint, value, rows, maxLength, onSave }: LeftFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  // What was handed over, and what stood in the archive then: as soon as that is another value, it has arrived.
  const [sent, setSent] = useState<{ text: string; over: string | null } | null>(null);
  if (sent && sent.over !== value) setSent(null);
  const shown = typed ?? sent?.text ?? null;
  const draft = useFormDraft(of, { typed: shown }, (begun) => setTyped(begun.typed));
  const closed = useRef<() => void>(() => undefined);
  const save = () => {
    if (typed === null) return;
    const next = typed.trim() === '' ? null : typed.trim();
    setTyped(null);
    setSent(next === value ? null : { text: typed, over: value });
    if (next !== value) onSave(next);
  };
  // Words of last time that she neither took nor touched stay a draft.
  const leave = draft.begun ? () => undefined : save;
  useEffect(() => {
    closed.current = () => {
      leave();
      if (shown !== null && !draft.begun) draft.end();
    };
  });
  useEffect(() => () => closed.current(), []);
  const shared = {
    label,
    value: shown ?? value ?? '',
    onChange: (next: string) => {
      if (draft.begun) draft.take();
      setTyped(next);
    },
    onBlur: leave,
    ...(hint ? { hint } : {}),
    ...(maxLength ? { maxLength } : {}),
  };
  return (
    <div className="stack" data-gap="small">
      {rows ? <TextArea {...shared} rows={rows} /> : <TextField {...shared} />}
      <BegunNotice draft={draft} onTake={draft.begun?.filled ? save : undefined} />
    </div>
  );
}
