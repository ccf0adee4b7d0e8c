import { useMemo, useState } from 'react';
import type { Dispute, Moment } from '../../../shared/domain/index.ts';
import { type Turns, useTurns } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Loading, SelectAmong, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { Pairs } from './pairs.tsx';
import { Requests } from './requests.tsx';
import { useDisputeWords } from './words.ts';
import './disputes.css';

type DisputeOfMomentProps = {
  moment: Pick<Moment, 'id'>;
  dispute: Dispute;
  meetingId: string;
  onDispute(change: Partial<Dispute>): void;
};

/** Of a disputed moment: the document that holds the claim, and who was asked to confirm. For the moment's own form. */
export function DisputeOfMoment({ moment, dispute, meetingId, onDispute }: DisputeOfMomentProps) {
  const { t } = useTranslation('disputes');
  const known = useCall('disputes', 'ofMoment', { momentId: moment.id });
  return (
    <div className="stack">
      <ClaimPaper dispute={dispute} meetingId={meetingId} onDispute={onDispute} />
      <h3 className="dispute-side">{t('requests.title')}</h3>
      <ErrorNotice error={known.error} onRetry={() => void known.refetch()} />
      {known.data ? (
        <Requests momentId={moment.id} status={dispute.status} requests={known.data.requests} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

function ClaimPaper({ dispute, meetingId, onDispute }: Omit<DisputeOfMomentProps, 'moment'>) {
  const { t } = useTranslation('disputes');
  const words = useDisputeWords();
  const papers = useCall('disputes', 'papers', { meetingId });
  const options = papers.data ?? [];
  if (options.length === 0 && dispute.documentId === null) return null;
  return (
    <div className="dispute-fields">
      <SelectAmong
        label={t('document')}
        none={t('noDocument')}
        options={options.map((one) => ({ value: one.id, label: words.paper(one, null) }))}
        value={dispute.documentId}
        onChange={(documentId) => onDispute({ documentId, page: null })}
      />
      {dispute.documentId === null ? null : (
        <PageField key={dispute.documentId} page={dispute.page} onPage={(page) => onDispute({ page })} />
      )}
    </div>
  );
}

function PageField({ page, onPage }: { page: number | null; onPage(page: number | null): void }) {
  const { t } = useTranslation('disputes');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (page === null ? '' : String(page));
  const read = shown.trim() === '' ? null : Number(shown);
  const fits = read === null || (Number.isInteger(read) && read >= 1 && read <= 9999);
  return (
    <TextField
      label={t('page')}
      inputMode="numeric"
      value={shown}
      error={fits ? null : t('pageWrong')}
      onChange={setTyped}
      onBlur={() => {
        if (!fits) return;
        setTyped(null);
        if (read !== page) onPage(read);
      }}
    />
  );
}

/** The pairs that a moment is in. `onSound` is called before it plays, so that two players never sound at once. */
export function PairsOfMoment({ momentId, onSound }: { momentId: string; onSound(): void }) {
  const known = useCall('disputes', 'ofMoment', { momentId });
  const turns = useTurns();
  const words = useDisputeWords();
  const alone = useMemo<Turns>(
    () => ({
      ...turns,
      toggle: (clip) => {
        onSound();
        turns.toggle(clip);
      },
      playInTurn: (clips) => {
        onSound();
        turns.playInTurn(clips);
      },
    }),
    [turns, onSound],
  );
  if (known.error) return <ErrorNotice error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <Loading />;
  return <Pairs pairs={known.data.pairs} turns={alone} words={words} firstId={momentId} />;
}
