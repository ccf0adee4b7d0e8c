import { useState } from 'react';
import type { OldCopy } from '../../../shared/contract/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Button,
  ConfirmDialog,
  ErrorNotice,
  List,
  Row,
  Section,
  useMessages,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** What lies beside the list of meetings, since when and how large, and how to be rid of it (decision 207). */
export function OldCopies() {
  const { t } = useTranslation('settings');
  const copies = useCall('archive', 'oldCopies');
  const remove = useChange('archive', 'removeOldCopies');
  const messages = useMessages();
  const [asking, setAsking] = useState(false);
  const found = copies.data ?? [];
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => messages.say({ text: t('copies.removed') }),
      onSettled: () => setAsking(false),
    });
  return (
    <Section title={t('copies.title')}>
      <p className="quiet">
        {t('copies.about')} {t('copies.locked')}
      </p>
      <ErrorNotice error={copies.error ?? remove.error} />
      {copies.data && found.length === 0 ? <p>{t('copies.none')}</p> : null}
      {found.length > 0 ? (
        <>
          <Copies copies={found} />
          {found.some(({ kind }) => kind === 'damaged') ? <p>{t('copies.damagedHint')}</p> : null}
          <div className="row">
            <Button onPress={() => setAsking(true)}>{t('copies.remove')}</Button>
          </div>
        </>
      ) : null}
      <ConfirmDialog
        title={t('copies.confirmTitle')}
        isOpen={asking}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
        confirm={t('copies.remove')}
        danger
        isPending={remove.isPending}
      >
        <p>{t('copies.confirm')}</p>
        {found.some(({ kind }) => kind === 'damaged') ? <p>{t('copies.damagedHint')}</p> : null}
      </ConfirmDialog>
    </Section>
  );
}

function Copies({ copies }: { copies: readonly OldCopy[] }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (
    <List label={t('copies.title')}>
      {copies.map(({ kind, madeAt, bytes }) => (
        <Row
          key={`${kind} ${madeAt} ${bytes}`}
          title={t(`copies.kind.${kind}`)}
          note={`${format.instant(madeAt)} · ${format.bytes(bytes)}`}
        />
      ))}
    </List>
  );
}
