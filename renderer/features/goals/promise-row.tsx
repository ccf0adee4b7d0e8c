import { CircleCheck, ClipboardList, Clock3, Pause, Play, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { type Commitment, type CommitmentState, stateOf } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { isOn, type Queue } from '../../audio/index.ts';
import {
  Badge,
  Button,
  DisputedBadge,
  IconButton,
  InIepBadge,
  OutcomeBadge,
  PrivateBadge,
  Row,
  type RowPlace,
} from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { PromiseDialog, type Told } from './promise-dialog.tsx';
import { usePromiseWords } from './use-words.ts';

type PromiseRowProps = {
  promise: Commitment;
  /** Where that matters. */
  saidBy?: string | null;
  queue?: Queue;
  place?: RowPlace | undefined;
};

/** One promise or decision: what, who, by when, and what came of it. */
export function PromiseRow({ promise, saidBy = null, queue, place }: PromiseRowProps) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const words = usePromiseWords();
  const today = dayHere();
  const title = promise.text || t('promise.noWords');
  const tally = words.tally(promise, today);
  const { clip } = promise;
  return (
    <Row
      before={
        clip && queue ? (
          <PlayButton
            title={title}
            isOn={isOn(queue, clip.momentId)}
            onPress={() => queue.press(clip.momentId)}
          />
        ) : undefined
      }
      title={title}
      note={
        <>
          {saidBy ? `${t('promise.saidBy', { name: saidBy })} · ` : null}
          {words.about(promise, today)}
          {tally ? <span className="tally">{tally}.</span> : null}
        </>
      }
      marks={<PromiseMarks promise={promise} due={words.due(promise, today)} today={today} />}
      after={<CameButton promise={promise} title={title} />}
      place={place}
      isCurrent={clip !== null && queue?.rowId === clip?.momentId}
      onPress={() =>
        clip
          ? go({ at: 'review', recordingId: clip.recordingId, atMs: clip.startMs, momentId: clip.momentId })
          : go({ at: 'meeting', id: promise.meetingId })
      }
    />
  );
}

type PlayButtonProps = { title: string; isOn: boolean; onPress: () => void };

/** Plays from here on; pauses when this one sounds. */
export function PlayButton({ title, isOn, onPress }: PlayButtonProps) {
  const { t } = useTranslation('goals');
  return (
    <IconButton
      label={t(isOn ? 'thread.pause' : 'thread.listen', { text: title })}
      icon={isOn ? <Pause aria-hidden /> : <Play aria-hidden />}
      onPress={onPress}
    />
  );
}

/** What came of one promise or decision, a press away. */
export function CameButton({ promise, title }: { promise: Told; title: string }) {
  const { t } = useTranslation('goals');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        kind="quiet"
        icon={<ClipboardList aria-hidden />}
        aria-label={t('promise.cameOf', { text: title.slice(0, 60) })}
        onPress={() => setOpen(true)}
      >
        {t('promise.came')}
      </Button>
      {open ? <PromiseDialog promise={promise} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PromiseMarks(props: { promise: Commitment; due: string; today: string }) {
  const { promise } = props;
  return (
    <>
      <StateBadge state={stateOf(promise, props.today)} due={props.due} />
      {promise.outcome ? <OutcomeBadge outcome={promise.outcome} /> : null}
      {promise.inIep ? <InIepBadge inIep={promise.inIep} /> : null}
      {promise.disputed ? <DisputedBadge /> : null}
      {promise.private ? <PrivateBadge /> : null}
    </>
  );
}

function StateBadge({ state, due }: { state: CommitmentState; due: string }) {
  const { t } = useTranslation('goals');
  switch (state) {
    case 'kept':
      return (
        <Badge tone="good" icon={CircleCheck}>
          {t('state.kept')}
        </Badge>
      );
    case 'running':
      return <Badge icon={RefreshCw}>{t('state.running')}</Badge>;
    case 'late':
    case 'due':
      return (
        <Badge tone="careful" icon={Clock3}>
          {due}
        </Badge>
      );
    case 'later':
      return <Badge icon={Clock3}>{due}</Badge>;
    case 'open':
      return null;
  }
}
