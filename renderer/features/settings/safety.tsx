import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useSettings } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, copyText, ErrorNotice, Section, Select, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { IntegrityLine } from '../home/index.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { OldCopies } from './old-copies.tsx';

const MINUTES = [1, 5, 15, 30, 60, 0] as const;

/** The lock, the passphrase, the check, and the fingerprint of the signing key. */
export function Safety() {
  const { t } = useTranslation('settings');
  const { settings, change } = useSettings();
  const [changing, setChanging] = useState(false);
  const known: readonly number[] = MINUTES;
  const minutes = known.includes(settings.autoLockMinutes) ? MINUTES : [settings.autoLockMinutes, ...MINUTES];
  return (
    <>
      <Section title={t('lock.title')}>
        <Select
          label={t('lock.label')}
          hint={t('lock.hint')}
          options={minutes.map((count) => ({
            value: String(count),
            label: count === 0 ? t('lock.never') : t('lock.minutes', { count }),
          }))}
          value={String(settings.autoLockMinutes)}
          onChange={(value) => change({ autoLockMinutes: Number(value) })}
        />
      </Section>
      <Section title={t('passphrase.title')}>
        <p className="quiet">{t('passphrase.about')}</p>
        <div className="row">
          <Button onPress={() => setChanging(true)}>{t('passphrase.change')}</Button>
        </div>
        {changing ? <ChangePassphrase onClose={() => setChanging(false)} /> : null}
      </Section>
      <Section title={t('check.title')}>
        <p className="quiet">{t('check.about')}</p>
        <IntegrityLine />
      </Section>
      <OldCopies />
      <Fingerprint />
    </>
  );
}

function Fingerprint() {
  const { t } = useTranslation(['settings', 'common']);
  const key = useCall('evidence', 'fingerprint');
  const messages = useMessages();
  async function copy(text: string) {
    try {
      await copyText(text);
      messages.say({ text: t('common:copied') });
    } catch {
      messages.say({ text: t('common:copyFailed') });
    }
  }
  const text = key.data?.fingerprint;
  return (
    <Section title={t('fingerprint.title')}>
      <p className="quiet">{t('fingerprint.about')}</p>
      <ErrorNotice error={key.error} onRetry={() => void key.refetch()} />
      {text ? (
        <>
          <p className="own-fingerprint">{text}</p>
          <div className="row">
            <Button icon={<Copy aria-hidden />} onPress={() => void copy(text)}>
              {t('common:copy')}
            </Button>
          </div>
        </>
      ) : null}
    </Section>
  );
}
