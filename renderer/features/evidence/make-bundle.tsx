import { useState } from 'react';
import type { BundlePreview, ExportReceipt } from '../../../shared/contract/index.ts';
import { useJob, useKeptword } from '../../bridge/index.ts';
import { ErrorNotice, Loading, Notice, ProgressBar, RadioGroup, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { Asks } from './asks.tsx';
import { Exhibits } from './exhibits.tsx';
import { MakeBar } from './make-bar.tsx';
import { More } from './more.tsx';
import { Notes } from './notes.tsx';
import { Papers } from './papers.tsx';
import { Receipt } from './receipt.tsx';
import { KEPT_BY_HER } from './share-fields.tsx';
import { ShareGate } from './share-gate.tsx';
import { SCOPES, useBundleChoice } from './use-bundle-choice.ts';

/** What was made stands on the page of its own meeting, not on that of the next one. Null: the picker was closed. */
type Made = { meetingId: string; receipt: ExportReceipt } | null;

/** Which moments, what it will hold and what stays out, folder or ZIP, and the making of it. */
export function MakeBundle({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('evidence');
  const api = useKeptword();
  const job = useJob<Made>('export', 'evidence');
  const [isAsked, setAsked] = useState(false);
  const [share, setShare] = useState(KEPT_BY_HER);
  const bundle = useBundleChoice(meetingId);
  const { choice, everything, preview, all, disputed, now, picked, count, wanted } = bundle;
  if (job.running) return <Making job={job} />;
  if (job.result?.meetingId === meetingId) {
    const more = () => {
      setAsked(false);
      job.clear();
    };
    return <Receipt receipt={job.result.receipt} onMore={more} />;
  }
  if (everything.error) {
    return <ErrorNotice error={everything.error} onRetry={() => void everything.refetch()} />;
  }
  if (!everything.data) return <Loading />;
  const hasMoments = all.length > 0;
  if (!hasMoments && everything.data.notes.length === 0) {
    return (
      <Notice kind="info" title={t('nothingTitle')}>
        {t('nothingText')}
      </Notice>
    );
  }
  return (
    <div className="make-bundle">
      <ErrorNotice error={job.error} />
      <Section title={t('steps.moments')}>
        {hasMoments ? (
          <>
            <RadioGroup
              label={t('scope.label')}
              options={SCOPES.map((value) => ({
                value,
                label: t(`scope.${value}`, { count: value === 'disputed' ? disputed : all.length }),
                hint: t(`scope.${value}Hint`),
              }))}
              value={now}
              onChange={bundle.setScope}
            />
            <Unwritten preview={now === 'pick' ? everything.data : preview.data} />
            <Exhibits
              preview={now === 'pick' ? everything.data : (preview.data ?? everything.data)}
              picked={now === 'pick' ? new Set(picked) : null}
              onPick={bundle.pick}
            />
          </>
        ) : (
          <p>{t('notesAlone')}</p>
        )}
        <Papers
          preview={preview.data}
          any={[everything.data, preview.data].some(
            (one) => one && one.papers.length + one.transcripts.length > 0,
          )}
          wanted={wanted.papers}
          onWanted={(papers) => bundle.want({ papers })}
        />
        {hasMoments ? (
          <More
            preview={preview.data}
            all={everything.data}
            followUp={wanted.followUp}
            onFollowUp={(followUp) => bundle.want({ followUp })}
            history={wanted.history}
            onHistory={(history) => bundle.want({ history })}
            concerns={bundle.concerns}
            onConcern={bundle.chooseConcern}
          />
        ) : null}
        <Notes notes={everything.data.notes} chosen={bundle.notes} onChoose={bundle.chooseNote} />
        <Asks asks={everything.data.asks} wanted={wanted.asks} onWanted={(asks) => bundle.want({ asks })} />
        {preview.error && count > 0 ? <ErrorNotice error={preview.error} /> : null}
      </Section>
      <Section title={t('steps.make')}>
        <RadioGroup
          label={t('form.label')}
          options={[
            { value: 'folder', label: t('form.folder'), hint: t('form.folderHint') },
            { value: 'zip', label: t('form.zip'), hint: t('form.zipHint') },
          ]}
          value={wanted.zip ? 'zip' : 'folder'}
          onChange={(value) => bundle.want({ zip: value === 'zip' })}
        />
        <Size preview={preview.data} />
        <ShareGate meetingIds={[meetingId]} share={share} onShare={setShare} />
      </Section>
      <MakeBar
        preview={preview.data}
        moments={count}
        notes={bundle.notes.size}
        zip={wanted.zip}
        isBack={isAsked}
        onMake={() => {
          setAsked(true);
          job.run(async (jobId) => {
            const receipt = await api.evidence.export({ jobId, choice, share });
            return receipt && { meetingId, receipt };
          });
        }}
      />
    </div>
  );
}

function Making({ job }: { job: ReturnType<typeof useJob<Made>> }) {
  const { t } = useTranslation('evidence');
  return (
    <Section title={t('making.title')}>
      <ProgressBar
        label={t('making.label')}
        progress={job.progress}
        stopping={job.stopping}
        onCancel={job.cancel}
      />
      <p className="quiet">{t('making.about')}</p>
    </Section>
  );
}

/** A moment can be marked disputed before the claim is written; an attorney needs the claim. */
function Unwritten({ preview }: { preview: BundlePreview | undefined }) {
  const { t } = useTranslation('evidence');
  const count = preview?.exhibits.filter((one) => one.moment.dispute?.claim.trim() === '').length ?? 0;
  if (count === 0) return null;
  return <Notice kind="careful">{t('unwritten', { count })}</Notice>;
}

function Size({ preview }: { preview: BundlePreview | undefined }) {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  if (!preview) return null;
  return <p className="quiet">{t('size', { name: preview.name, size: format.bytes(preview.bytes) })}</p>;
}
