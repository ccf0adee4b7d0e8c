import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Notice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { LineText } from './line-text.ts';
import type { Line } from './lines.ts';
import { type TypingActions, typingKey } from './typing-keys.ts';
import type { LineChanges } from './use-lines.ts';

type LineEditorProps = {
  line: Line;
  changes: LineChanges;
  typing: Omit<TypingActions, 'onTime'>;
  /** Enter: what was typed is saved, and the next line comes. */
  onNext(): void;
  /** Shift+Tab's counterpart for the list: leave the text and stay on the line. */
  onDone(): void;
};

/** The words of a line, to be typed over. Mounted anew for each line: leaving it saves into the line it was typed for. */
export function LineEditor({ line, changes, typing, onNext, onDone }: LineEditorProps) {
  const { t } = useTranslation('transcript');
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useLineText(line, changes);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);
  const onTime = () => {
    const startMs = typing.player.now();
    void changes
      .change(line.id, { time: { startMs, endMs: Math.max(startMs, line.endMs) } })
      .catch(text.fail);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (typingKey(event, { ...typing, onTime })) return;
    // Nothing of what is typed is a key of the page.
    event.stopPropagation();
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void text.save().then(event.ctrlKey || event.metaKey ? onDone : onNext);
    }
  };
  return (
    <div className="line-editor">
      <textarea
        ref={field}
        className="input"
        rows={Math.min(6, Math.max(2, Math.ceil(text.text.length / 60)))}
        aria-label={t('edit.words')}
        aria-describedby="typing-help"
        value={text.text}
        onChange={(event) => text.type(event.target.value)}
        onKeyDown={onKey}
        onBlur={() => void text.save()}
      />
      <p className="quiet small line-state" aria-hidden>
        {text.state === 'saved' ? t('edit.saved') : text.state === 'kept' ? t('edit.kept') : ' '}
      </p>
      {text.state === 'failed' ? (
        <Notice kind="problem" announce="now">
          {t('edit.failed')}
        </Notice>
      ) : null}
    </div>
  );
}

function useLineText(line: Line, changes: LineChanges) {
  const latest = useRef(changes);
  useEffect(() => {
    latest.current = changes;
  });
  const [failed, setFailed] = useState(false);
  const [text] = useState(
    () =>
      new LineText(
        {
          save: (next) => latest.current.change(line.id, { text: next }),
          saveDraft: (next) => latest.current.saveDraft(line.id, next),
        },
        line.text,
      ),
  );
  const state = useSyncExternalStore(text.subscribe, text.current);
  useEffect(() => {
    const leave = () => void text.save();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [text]);
  return {
    text: state.text,
    state: failed ? ('failed' as const) : state.state,
    type: (next: string) => {
      setFailed(false);
      text.type(next);
    },
    save: () => text.save(),
    fail: () => setFailed(true),
  };
}
