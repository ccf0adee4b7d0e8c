import { useEffect, useRef } from 'react';
import { TextArea } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { Span } from './places.ts';

type WordsFieldProps = {
  text: string;
  span: Span | null;
  onSpan(span: Span): void;
  error?: string | null;
  hint?: string;
  rows?: number;
  /** What Enter does with the words; without it, Enter does nothing. */
  onEnter?: () => void;
  /** True: it takes the focus as soon as it is there. */
  isAsked?: boolean;
};

/** The words of a page in a field that takes no letters: Shift and the arrow keys select in it as the mouse does. */
export function WordsField({
  text,
  span,
  onSpan,
  error = null,
  hint,
  rows = 6,
  onEnter,
  isAsked = false,
}: WordsFieldProps) {
  const { t } = useTranslation('documents');
  const field = useRef<HTMLTextAreaElement>(null);
  const first = useRef(true);
  const asked = useRef(isAsked);
  useEffect(() => {
    const box = field.current;
    // Chromium selects nothing by keys where `readonly` is set: only what would change the words is refused.
    const refuse = (event: Event) => event.preventDefault();
    box?.setAttribute('aria-readonly', 'true');
    box?.addEventListener('beforeinput', refuse);
    if (asked.current) box?.focus();
    return () => box?.removeEventListener('beforeinput', refuse);
  }, []);
  return (
    <TextArea
      label={t('tie.words')}
      hint={hint ?? t('tie.wordsHint')}
      rows={rows}
      value={text}
      error={error}
      spellCheck="false"
      inputRef={field}
      onFocus={() => {
        // What was selected in the document is selected here too, once; from then on the person's keys count.
        if (first.current && span) field.current?.setSelectionRange(span.startAt, span.endAt);
        first.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && onEnter) onEnter();
        // Escape still closes a dialog around it.
        else event.continuePropagation();
      }}
      onSelect={() => {
        const { selectionStart, selectionEnd } = field.current ?? { selectionStart: 0, selectionEnd: 0 };
        if (selectionEnd > selectionStart) onSpan({ startAt: selectionStart, endAt: selectionEnd });
      }}
    />
  );
}
