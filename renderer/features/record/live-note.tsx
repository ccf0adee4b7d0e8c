import { NotebookPen } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useKeptword } from '../../bridge/index.ts';
import { Button, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { Live } from './use-live.ts';

type Props = {
  live: Live;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
};

/** A typed note at the second at which typing began. What was typed is never lost: leaving the page keeps it. */
export function LiveNote({ live, isOpen, onOpen, onClose }: Props) {
  const { t } = useTranslation('record');
  if (!isOpen) {
    return (
      <Button icon={<NotebookPen aria-hidden />} aria-keyshortcuts="T" onPress={onOpen}>
        {t('note.open')}{' '}
        <span className="key-hint" aria-hidden>
          T
        </span>
      </Button>
    );
  }
  return <OpenNote label={t('note.label')} submit={t('note.keep')} live={live} onClose={onClose} />;
}

type OpenNoteProps = {
  label: string;
  submit: string;
  live: Live;
  onClose: () => void;
  /** What is kept of the words that were typed. */
  asNote?: (text: string) => string;
};

/** A field and a button. Enter keeps, Escape closes and keeps too when something was typed. */
export function OpenNote({ label, submit, live, onClose, asNote = (text) => text }: OpenNoteProps) {
  const { t } = useTranslation('record');
  const [text, setText] = useState('');
  const begun = useRef<number | null>(null);
  const unsaved = useUnsavedNote();
  const type = (typed: string) => {
    begun.current ??= performance.now();
    setText(typed);
    unsaved.current = typed.trim() === '' ? null : { text: asNote(typed.trim()), begun: begun.current };
  };
  const keep = async () => {
    const note = unsaved.current;
    if (!note) return onClose();
    unsaved.current = null;
    if (await live.note(note.text, performance.now() - note.begun)) onClose();
    else unsaved.current = note;
  };
  return (
    <form
      className="live-note"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') void keep();
      }}
    >
      <TextField
        label={label}
        hint={t('note.hint')}
        value={text}
        onChange={type}
        autoFocus
        autoComplete="off"
        maxLength={2_000}
      />
      <Button type="submit">{submit}</Button>
    </form>
  );
}

/** Keeps what stands in the field when the page goes: a lock, a reload, another place. */
function useUnsavedNote(): RefObject<{ text: string; begun: number } | null> {
  const api = useKeptword();
  const unsaved = useRef<{ text: string; begun: number } | null>(null);
  useEffect(() => {
    const keep = () => {
      const note = unsaved.current;
      unsaved.current = null;
      if (!note) return;
      const begunMsAgo = Math.max(0, Math.round(performance.now() - note.begun));
      // Nobody is left to be told; main writes it down or the recording has ended.
      void api.capture.note({ text: note.text, begunMsAgo }).catch(() => undefined);
    };
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [api]);
  return unsaved;
}
