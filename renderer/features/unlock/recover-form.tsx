import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useAttempt, useKeptword, withSecret } from '../../bridge/index.ts';
import { Button, ErrorNotice, Form, Notice, TextArea } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { NewPassphrase } from './new-passphrase.tsx';
import { SheetHead } from './sheet.tsx';
import { isAcceptable, strengthOf } from './strength.ts';

const WORDS = 24;

/** The way back in: the 24 words from the sheet, and a new passphrase. Nothing in the archive changes. */
export function RecoverForm({ name, onBack }: { name: string; onBack: () => void }) {
  const { t } = useTranslation(['unlock', 'common']);
  const api = useKeptword();
  const attempt = useAttempt();
  const [words, setWords] = useState('');
  const [next, setNext] = useState('');
  const count = words.split(/[^\p{L}]+/u).filter(Boolean).length;
  const ready = count === WORDS && isAcceptable(strengthOf(next));

  async function recover() {
    if (!ready || attempt.pending) return;
    const state = await attempt.run(() =>
      withSecret(next, (bytes) => api.archive.recover({ words, next: bytes })),
    );
    if (state) {
      setWords('');
      setNext('');
    }
  }

  return (
    <>
      <SheetHead title={t('recover.title', { name })} about={t('recover.about')} />
      <Form gap="large" onSubmit={() => void recover()}>
        <TextArea
          label={t('recover.words')}
          hint={t('recover.wordsHint', { count, of: WORDS })}
          value={words}
          onChange={setWords}
          spellCheck="false"
          autoComplete="off"
          autoFocus
        />
        <NewPassphrase
          label={t('recover.next')}
          hint={t('create.passphraseHint')}
          value={next}
          onChange={setNext}
        />
        {attempt.error?.code === 'archive-index-damaged' ? (
          <Notice kind="careful" title={t('unlock.lostTitle')} announce="now">
            <p>{t('recover.listLost')}</p>
          </Notice>
        ) : (
          <ErrorNotice error={attempt.error} />
        )}
        <div className="row sheet-actions" data-apart>
          <Button kind="quiet" icon={<ArrowLeft aria-hidden />} onPress={onBack}>
            {t('common:back')}
          </Button>
          <Button kind="primary" size="large" type="submit" isDisabled={!ready} isPending={attempt.pending}>
            {attempt.pending ? t('unlock.opening') : t('recover.open')}
          </Button>
        </div>
      </Form>
    </>
  );
}
