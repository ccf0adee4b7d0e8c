import { ShieldCheck } from 'lucide-react';
import type { BundleVerdict } from '../../../shared/domain/index.ts';
import { useJob, useKeptword } from '../../bridge/index.ts';
import { Button, ErrorNotice, ProgressBar, Section } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { Verdict } from './verdict.tsx';

/** Checks a bundle that somebody handed over; nothing of it is put into the archive. */
export function CheckBundle() {
  const { t } = useTranslation('evidence');
  const api = useKeptword();
  const job = useJob<BundleVerdict | null>('verify', 'evidence');
  return (
    <Section title={t('check.title')}>
      <p className="quiet">{t('check.about')}</p>
      {job.running ? (
        <ProgressBar
          label={t('check.running')}
          progress={job.progress}
          stopping={job.stopping}
          onCancel={job.cancel}
        />
      ) : (
        <div className="row">
          <Button
            icon={<ShieldCheck aria-hidden />}
            onPress={() => job.run((jobId) => api.evidence.verify({ jobId }))}
          >
            {t('check.choose')}
          </Button>
        </div>
      )}
      <ErrorNotice error={job.error} />
      {job.result ? (
        <Verdict verdict={job.result} words={t(job.result.ok ? 'check.ok' : 'check.notOk')} />
      ) : null}
    </Section>
  );
}
