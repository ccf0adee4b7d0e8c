import { type KeyboardEvent, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Notice, useMessages } from '../../components/index.ts';
import { useSaveAtLeaving } from '../../drafts/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { LineText } from './line-text.ts';
import type { Line } from './lines.ts';
import { PartButtons } from './part-buttons.tsx';
import { type TypingActions, typingKey } from './typing-keys.ts';
import type { LineChanges } from './use-lines.ts';

type LineEditorProps = {
  line: Line;
  changes: LineChanges;
  typing: Omit<TypingActions, 'onTime'>;
  /** Where the cursor stands at first; null: behind the last word. */
  caret: number | null;
  parts: {
    split(words: { text: string; at: number }): Promise<{ first: Line; second: Line } | null>;
    join(text: string): Promise<{ line: Line; seam: number } | null>;
    /** The second part is a line of its own now. */
    onSplit(second: Line): void;
    /** Waits, and shows why something was refused. */
    run(work: Promise<unknown>): Promise<void>;
  };
  /** Enter: what was typed is saved, and the next line comes. */
  onNext(): void;
  /** Shift+Tab's counterpart for the list: leave the text and stay on the line. */
  onDone(): void;
};

/** The words of a line, to be typed over. Mounted anew for each line: leaving it saves into the line it was typed for. */
export function LineEditor(props: LineEditorProps) {
  const { line, changes, typing, caret, onNext, onDone } = props;
  const { t } = useTranslation('transcript');
  const format = useFormat();
  const messages = useMessages();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useLineText(line, changes);
  const [first] = useState(caret);
  useEffect(() => {
    const at = first ?? field.current?.value.length ?? 0;
    field.current?.focus();
    field.current?.setSelectionRange(at, at);
  }, [first]);
  const { isBusy, split, join } = useParts(props.parts, text, field);
  const onTime = () => {
    const startMs = typing.player.now();
    void changes
      .change(line.id, { time: { startMs, endMs: Math.max(startMs, line.endMs) } })
      .then(() => messages.announce(t('edit.time', { at: format.timecode(startMs) })), text.fail);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (typingKey(event, { ...typing, onTime })) return;
    // Nothing of what is typed is a key of the page.
    event.stopPropagation();
    if (event.altKey && !event.ctrlKey && (event.key === 'Enter' || event.code === 'KeyJ')) {
      event.preventDefault();
      if (!event.repeat) void (event.key === 'Enter' ? split() : join());
      return;
    }
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
        readOnly={isBusy}
        onChange={(event) => text.type(event.target.value)}
        onKeyDown={onKey}
        onBlur={() => void text.save()}
      />
      <p className="quiet small line-state" aria-hidden>
        {text.state === 'saved' ? t('edit.saved') : text.state === 'kept' ? t('edit.kept') : ' '}
      </p>
      <PartButtons
        isBusy={isBusy}
        onSplit={() => void split()}
        onJoin={() => void join()}
        onDone={() => void text.save().then(onDone)}
      />
      {text.state === 'failed' ? (
        <Notice kind="problem" announce="now">
          {t('edit.failed')}
        </Notice>
      ) : null}
    </div>
  );
}

/** Splitting at the cursor, and joining with the next line; the cursor goes where the two meet. */
function useParts(
  parts: LineEditorProps['parts'],
  text: ReturnType<typeof useLineText>,
  field: RefObject<HTMLTextAreaElement | null>,
) {
  const [isBusy, setBusy] = useState(false);
  const [seam, setSeam] = useState<{ at: number } | null>(null);
  useEffect(() => {
    if (!seam) return;
    field.current?.focus();
    field.current?.setSelectionRange(seam.at, seam.at);
  }, [seam, field]);
  const alone = async (work: Promise<unknown>) => {
    setBusy(true);
    await parts.run(work);
    setBusy(false);
  };
  const split = async () => {
    const at = field.current?.selectionStart;
    if (isBusy || at === undefined) return;
    let second: Line | undefined;
    const work = text.handOver(async (words) => {
      const made = await parts.split({ text: words, at });
      second = made?.second;
      return made?.first.text ?? null;
    });
    await alone(work);
    if (second) parts.onSplit(second);
  };
  const join = async () => {
    if (isBusy) return;
    let at: number | undefined;
    const work = text.handOver(async (words) => {
      const made = await parts.join(words);
      at = made?.seam;
      return made?.line.text ?? null;
    });
    await alone(work);
    if (at !== undefined) setSeam({ at });
  };
  return { isBusy, split, join };
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
  useSaveAtLeaving(text);
  return {
    text: state.text,
    state: failed ? ('failed' as const) : state.state,
    type: (next: string) => {
      setFailed(false);
      text.type(next);
    },
    save: () => text.save(),
    handOver: (work: (words: string) => Promise<string | null>) => text.handOver(work),
    fail: () => setFailed(true),
  };
}
