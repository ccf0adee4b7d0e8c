import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toWireError, useKeptword } from '../../../bridge/index.ts';
import { Button, Checkbox, ReadAloud, TextArea } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { type Kept, WordsKeeper } from './words-keeper.ts';

/** A note of the child, or a new one (`n` null). */
export type Written = { n: number | null; kind: 'say' | 'ask'; text: string; at: number | null };

type WriteNoteProps = {
  note: Written;
  /** The clip that it may be about, by its place in the list; null: of none. */
  clip: { at: number; title: string } | null;
  onDone: () => void;
};

/** One large field. What is typed is kept at once; there is nothing to save. */
export function WriteNote({ note, clip, onDone }: WriteNoteProps) {
  const { t } = useTranslation('child');
  const [text, setText] = useState(note.text);
  const [isAbout, setIsAbout] = useState(note.at !== null);
  const { kept, typed, link, done } = useKept(note);
  const title = t(`own.title.${note.kind}`);
  const put = (words: string) => {
    const line = words.replaceAll(/\s*\n\s*/g, ' ');
    setText(line);
    typed(line.trim());
  };
  return (
    <main className="child child-own">
      <h1>{title}</h1>
      <div className="child-field">
        <TextArea
          label={t(`own.field.${note.kind}`)}
          rows={4}
          value={text}
          onChange={put}
          maxLength={500}
          autoFocus
        />
      </div>
      {clip ? (
        <Checkbox
          isSelected={isAbout}
          onChange={(on) => {
            setIsAbout(on);
            link(on ? clip.at : null);
          }}
        >
          {t('own.isAbout', { title: clip.title })}
        </Checkbox>
      ) : null}
      <p className="quiet" role={kept === 'failed' ? 'alert' : 'status'}>
        {text.trim() === '' && kept !== 'failed' ? t('own.nothing') : t(`own.state.${kept}`)}
      </p>
      <div className="row">
        {text.trim() === '' ? null : <ReadAloud text={text} label={t('own.readMine')} />}
        <Button
          kind="primary"
          size="large"
          icon={<Check aria-hidden />}
          onPress={() => void done().then((isKept) => isKept && onDone())}
        >
          {t('own.done')}
        </Button>
      </div>
    </main>
  );
}

/** Writes it down as it grows; the first words make the note, and those of an emptied one are taken back at the end. */
function useKept(note: Written) {
  const api = useKeptword();
  const [kept, setKept] = useState<Kept>('kept');
  const n = useRef(note.n);
  // An older note may be about a clip that is no longer in the list: it stays as it is unless the child says otherwise.
  const at = useRef<number | null | undefined>(note.n === null ? note.at : undefined);
  const words = useRef(note.text);
  const [keeper] = useState(() => {
    const write = async (text: string) => {
      if (n.current === null && text === '') return;
      const wish = {
        n: n.current,
        kind: note.kind,
        text,
        ...(at.current === undefined ? {} : { at: at.current }),
      };
      const made = await api.childNotes.write(wish).catch((thrown) => {
        throw toWireError(thrown);
      });
      n.current = made.n;
    };
    return new WordsKeeper(note.text, write, setKept);
  });
  useEffect(() => {
    const flush = () => void keeper.flush();
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [keeper]);
  return {
    kept,
    typed: (text: string) => {
      words.current = text;
      keeper.typed(text);
    },
    link: (to: number | null) => {
      at.current = to;
      keeper.again();
    },
    done: async () => {
      if (!(await keeper.flush())) return false;
      if (words.current !== '' || n.current === null) return true;
      return api.childNotes.takeBack({ n: n.current }).then(
        () => true,
        () => {
          setKept('failed');
          return false;
        },
      );
    },
  };
}
