import { useMemo, useState } from 'react';
import type { BundlePreview, ExportReceipt } from '../../../shared/contract/index.ts';
import { useCall, useJob, useKeptword } from '../../bridge/index.ts';
import { ErrorNotice, Loading, Notice, ProgressBar, RadioGroup, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { Exhibits } from './exhibits.tsx';
import { MakeBar } from './make-bar.tsx';
import { More } from './more.tsx';
import { Notes } from './notes.tsx';
import { Papers } from './papers.tsx';
import { Receipt } from './receipt.tsx';
import { KEPT_BY_HER } from './share-fields.tsx';
import { ShareGate } from './share-gate.tsx';

const SCOPES = ['disputed', 'all', 'pick'] as const;
type Scope = (typeof SCOPES)[number];
/** What was made stands on the page of its own meeting, not on that of the next one. Null: the picker was closed. */
type Made = { meetingId: string; receipt: ExportReceipt } | null;

/** Which moments, what it will hold and what stays out, folder or ZIP, and the making of it. */
export function MakeBundle({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('evidence');
  const api = useKeptword();
  const job = useJob<Made>('export', 'evidence');
  const [scope, setScope] = useState<Scope | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [papers, setPapers] = useState(true);
  const [followUp, setFollowUp] = useState(true);
  const [history, setHistory] = useState(true);
  const [concerns, setConcerns] = useState<ReadonlySet<string>>(new Set());
  const [notes, setNotes] = useState<ReadonlySet<string>>(new Set());
  const [zip, setZip] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [share, setShare] = useState(KEPT_BY_HER);

  const everything = useCall('evidence', 'preview', { meetingId }, { keepLast: true });
  const all = everything.data?.exhibits ?? [];
  const disputed = all.filter((one) => one.moment.dispute !== null).length;
  const now: Scope = scope ?? (disputed > 0 ? 'disputed' : 'all');
  const picked = useMemo(
    () => all.filter((one) => !left.has(one.moment.id)).map((one) => one.moment.id),
    [all, left],
  );
  const choice = {
    meetingId,
    disputedOnly: now === 'disputed',
    momentIds: now === 'pick' ? picked : null,
    papers,
    followUp,
    history,
    concernIds: [...concerns],
    incidentIds: [...notes],
    zip,
  };
  // Not before the whole meeting is known, which decides what is chosen at first.
  const isKnown = everything.data !== undefined;
  const preview = useCall('evidence', 'preview', choice, { keepLast: true, enabled: isKnown });
  const count = now === 'pick' ? picked.length : (preview.data?.exhibits.length ?? 0);

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
              onChange={setScope}
            />
            <Unwritten preview={now === 'pick' ? everything.data : preview.data} />
            <Exhibits
              preview={now === 'pick' ? everything.data : (preview.data ?? everything.data)}
              picked={now === 'pick' ? new Set(picked) : null}
              onPick={(id, on) => setLeft((before) => withOne(before, id, !on))}
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
          wanted={papers}
          onWanted={setPapers}
        />
        {hasMoments ? (
          <More
            preview={preview.data}
            all={everything.data}
            followUp={followUp}
            onFollowUp={setFollowUp}
            history={history}
            onHistory={setHistory}
            concerns={concerns}
            onConcern={(id, on) => setConcerns((before) => withOne(before, id, on))}
          />
        ) : null}
        <Notes
          notes={everything.data.notes}
          chosen={notes}
          onChoose={(id, on) => setNotes((before) => withOne(before, id, on))}
        />
        {preview.error && count > 0 ? <ErrorNotice error={preview.error} /> : null}
      </Section>
      <Section title={t('steps.make')}>
        <RadioGroup
          label={t('form.label')}
          options={[
            { value: 'folder', label: t('form.folder'), hint: t('form.folderHint') },
            { value: 'zip', label: t('form.zip'), hint: t('form.zipHint') },
          ]}
          value={zip ? 'zip' : 'folder'}
          onChange={(value) => setZip(value === 'zip')}
        />
        <Size preview={preview.data} />
        <ShareGate meetingIds={[meetingId]} share={share} onShare={setShare} />
      </Section>
      <MakeBar
        preview={preview.data}
        moments={count}
        notes={notes.size}
        zip={zip}
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

function withOne(ids: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (on) next.add(id);
  else next.delete(id);
  return next;
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
