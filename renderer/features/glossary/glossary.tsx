import { BookA } from 'lucide-react';
import { useMemo, useState } from 'react';
import { foldWord } from '../../../shared/domain/index.ts';
import { Button, Dialog, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { TERMS, type Term, termsIn } from './terms.ts';
import './glossary.css';

/** All terms; those of `text` stand first. */
export function GlossaryButton({ text }: { text: string }) {
  const { t } = useTranslation('glossary');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" icon={<BookA aria-hidden />} onPress={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open ? <Glossary first={termsIn(text)} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** The terms that stand in a text, each a button that says what it means; nothing where none does. */
export function TermsIn({ text }: { text: string }) {
  const { t } = useTranslation('glossary');
  const [shown, setShown] = useState<Term | null>(null);
  const found = useMemo(() => termsIn(text), [text]);
  if (found.length === 0) return null;
  return (
    <div className="row" data-gap="small">
      {found.map((term) => (
        <Button key={term} kind="link" onPress={() => setShown(term)}>
          {t('what', { term: t(`terms.${term}.name`) })}
        </Button>
      ))}
      {shown ? <Glossary first={[shown]} onClose={() => setShown(null)} /> : null}
    </div>
  );
}

function Glossary({ first, onClose }: { first: readonly Term[]; onClose(): void }) {
  const { t } = useTranslation('glossary');
  const [words, setWords] = useState('');
  const wanted = foldWord(words.trim());
  const holds = (texts: readonly string[]) => foldWord(texts.join(' ')).includes(wanted);
  const isNamed = (term: Term) => holds([t(`terms.${term}.name`), t(`terms.${term}.long`)]);
  // In Spanish the sentence begins with the Spanish name: "Aviso previo por escrito: …".
  const isTold = (term: Term) => !isNamed(term) && holds([t(`terms.${term}.says`)]);
  const all = [...first, ...TERMS.filter((term) => !first.includes(term))];
  const sorted = [...all.filter(isNamed), ...all.filter(isTold)];
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} width="wide">
      <TextField type="search" label={t('find')} value={words} onChange={setWords} />
      {sorted.length === 0 ? <p className="quiet">{t('none')}</p> : null}
      <dl className="glossary">
        {sorted.map((term) => (
          <div key={term}>
            <dt>
              <strong>{t(`terms.${term}.name`)}</strong> <span lang="en">{t(`terms.${term}.long`)}</span>
            </dt>
            <dd>{t(`terms.${term}.says`)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">{t('limits')}</p>
    </Dialog>
  );
}
