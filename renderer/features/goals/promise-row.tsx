import { CircleCheck, ClipboardList, Clock3, Pause, Play, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { type Commitment, type CommitmentState, stateOf } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import {
  Badge,
  Button,
  DisputedBadge,
  IconButton,
  InIepBadge,
  OutcomeBadge,
  PrivateBadge,
  Row,
} from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { PromiseDialog } from './promise-dialog.tsx';
import type { Queue } from './use-queue.ts';
import { usePromiseWords } from './use-words.ts';

/** One promise or decision: what, who, by when, and what came of it. */
export function PromiseRow({ promise, queue }: { promise: Commitment; queue?: Queue }) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const words = usePromiseWords();
  const [open, setOpen] = useState(false);
  const today = dayHere();
  const title = promise.text || t('promise.noWords');
  const tally = words.tally(promise, today);
  const { clip } = promise;
  return (
    <Row
      before={clip && queue ? <PlayButton momentId={clip.momentId} title={title} queue={queue} /> : undefined}
      title={title}
      note={
        <>
          {words.about(promise, today)}
          {tally ? <span className="tally">{tally}.</span> : null}
        </>
      }
      marks={<PromiseMarks promise={promise} due={words.due(promise, today)} today={today} />}
      after={
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
      }
      isCurrent={clip !== null && queue?.momentId === clip?.momentId}
      onPress={() =>
        clip
          ? go({ at: 'review', recordingId: clip.recordingId, atMs: clip.startMs, momentId: clip.momentId })
          : go({ at: 'meeting', id: promise.meetingId })
      }
    />
  );
}

/** Plays from here on; pauses when this one sounds. */
export function PlayButton({ momentId, title, queue }: { momentId: string; title: string; queue: Queue }) {
  const { t } = useTranslation('goals');
  const isOn = queue.momentId === momentId && (queue.status === 'playing' || queue.status === 'gap');
  return (
    <IconButton
      label={t(isOn ? 'thread.pause' : 'thread.listen', { text: title })}
      icon={isOn ? <Pause aria-hidden /> : <Play aria-hidden />}
      onPress={() => queue.press(momentId)}
    />
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
