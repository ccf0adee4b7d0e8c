import { Plus } from 'lucide-react';
import type { BriefingEntry, WireError } from '../../../shared/contract/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, Dialog, ErrorNotice, List, Loading, OutcomeBadge, Row } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { useMomentWords } from './moment-rows.tsx';

type AddProps = {
  briefingId: string;
  goalId: string | null;
  words: string;
  onAdd: (momentId: string) => void;
  /** Why the last one was refused. */
  error: WireError | null;
  onClose: () => void;
};

/** Everything of the thread that may be heard by someone new and is not in yet; newest first. */
export function AddMoments({ briefingId, goalId, words, onAdd, error, onClose }: AddProps) {
  const { t } = useTranslation(['briefing', 'common']);
  const thread = useCall('briefings', 'thread', { id: briefingId, goalId }, { keepLast: true });
  return (
    <Dialog
      title={t('briefing:thread.title', { part: words })}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('common:done')}
        </Button>
      }
    >
      <ErrorNotice error={thread.error} onRetry={() => void thread.refetch()} />
      <ErrorNotice error={error} />
      {thread.isPending ? <Loading /> : null}
      {thread.data?.length === 0 ? <p className="quiet">{t('briefing:thread.none')}</p> : null}
      {thread.data && thread.data.length > 0 ? (
        <List label={t('briefing:thread.label')}>
          {thread.data.map((one) => (
            <ThreadRow key={one.moment.id} entry={one} onAdd={() => onAdd(one.moment.id)} />
          ))}
        </List>
      ) : null}
    </Dialog>
  );
}

function ThreadRow({ entry, onAdd }: { entry: BriefingEntry; onAdd: () => void }) {
  const { t } = useTranslation('briefing');
  const { words, note } = useMomentWords(entry);
  return (
    <Row
      title={words}
      note={note}
      marks={entry.moment.outcome ? <OutcomeBadge outcome={entry.moment.outcome} /> : null}
      after={
        <Button icon={<Plus aria-hidden />} aria-label={t('thread.addOne', { text: words })} onPress={onAdd}>
          {t('thread.add')}
        </Button>
      }
    />
  );
}
