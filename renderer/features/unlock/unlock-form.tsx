import { useRef, useState } from 'react';
import { useAttempt, useKeptword, withSecret } from '../../bridge/index.ts';
import { Button, ErrorNotice, SecretField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { SheetHead } from './sheet.tsx';

/** One field and one button. A wrong passphrase is a calm sentence; it can be tried for ever. */
export function UnlockForm(props: { name: string; onForgot: () => void; onOther: () => void }) {
  const { t } = useTranslation(['unlock', 'errors']);
  const api = useKeptword();
  const attempt = useAttempt();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const isWrong = attempt.error?.code === 'wrong-passphrase';

  async function open() {
    if (typed === '' || attempt.pending) return;
    const state = await attempt.run(() =>
      withSecret(typed, (passphrase) => api.archive.unlock({ passphrase })),
    );
    if (state) setTyped('');
    else field.current?.select();
  }

  return (
    <>
      <SheetHead title={t('unlock.title', { name: props.name })} about={t('unlock.about')} />
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <SecretField
          label={t('passphrase')}
          show={t('show')}
          hide={t('hide')}
          value={typed}
          onChange={setTyped}
          inputRef={field}
          autoFocus
          error={isWrong ? t('errors:wrong-passphrase') : null}
        />
        {isWrong ? null : <ErrorNotice error={attempt.error} />}
        <div className="row">
          <Button kind="primary" size="large" type="submit" isPending={attempt.pending}>
            {attempt.pending ? t('unlock.opening') : t('unlock.open')}
          </Button>
        </div>
      </form>
      <div className="row sheet-foot">
        <Button kind="link" onPress={props.onForgot}>
          {t('unlock.forgot')}
        </Button>
        <Button kind="link" onPress={props.onOther}>
          {t('unlock.other')}
        </Button>
      </div>
    </>
  );
}
