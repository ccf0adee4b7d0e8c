import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useAttempt, useKeptword, withSecret } from '../../bridge/index.ts';
import { Button, ErrorNotice, SecretField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** The only way out: the passphrase. A wrong one is a calm sentence, and the child's window stays. */
export function LeaveForm({ onStay }: { onStay: () => void }) {
  const { t } = useTranslation('child');
  const api = useKeptword();
  const client = useQueryClient();
  const attempt = useAttempt();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<'view.wrong' | 'view.missing' | null>(null);
  const field = useRef<HTMLInputElement>(null);

  async function leave() {
    if (attempt.pending) return;
    if (typed === '') {
      setWrong('view.missing');
      field.current?.focus();
      return;
    }
    const right = await attempt.run(() =>
      withSecret(typed, (passphrase) => api.playlists.leave({ passphrase })),
    );
    setWrong(right === false ? 'view.wrong' : null);
    if (right) await client.invalidateQueries();
    else field.current?.select();
  }

  return (
    <main className="child child-leave">
      <h1>{t('view.leaveTitle')}</h1>
      <p className="quiet">{t('view.leaveAbout')}</p>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void leave();
        }}
      >
        <SecretField
          label={t('view.passphrase')}
          show={t('view.show')}
          hide={t('view.hide')}
          value={typed}
          onChange={(next) => {
            setTyped(next);
            setWrong(null);
          }}
          inputRef={field}
          autoFocus
          error={wrong ? t(wrong) : null}
        />
        <ErrorNotice error={attempt.error} />
        <div className="row">
          <Button onPress={onStay}>{t('view.stay')}</Button>
          <Button kind="primary" type="submit" isPending={attempt.pending}>
            {t('view.leave')}
          </Button>
        </div>
      </form>
    </main>
  );
}
