import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Facts, Loading, Notice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Versions and self-tests, for whoever helps. */
export function Doctor() {
  const { t } = useTranslation('settings');
  const report = useCall('app', 'doctor');
  if (report.error) return <ErrorNotice error={report.error} onRetry={() => void report.refetch()} />;
  if (!report.data) return <Loading />;
  const { data } = report;
  const sound = data.ffmpeg;
  return (
    <>
      {data.cryptoSelfTest && sound ? (
        <Notice kind="good">{t('doctor.well')}</Notice>
      ) : (
        <Notice kind="problem">{t(data.cryptoSelfTest ? 'doctor.noSound' : 'doctor.noLock')}</Notice>
      )}
      <p className="quiet">{t('doctor.about')}</p>
      <Facts
        facts={[
          { name: 'Keptword', value: data.app },
          { name: t('doctor.system'), value: data.platform },
          {
            name: 'ffmpeg',
            value: sound ? `${sound.version} (${sound.from}: ${sound.path})` : t('doctor.missing'),
          },
          { name: 'SQLite', value: data.sqlite },
          { name: t('doctor.cipher'), value: data.cipher },
          { name: 'Node.js', value: data.node },
          { name: 'Electron', value: data.electron ?? t('doctor.none') },
          { name: 'Chromium', value: data.chromium ?? t('doctor.none') },
        ]}
      />
    </>
  );
}
