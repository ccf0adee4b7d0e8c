import { ArrowLeft, Printer, Save } from 'lucide-react';
import { useState } from 'react';
import { useAttempt, useCall, useChange, useKeptword } from '../../bridge/index.ts';
import {
  Button,
  ErrorNotice,
  Form,
  Loading,
  Notice,
  TextField,
  useMessages,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { STEPS } from './create-steps.tsx';
import { SheetHead } from './sheet.tsx';

/** Steps 3 and 4: the 24 words to keep, then some of them typed back. Until then nothing can be put into the archive. */
export function RecoverySteps({ name }: { name: string }) {
  const recovery = useCall('archive', 'recovery', undefined, { forget: true });
  const [typing, setTyping] = useState(false);
  if (recovery.error) return <ErrorNotice error={recovery.error} onRetry={() => void recovery.refetch()} />;
  if (!recovery.data) return <Loading />;
  return typing ? (
    <Drill positions={recovery.data.drill} onBack={() => setTyping(false)} />
  ) : (
    <RecoverySheet name={name} words={recovery.data.recoveryWords} onNext={() => setTyping(true)} />
  );
}

function RecoverySheet(props: { name: string; words: readonly string[]; onNext: () => void }) {
  const { t } = useTranslation('unlock');
  const api = useKeptword();
  const attempt = useAttempt();
  const messages = useMessages();

  async function save() {
    if (await attempt.run(() => api.archive.saveRecoverySheet())) messages.say({ text: t('sheet.saved') });
  }

  return (
    <>
      <SheetHead
        title={t('sheet.title')}
        about={t('sheet.about')}
        spoken={t('sheet.care')}
        step={{ n: 3, of: STEPS }}
      />
      <div className="recovery-sheet">
        <p className="recovery-name">{t('sheet.name', { name: props.name })}</p>
        <ol className="recovery-words" aria-label={t('sheet.title')}>
          {numbered(props.words).map(({ n, word }) => (
            <li key={n}>
              <span className="recovery-number">{n}</span>
              {word}
            </li>
          ))}
        </ol>
      </div>
      <Notice kind="careful">{t('sheet.care')}</Notice>
      <ErrorNotice error={attempt.error} />
      <div className="row sheet-actions" data-apart>
        <div className="row">
          <Button icon={<Printer aria-hidden />} onPress={() => window.print()}>
            {t('sheet.print')}
          </Button>
          <Button icon={<Save aria-hidden />} onPress={() => void save()}>
            {t('sheet.save')}
          </Button>
        </div>
        <Button kind="primary" size="large" onPress={props.onNext}>
          {t('sheet.next')}
        </Button>
      </div>
    </>
  );
}

/** A word's place is its identity: the same word may stand twice. */
function numbered(words: readonly string[]): { n: number; word: string }[] {
  return words.map((word, index) => ({ n: index + 1, word }));
}

function Drill({ positions, onBack }: { positions: readonly number[]; onBack: () => void }) {
  const { t } = useTranslation(['unlock', 'common']);
  const confirm = useChange('archive', 'confirmRecovery');
  const [words, setWords] = useState<readonly string[]>(positions.map(() => ''));
  const [asked, setAsked] = useState(false);
  const wrong = confirm.data === false;

  return (
    <>
      <SheetHead title={t('drill.title')} about={t('drill.about')} step={{ n: 4, of: STEPS }} />
      <Form
        gap="large"
        onSubmit={(form) => {
          setAsked(true);
          const missing = words.findIndex((word) => word.trim() === '');
          if (missing === -1) confirm.mutate({ words: words.map((word) => word.trim().toLowerCase()) });
          else form.querySelectorAll('input')[missing]?.focus();
        }}
      >
        <div className="drill-words">
          {positions.map((position, index) => (
            <TextField
              key={position}
              label={t('drill.word', { n: position })}
              value={words[index] ?? ''}
              onChange={(word) => setWords(words.with(index, word))}
              error={asked && words[index]?.trim() === '' ? t('drill.missing') : null}
              autoFocus={index === 0}
              autoComplete="off"
              spellCheck="false"
            />
          ))}
        </div>
        {wrong ? (
          <Notice kind="careful" announce="now">
            {t('drill.wrong')}
          </Notice>
        ) : null}
        <ErrorNotice error={confirm.error} />
        <div className="row sheet-actions" data-apart>
          <Button kind="quiet" icon={<ArrowLeft aria-hidden />} onPress={onBack}>
            {t('drill.showAgain')}
          </Button>
          <Button kind="primary" size="large" type="submit" isPending={confirm.isPending}>
            {t('drill.check')}
          </Button>
        </div>
      </Form>
    </>
  );
}
