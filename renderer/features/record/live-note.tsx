import { NotebookPen } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { NoteDraft } from '../../../shared/contract/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { useKeptword } from '../../bridge/index.ts';
import { Button, Form, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { Live } from './use-live.ts';

/** Typing is handed to main at most so late: it then outlives a lock, a reload and a crash of the window. */
const DRAFT_MS = 400;

type Props = {
  live: Live;
  isOpen: boolean;
  /** What was being written before a lock or a crash. */
  draft: NoteDraft | null;
  onOpen: () => void;
  onClose: () => void;
};

/** A typed note at the second at which typing began. What was typed is never lost: leaving the page keeps it. */
export function LiveNote({ live, isOpen, draft, onOpen, onClose }: Props) {
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
  return (
    <OpenNote label={t('note.label')} submit={t('note.keep')} live={live} draft={draft} onClose={onClose} />
  );
}

type OpenNoteProps = {
  label: string;
  submit: string;
  live: Live;
  onClose: () => void;
  draft?: NoteDraft | null;
  /** What is kept of the words that were typed. */
  asNote?: (text: string) => string;
};

/** A field and a button. Enter keeps, Escape closes and keeps too when something was typed. */
export function OpenNote({
  label,
  submit,
  live,
  onClose,
  draft = null,
  asNote = (text) => text,
}: OpenNoteProps) {
  const { t } = useTranslation('record');
  const [text, setText] = useState(draft?.text ?? '');
  const [begunBefore] = useState(() => (draft ? performance.now() - draft.begunMsAgo : null));
  const begun = useRef(begunBefore);
  const unsaved = useUnsavedNote(
    draft && begunBefore !== null ? { text: draft.text, begun: begunBefore } : null,
  );
  const drafting = useDraft();
  const type = (typed: string) => {
    begun.current ??= performance.now();
    setText(typed);
    unsaved.current = typed.trim() === '' ? null : { text: asNote(typed.trim()), begun: begun.current };
    drafting.later(unsaved.current ?? { text: '', begun: begun.current });
  };
  const keep = async () => {
    drafting.forget();
    const note = unsaved.current;
    if (!note) return onClose();
    unsaved.current = null;
    if (await live.note(note.text, performance.now() - note.begun)) onClose();
    else unsaved.current = note;
  };
  return (
    <Form
      className="live-note"
      onSubmit={() => void keep()}
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
    </Form>
  );
}

type Typed = { text: string; begun: number };

/** Hands over what is typed, a little later and only the newest. */
function useDraft() {
  const api = useKeptword();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const newest = useRef<Typed>({ text: '', begun: 0 });
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    forget() {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    later(typed: Typed): void {
      newest.current = typed;
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        const { text, begun } = newest.current;
        const begunMsAgo = ms(Math.max(0, Math.round(performance.now() - begun)));
        // The recording may have ended: then its end has kept what was typed.
        void api.capture.draftNote({ text, begunMsAgo }).catch(() => undefined);
      }, DRAFT_MS);
    },
  };
}

/** Keeps what stands in the field when the page goes: a lock, a reload, another place. */
function useUnsavedNote(before: Typed | null): RefObject<Typed | null> {
  const api = useKeptword();
  const unsaved = useRef(before);
  useEffect(() => {
    const keep = () => {
      const note = unsaved.current;
      unsaved.current = null;
      if (!note) return;
      const begunMsAgo = Math.max(0, Math.round(performance.now() - note.begun));
      // Nobody is left to be told: main writes it down, behind a lock as a draft; or the recording has ended.
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
