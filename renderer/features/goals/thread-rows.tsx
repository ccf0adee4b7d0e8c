import { BookOpenText, ClipboardCheck, FileText, type LucideIcon, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ThreadEntry } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import {
  Badge,
  DisputedBadge,
  IconButton,
  InIepBadge,
  OutcomeBadge,
  PrivateBadge,
  Row,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { ProgressDialog } from './progress-dialog.tsx';
import { DeliveredBadge } from './promise-dialog.tsx';
import { PlayButton } from './promise-row.tsx';
import type { Queue } from './use-queue.ts';

type Of<Kind extends ThreadEntry['kind']> = Extract<ThreadEntry, { kind: Kind }>;
type RowProps<Kind extends ThreadEntry['kind']> = {
  entry: Of<Kind>;
  names: ReadonlyMap<string, string>;
  queue: Queue;
};

/** One entry of a thread, whatever it is. */
export function ThreadRow(props: Omit<RowProps<never>, 'entry'> & { entry: ThreadEntry }) {
  const { entry, ...rest } = props;
  switch (entry.kind) {
    case 'moment':
      return <MomentRow {...rest} entry={entry} />;
    case 'decision':
      return <DecisionRow entry={entry} />;
    case 'progress':
      return <ProgressRow entry={entry} />;
    case 'delivery':
      return <DeliveryRow entry={entry} />;
    case 'passage':
      return <PassageRow entry={entry} />;
  }
}

/** Where other rows have a button to listen. */
function Sign({ icon: Icon }: { icon: LucideIcon }) {
  return (
    <span className="thread-sign" aria-hidden>
      <Icon />
    </span>
  );
}

function MomentRow({ entry, names, queue }: RowProps<'moment'>) {
  const { t } = useTranslation(['goals', 'vocabulary']);
  const format = useFormat();
  const { go } = useNavigation();
  const { moment, clip, recordingCode } = entry;
  const words = moment.text || t(`vocabulary:momentType.${moment.type}`);
  return (
    <Row
      before={<PlayButton momentId={moment.id} title={words} queue={queue} />}
      title={words}
      note={[
        moment.speakerId ? names.get(moment.speakerId) : null,
        t(`vocabulary:momentType.${moment.type}`),
        moment.mark ? t(`vocabulary:mark.${moment.mark}`) : null,
        `${recordingCode} ${format.timecode(clip.startMs)}`,
        format.span(clip.endMs - clip.startMs),
      ]
        .filter(Boolean)
        .join(' · ')}
      marks={
        <>
          {moment.outcome ? <OutcomeBadge outcome={moment.outcome} /> : null}
          {moment.inIep ? <InIepBadge inIep={moment.inIep} /> : null}
          {moment.dispute ? <DisputedBadge status={moment.dispute.status} /> : null}
          {moment.private ? <PrivateBadge /> : null}
        </>
      }
      isCurrent={queue.momentId === moment.id}
      onPress={() =>
        go({ at: 'review', recordingId: clip.recordingId, atMs: clip.startMs, momentId: moment.id })
      }
    />
  );
}

function DecisionRow({ entry: { decision } }: { entry: Of<'decision'> }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <Row
      before={<Sign icon={ClipboardCheck} />}
      title={decision.text}
      note={[
        t('thread.decision'),
        decision.owner ? t('promise.owner', { name: decision.owner }) : null,
        decision.due ? t('promise.until', { day: format.day(decision.due) }) : null,
        decision.reason ? t('thread.reason', { text: decision.reason }) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      marks={
        <>
          {decision.outcome ? <OutcomeBadge outcome={decision.outcome} /> : null}
          {decision.inIep ? <InIepBadge inIep={decision.inIep} /> : null}
        </>
      }
      onPress={() => go({ at: 'meeting', id: decision.meetingId })}
    />
  );
}

function ProgressRow({ entry: { progress } }: { entry: Of<'progress'> }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  return (
    <Row
      before={<Sign icon={FileText} />}
      title={progress.text || t('progress.noData')}
      note={[t('thread.progress'), format.day(progress.date), progress.source].filter(Boolean).join(' · ')}
      marks={progress.noData && progress.text ? <Badge tone="careful">{t('progress.noData')}</Badge> : null}
      after={
        <>
          <IconButton
            label={t('progress.changeOf', { day: format.day(progress.date) })}
            icon={<Pencil aria-hidden />}
            onPress={() => setEditing(true)}
          />
          {editing ? (
            <ProgressDialog goalId={progress.goalId} entry={progress} onClose={() => setEditing(false)} />
          ) : null}
        </>
      }
    />
  );
}

function DeliveryRow({ entry: { delivery, of } }: { entry: Of<'delivery'> }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  return (
    <Row
      before={<Sign icon={ClipboardCheck} />}
      title={delivery.note || t(`delivered.${delivery.delivered}`)}
      note={[
        format.day(delivery.date),
        delivery.minutes === null ? null : t('came.gave', { count: delivery.minutes }),
        t('thread.ofPromise', { text: of }),
      ]
        .filter(Boolean)
        .join(' · ')}
      marks={<DeliveredBadge delivered={delivery.delivered} />}
    />
  );
}

function PassageRow({ entry: { passage, document, date } }: { entry: Of<'passage'> }) {
  const { t } = useTranslation(['goals', 'vocabulary']);
  const format = useFormat();
  const { go } = useNavigation();
  const quote = passage.quote.replaceAll(/\s+/g, ' ').trim();
  return (
    <Row
      before={<Sign icon={BookOpenText} />}
      title={t('goals:thread.quote', { text: quote.length <= 200 ? quote : `${quote.slice(0, 199)}…` })}
      note={[
        t(`vocabulary:documentKind.${document.kind}`),
        `${document.code} ${document.title}`,
        t('goals:thread.page', { page: passage.page }),
        format.day(date),
      ].join(' · ')}
      onPress={() => go({ at: 'document', id: document.id, page: passage.page })}
    />
  );
}
