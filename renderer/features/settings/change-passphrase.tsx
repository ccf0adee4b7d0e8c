import { useState } from 'react';
import { useAttempt, useKeptword, withSecret } from '../../bridge/index.ts';
import { ErrorNotice, FormDialog, SecretField, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { isAcceptable, NewPassphrase, strengthOf } from '../unlock/index.ts';

/** The old passphrase, the new one, and the new one again. */
export function ChangePassphrase({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['settings', 'unlock', 'errors', 'common']);
  const api = useKeptword();
  const messages = useMessages();
  const attempt = useAttempt();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const isWrong = attempt.error?.code === 'wrong-passphrase';
  const differs = next !== again;

  async function change() {
    setAsked(true);
    if (current === '' || !isAcceptable(strengthOf(next)) || differs || attempt.pending) return;
    const done = await attempt.run(() =>
      withSecret(current, (old) =>
        withSecret(next, async (fresh) => {
          await api.archive.changePassphrase({ current: old, next: fresh });
          return true;
        }),
      ),
    );
    if (!done) return;
    messages.say({ text: t('passphrase.changed') });
    onClose();
  }

  return (
    <FormDialog
      title={t('passphrase.change')}
      isOpen
      onClose={onClose}
      submit={t('common:save')}
      onSubmit={() => void change()}
      isPending={attempt.pending}
    >
      <SecretField
        label={t('passphrase.current')}
        show={t('unlock:show')}
        hide={t('unlock:hide')}
        value={current}
        onChange={setCurrent}
        error={isWrong ? t('errors:wrong-passphrase') : null}
        autoFocus
      />
      <NewPassphrase
        label={t('passphrase.next')}
        hint={t('unlock:create.passphraseHint')}
        value={next}
        onChange={setNext}
      />
      <SecretField
        label={t('unlock:create.again')}
        show={t('unlock:show')}
        hide={t('unlock:hide')}
        value={again}
        onChange={setAgain}
        error={asked && differs ? t('unlock:create.differs') : null}
      />
      {isWrong ? null : <ErrorNotice error={attempt.error} />}
    </FormDialog>
  );
}
