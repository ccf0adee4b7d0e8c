import { useRef, useState } from 'react';
import type { FoundRecordings } from '../../../shared/contract/index.ts';
import { useAttempt, useJob, useKeptword, withSecret } from '../../bridge/index.ts';
import { Button, ErrorNotice, Form, Notice, SecretField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { SheetHead } from './sheet.tsx';

/** One field and one button. A wrong passphrase is a calm sentence; it can be tried for ever. */
export function UnlockForm(props: { name: string; onForgot: () => void; onOther: () => void }) {
  const { t } = useTranslation(['unlock', 'errors']);
  const api = useKeptword();
  const attempt = useAttempt();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const find = useJob<FoundRecordings>('find', 'meetings');
  const isWrong = attempt.error?.code === 'wrong-passphrase';
  const isListLost = attempt.error?.code === 'archive-index-damaged';

  async function open() {
    if (typed === '' || attempt.pending) return;
    const state = await attempt.run(() =>
      withSecret(typed, (passphrase) => api.archive.unlock({ passphrase })),
    );
    if (state) setTyped('');
    else field.current?.select();
  }

  /** The passphrase is still in the field: it was right, only the list did not open. */
  async function restore() {
    if (typed === '' || attempt.pending) return;
    const state = await attempt.run(() =>
      withSecret(typed, (passphrase) => api.archive.restoreList({ passphrase })),
    );
    if (!state) return;
    setTyped('');
    const title = t('unlock.foundTitle');
    if (state.state === 'open') find.run((jobId) => api.archive.findRecordings({ jobId, title }));
  }

  return (
    <>
      <SheetHead title={t('unlock.title', { name: props.name })} about={t('unlock.about')} />
      <Form onSubmit={() => void open()}>
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
        {isListLost ? (
          <Notice
            kind="problem"
            title={t('unlock.lostTitle')}
            announce="now"
            actions={
              <Button kind="primary" onPress={() => void restore()} isPending={attempt.pending}>
                {attempt.pending ? t('unlock.lostDoing') : t('unlock.lostDo')}
              </Button>
            }
          >
            <p>{t('unlock.lost')}</p>
            <p>{t('unlock.lostKept')}</p>
          </Notice>
        ) : isWrong ? null : (
          <ErrorNotice error={attempt.error} />
        )}
        <div className="row">
          <Button
            kind={isListLost ? 'secondary' : 'primary'}
            size="large"
            type="submit"
            isPending={attempt.pending}
          >
            {attempt.pending ? t('unlock.opening') : t('unlock.open')}
          </Button>
        </div>
      </Form>
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
