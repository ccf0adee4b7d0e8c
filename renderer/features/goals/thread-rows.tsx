import { BookOpenText, ClipboardCheck, FileText, type LucideIcon, Pencil } from 'lucide-react';
import { memo, useState } from 'react';
import {
  belongsInTable,
  type Decision,
  type Delivery,
  type Moment,
  shortLine,
  type ThreadEntry,
} from '../../../shared/domain/index.ts';
import { useNavigation, useSpeaker } from '../../app/index.ts';
import {
  Badge,
  DisputedBadge,
  IconButton,
  InIepBadge,
  OutcomeBadge,
  PrivateBadge,
  Row,
  type RowPlace,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { ProgressDialog } from './progress-dialog.tsx';
import { DeliveredBadge, type Told } from './promise-dialog.tsx';
import { CameButton, PlayButton } from './promise-row.tsx';

type Of<Kind extends ThreadEntry['kind']> = Extract<ThreadEntry, { kind: Kind }>;
type RowProps<Kind extends ThreadEntry['kind']> = {
  entry: Of<Kind>;
  names: ReadonlyMap<string, string>;
  /** It sounds, waits for its turn or was paused. */
  isCurrent: boolean;
  isOn: boolean;
  press: (momentId: string) => void;
  /** In a long list. */
  place: RowPlace | undefined;
  /** What came of it so far, when it is a promise or decision. */
  came: readonly Delivery[];
};

type Bare<Kind extends ThreadEntry['kind']> = Pick<RowProps<Kind>, 'entry' | 'place'>;

/** One entry of a thread, whatever it is. Drawn again only when it changes: a thread may have hundreds. */
export const ThreadRow = memo(function ThreadRow(
  props: Omit<RowProps<never>, 'entry'> & { entry: ThreadEntry },
) {
  const { entry, ...rest } = props;
  switch (entry.kind) {
    case 'moment':
      return <MomentRow {...rest} entry={entry} />;
    case 'decision':
      return <DecisionRow {...rest} entry={entry} />;
    case 'progress':
      return <ProgressRow entry={entry} place={rest.place} />;
    case 'delivery':
      return <DeliveryRow entry={entry} place={rest.place} />;
    case 'passage':
      return <PassageRow entry={entry} place={rest.place} />;
  }
});

/** Where other rows have a button to listen. */
function Sign({ icon: Icon }: { icon: LucideIcon }) {
  return (
    <span className="thread-sign" aria-hidden>
      <Icon />
    </span>
  );
}

function MomentRow({ entry, names, isCurrent, isOn, press, came, place }: RowProps<'moment'>) {
  const { t } = useTranslation(['goals', 'vocabulary']);
  const format = useFormat();
  const { go } = useNavigation();
  const speakerOf = useSpeaker();
  const { moment, clip, recordingCode } = entry;
  const words = moment.text || t(`vocabulary:momentType.${moment.type}`);
  return (
    <Row
      place={place}
      before={<PlayButton title={words} isOn={isOn} onPress={() => press(moment.id)} />}
      title={words}
      note={[
        speakerOf({ speaker: names.get(moment.speakerId ?? '') ?? null, speakerHow: moment.speakerHow }),
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
      after={
        moment.type === 'promise' || (belongsInTable(moment) && moment.decisionId === null) ? (
          <CameButton promise={told('moment', moment, entry.date, came)} title={words} />
        ) : undefined
      }
      isCurrent={isCurrent}
      onPress={() =>
        go({ at: 'review', recordingId: clip.recordingId, atMs: clip.startMs, momentId: moment.id })
      }
    />
  );
}

function DecisionRow({ entry, came, place }: RowProps<'decision'>) {
  const { decision } = entry;
  const { t } = useTranslation('goals');
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <Row
      place={place}
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
      after={<CameButton promise={told('decision', decision, entry.date, came)} title={decision.text} />}
      onPress={() => go({ at: 'meeting', id: decision.meetingId })}
    />
  );
}

function told(kind: Told['kind'], of: Moment | Decision, madeOn: string, came: readonly Delivery[]): Told {
  const { id, text, owner, due } = of;
  return { kind, id, text, owner, due, madeOn, deliveries: [...came] };
}

function ProgressRow({ entry: { progress }, place }: Bare<'progress'>) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  return (
    <Row
      place={place}
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

function DeliveryRow({ entry: { delivery, of }, place }: Bare<'delivery'>) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  return (
    <Row
      place={place}
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

function PassageRow({ entry: { passage, document, date }, place }: Bare<'passage'>) {
  const { t } = useTranslation(['goals', 'vocabulary']);
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <Row
      place={place}
      before={<Sign icon={BookOpenText} />}
      title={t('goals:thread.quote', { text: shortLine(passage.quote, 200) })}
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
