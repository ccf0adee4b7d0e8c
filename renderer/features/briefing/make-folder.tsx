import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { BriefingReceipt, BriefingView } from '../../../shared/contract/index.ts';
import type { ShareNote } from '../../../shared/domain/index.ts';
import { useChange, useJob, useKeptword } from '../../bridge/index.ts';
import { Button, ErrorNotice, Facts, Notice, ProgressBar, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { ShareForm } from './share-form.tsx';

/** What was made stands on the page of its own selection. Null: the picker was closed. */
type Made = { id: string; receipt: BriefingReceipt } | null;

/** The only way out: to whom and why, who agrees, and the making of a folder that anyone can open. */
export function MakeFolder({ view }: { view: BriefingView }) {
  const { t } = useTranslation('briefing');
  const api = useKeptword();
  const job = useJob<Made>('for-new', 'evidence');
  const { id, forWhom } = view.briefing;
  const [share, setShare] = useState<ShareNote | null>(null);
  if (job.running) {
    return (
      <Section title={t('folder.making')}>
        <ProgressBar
          label={t('folder.cutting')}
          progress={job.progress}
          stopping={job.stopping}
          onCancel={job.cancel}
        />
      </Section>
    );
  }
  if (job.result?.id === id) return <Receipt receipt={job.result.receipt} onMore={job.clear} />;
  const make = (said: ShareNote) => {
    setShare(said);
    job.run(async (jobId) => {
      const receipt = await api.briefings.export({ jobId, id, share: said });
      return receipt && { id, receipt };
    });
  };
  return (
    <Section title={t('folder.title')}>
      <p>{t('folder.about')}</p>
      <Notice kind="careful">{t('folder.listen')}</Notice>
      <ShareForm
        briefingId={id}
        forWhom={forWhom}
        meetingIds={view.meetings.map((one) => one.id)}
        before={share}
        error={job.error}
        onMake={make}
      />
    </Section>
  );
}

function Receipt({ receipt, onMore }: { receipt: BriefingReceipt; onMore: () => void }) {
  const { t } = useTranslation('briefing');
  const format = useFormat();
  const show = useChange('briefings', 'showInFolder');
  const { name, place, files, bytes, manifestHash } = receipt;
  return (
    <Section title={t('folder.ready')} arrives>
      <Facts
        facts={[
          { name: t('folder.name'), value: name },
          { name: t('folder.place'), value: place },
          { name: t('folder.size'), value: t('folder.files', { count: files, size: format.bytes(bytes) }) },
          { name: t('folder.hash'), value: <span className="briefing-hash">{manifestHash}</span> },
        ]}
      />
      <p>{t('folder.open')}</p>
      <div className="row">
        <Button kind="primary" icon={<FolderOpen aria-hidden />} onPress={() => show.mutate(undefined)}>
          {t('folder.show')}
        </Button>
        <Button onPress={onMore}>{t('folder.more')}</Button>
      </div>
      <ErrorNotice error={show.error} />
    </Section>
  );
}
