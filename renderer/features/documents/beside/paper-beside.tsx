import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import type { DocumentSummary } from '../../../../shared/contract/index.ts';
import { documentCode, type Meeting, type Moment } from '../../../../shared/domain/index.ts';
import { useChild } from '../../../app/index.ts';
import type { Player } from '../../../audio/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { Button, EmptyState, ErrorNotice, Loading, SelectAmong } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import { AttachDialog } from '../attach-dialog.tsx';
import { PaperReader } from './paper-reader.tsx';
import type { PapersNear } from './papers-near.ts';
import { usePaper } from './use-paper.ts';
import './beside.css';

type PaperBesideProps = {
  /** The one that is listened to. The same object while it is the same. */
  meeting: Pick<Meeting, 'id' | 'studentIds'>;
  /** The moment that is chosen on the same page: words are tied to it. */
  moment: Moment | null;
  /** What plays there: tied words are heard by it, and reading never stops it. */
  player: Player;
};

/** D36: the plan, or another paper, read beside the sound. */
export function PaperBeside({ meeting, moment, player }: PaperBesideProps) {
  const { t } = useTranslation('documents');
  const { near, paper, page, keep, error, retry } = usePaper(meeting);
  const { child } = useChild();
  const [attaching, setAttaching] = useState(false);
  return (
    <div className="paper-beside">
      <ErrorNotice error={error} onRetry={retry} />
      {near === null && !error ? <Loading /> : null}
      {near !== null && paper === null ? (
        <EmptyState
          title={t('beside.empty')}
          action={
            <Button kind="primary" icon={<FilePlus2 aria-hidden />} onPress={() => setAttaching(true)}>
              {t('attach.open')}
            </Button>
          }
        />
      ) : null}
      {near !== null && paper !== null ? (
        <>
          <PaperChoice near={near} paper={paper} onChange={(id) => keep(id, 1)} />
          <PaperWords
            key={paper.id}
            {...{ paper, meeting, moment, player }}
            startPage={page}
            onPage={(reached) => keep(paper.id, reached)}
          />
        </>
      ) : null}
      {attaching ? (
        <AttachDialog
          meetingId={meeting.id}
          studentId={meeting.studentIds[0] ?? child?.id ?? null}
          onClose={() => setAttaching(false)}
        />
      ) : null}
    </div>
  );
}

type PaperChoiceProps = { near: PapersNear; paper: DocumentSummary; onChange(id: string): void };

function PaperChoice({ near, paper, onChange }: PaperChoiceProps) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const named = (one: DocumentSummary, isOwn: boolean) => ({
    value: one.id,
    label: [
      documentCode(one.ordinal),
      one.title,
      isOwn ? t('beside.ofMeeting') : one.date ? format.day(one.date) : null,
    ]
      .filter((words) => words !== null)
      .join(' · '),
  });
  return (
    <div className="paper-choice">
      <SelectAmong
        label={t('beside.paper')}
        options={[...near.own.map((one) => named(one, true)), ...near.others.map((one) => named(one, false))]}
        value={paper.id}
        onChange={(id) => {
          if (id !== null && id !== paper.id) onChange(id);
        }}
      />
    </div>
  );
}

type PaperWordsProps = PaperBesideProps & {
  paper: DocumentSummary;
  startPage: number;
  onPage(page: number): void;
};

/** The paper with its words, as soon as they are here. */
function PaperWords({ paper, ...rest }: PaperWordsProps) {
  const text = useCall('documents', 'text', { id: paper.id });
  const passages = useCall('documents', 'passages', { id: paper.id });
  const error = text.error ?? passages.error;
  const retry = () => void Promise.all([text.refetch(), passages.refetch()]);
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (!text.data || !passages.data) return <Loading />;
  return <PaperReader paper={paper} pages={text.data} passages={passages.data} {...rest} />;
}
