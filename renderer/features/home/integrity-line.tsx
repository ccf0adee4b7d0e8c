import type { IntegrityReport } from '../../../shared/contract/index.ts';
import { useCall, useJob, useKeptword } from '../../bridge/index.ts';
import { Button, Details, ErrorNotice, List, Notice, ProgressBar, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** The check that runs or has just run, and what the newest one found; nothing before the first. */
function useNewest() {
  const last = useCall('archive', 'lastCheck');
  const check = useJob<IntegrityReport>('check', 'archive');
  return { check, report: check.result ?? last.data };
}

/** Something is not as it was: that is told before anything else. */
export function useIsDamaged(): boolean {
  const { report } = useNewest();
  return report ? report.recordings > 0 && !report.ok : false;
}

/** Is everything still as it was? The newest answer, and a button to ask again. */
export function IntegrityLine() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const api = useKeptword();
  const { check, report } = useNewest();
  const start = () => check.run((jobId) => api.archive.check({ jobId }));
  /** Mending ends with a check, so its answer is the new one. */
  const mend = () => check.run((jobId) => api.archive.mend({ jobId }));

  if (check.running) {
    return (
      <ProgressBar
        label={t('integrity.checking')}
        progress={check.progress}
        onCancel={check.cancel}
        stopping={check.stopping}
      />
    );
  }
  const again = <Button onPress={start}>{t('integrity.checkNow')}</Button>;
  const stopped = check.error?.code === 'cancelled';
  if (check.error && !stopped) return <ErrorNotice error={check.error} onRetry={start} />;
  if (!report || report.recordings === 0) {
    return (
      <Notice kind="info" actions={again}>
        <p>{t('integrity.never')}</p>
      </Notice>
    );
  }
  const when = format.instant(report.checkedAt);
  if (report.ok) {
    return (
      <Notice kind="good" announce={check.result ? 'later' : 'off'} actions={again}>
        <p>
          {t('integrity.ok', { count: report.recordings })} {t('integrity.when', { when })}
        </p>
      </Notice>
    );
  }
  const mendable = report.mendable > 0;
  return (
    <Notice
      kind="problem"
      title={t('integrity.badTitle', { count: report.findings.length })}
      announce="later"
      actions={
        mendable ? (
          <>
            <Button kind="primary" onPress={mend}>
              {t('integrity.mend')}
            </Button>
            {again}
          </>
        ) : (
          again
        )
      }
    >
      {mendable ? <p>{t('integrity.mendable', { count: report.mendable })}</p> : null}
      {/* Where one button mends all of it, nothing else must be done. */}
      {report.findings.length > report.mendable ? <p>{t('integrity.bad')}</p> : null}
      <Details>
        <List label={t('integrity.badTitle', { count: report.findings.length })}>
          {report.findings.map(({ subject, problem }) => (
            <Row key={`${subject} ${problem}`} title={subject} note={problem} />
          ))}
        </List>
      </Details>
    </Notice>
  );
}
