import { Copy, Mail, PencilLine, Printer } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  BegunNotice,
  Button,
  copyText,
  Dialog,
  Notice,
  PrintSheet,
  ReadAloud,
  TextArea,
} from '../../components/index.ts';
import { InLanguage, type Language, useLanguage, useTranslation } from '../../i18n/index.ts';
import { LetterLanguageField, useLetterLanguage } from './language-field.tsx';
import { inStep, plainOf, type WriteLetter } from './letter.ts';
import { LetterText } from './letter-text.tsx';
import { type Edited, type LetterKey, useEdited } from './use-edited.ts';
import './letters.css';

export type LetterProps = {
  /** What it is, in the window's language. */
  title: string;
  letter: LetterKey;
  write: WriteLetter;
};

type LetterButtonProps = LetterProps & { label?: string; isMain?: boolean; isDisabled?: boolean };

/** Opens a letter to the school. */
export function LetterButton({ label, isMain = false, isDisabled = false, ...letter }: LetterButtonProps) {
  const { t } = useTranslation('letters');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        kind={isMain ? 'primary' : 'secondary'}
        icon={<Mail aria-hidden />}
        isDisabled={isDisabled}
        onPress={() => setOpen(true)}
      >
        {label ?? t('open')}
      </Button>
      {isOpen ? <LetterDialog {...letter} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** A letter as the school gets it, beside it what it says in the parent's language; changed, copied, printed, read aloud. */
export function LetterDialog({ title, letter, write, onClose }: LetterProps & { onClose(): void }) {
  const sent = useLetterLanguage();
  return (
    <Dialog title={title} isOpen onClose={onClose} width="wide">
      <LetterLanguageField />
      {/* Each language has what she changed in it. The choice above keeps the focus. */}
      <Desk key={sent} letter={letter} write={write} sent={sent} />
    </Dialog>
  );
}

function Desk({ letter, write, sent }: Pick<LetterProps, 'letter' | 'write'> & { sent: Language }) {
  const { t } = useTranslation('letters');
  const own = useLanguage();
  const words = useMemo(() => write(sent), [write, sent]);
  const says = useMemo(() => (sent === own ? words : write(own)), [write, words, sent, own]);
  const plain = plainOf(words);
  const edited = useEdited(letter, sent, plain);
  const [isEditing, setEditing] = useState(false);
  const text = edited.text ?? plain;
  const steps = inStep(edited.text, words, says);
  const name = t('sent', { language: t(`names.${sent}`) });
  return (
    <>
      <Changed edited={edited} isTranslated={sent !== own} />
      {isEditing ? (
        <TextArea label={name} lang={sent} rows={14} value={text} onChange={edited.type} autoFocus />
      ) : (
        <LetterText label={name} steps={steps} sent={sent} own={own} />
      )}
      <div className="row" data-gap="small">
        <Button kind="quiet" icon={<PencilLine aria-hidden />} onPress={() => setEditing(!isEditing)}>
          {t(isEditing ? 'editDone' : 'edit')}
        </Button>
        <ReadAloud text={text} language={sent} label={t('read', { language: t(`names.${sent}`) })} />
        {sent === own ? null : (
          <ReadAloud
            text={plainOf(steps.flatMap((step) => step.says ?? []))}
            language={own}
            label={t('readSays', { language: t(`names.${own}`) })}
          />
        )}
      </div>
      <footer className="dialog-actions">
        <HandOn text={text} sent={sent} />
      </footer>
    </>
  );
}

/** What she changed by hand, in plain words: that it is kept, not translated, and perhaps behind. */
function Changed({ edited, isTranslated }: { edited: Edited; isTranslated: boolean }) {
  const { t } = useTranslation('letters');
  const { draft, isThrown, text, isBehind } = edited;
  // What was changed before simply stands here: it is no form that was left half-way.
  const asked = draft.error || (draft.begun && !draft.begun.filled) ? <BegunNotice draft={draft} /> : null;
  if (isThrown) {
    return (
      <Notice announce="later" actions={<Button onPress={edited.bringBack}>{t('bringBack')}</Button>}>
        <p>{t('thrown')}</p>
      </Notice>
    );
  }
  if (text === null) return asked;
  return (
    <>
      {asked}
      <Notice
        announce="later"
        actions={
          <Button kind="quiet" onPress={edited.throwAway}>
            {t('throwAway')}
          </Button>
        }
      >
        <p>
          {t('changed')} {isTranslated ? t('changedWords') : null}
        </p>
      </Notice>
      {isBehind ? (
        <Notice
          kind="careful"
          announce="later"
          actions={
            <Button kind="quiet" onPress={edited.catchUp}>
              {t('caughtUp')}
            </Button>
          }
        >
          <p>{t('behind')}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** Copies or prints what is sent, and nothing else of what stands here. */
function HandOn({ text, sent }: { text: string; sent: Language }) {
  const { t } = useTranslation(['letters', 'common']);
  const own = useLanguage();
  const [said, setSaid] = useState<'letters:copied' | 'common:copyFailed' | null>(null);
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const last = useRef(text);
  useEffect(() => {
    if (last.current !== text) setSaid(null);
    last.current = text;
  }, [text]);
  const copy = () =>
    copyText(text).then(
      () => setSaid('letters:copied'),
      () => setSaid('common:copyFailed'),
    );
  const named = (what: string) =>
    sent === own ? what : t('letters:inLanguage', { what, language: t(`letters:names.${sent}`) });
  return (
    <>
      <span className="small letter-said" role="status">
        {said ? t(said) : ''}
      </span>
      <Button icon={<Printer aria-hidden />} onPress={() => setPrinting(true)}>
        {named(t('letters:print'))}
      </Button>
      <Button kind="primary" icon={<Copy aria-hidden />} onPress={() => void copy()}>
        {named(t('letters:copy'))}
      </Button>
      {printing ? (
        <InLanguage language={sent}>
          <PrintSheet onDone={printed}>
            <p className="letter-paper">{text}</p>
          </PrintSheet>
        </InLanguage>
      ) : null}
    </>
  );
}

/** A letter on paper as the app wrote it, in the language of what stands around it. */
export function LetterSheet({ write, onDone }: { write: WriteLetter; onDone(): void }) {
  const language = useLanguage();
  return (
    <PrintSheet onDone={onDone}>
      <p className="letter-paper">{plainOf(write(language))}</p>
    </PrintSheet>
  );
}
