import { ArrowLeft, Pencil, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { GoalSummary } from '../../../shared/contract/index.ts';
import type { Moment } from '../../../shared/domain/index.ts';
import { useNavigation, useUndo } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Badge,
  Button,
  DisputedBadge,
  EmptyState,
  ErrorNotice,
  Facts,
  IconButton,
  InIepBadge,
  List,
  Loading,
  OutcomeBadge,
  Page,
  PrivateBadge,
  Row,
  Section,
  useMessages,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { GoalDialog } from './goal-dialog.tsx';

/** Everything that was ever said about one goal, oldest first, each to be heard where it was said. */
export function GoalThread({ goal }: { goal: GoalSummary }) {
  const { t } = useTranslation(['goals', 'common', 'vocabulary', 'app']);
  const { go } = useNavigation();
  const moments = useCall('review', 'momentsOfGoal', { goalId: goal.id });
  const [editing, setEditing] = useState(false);
  const remove = useRemove(goal);
  const facts = [
    { name: t('dialog.area'), value: goal.area },
    { name: t('dialog.baseline'), value: goal.baseline },
    { name: t('dialog.target'), value: goal.target },
    { name: t('dialog.schoolYear'), value: goal.schoolYear },
  ].filter((fact) => fact.value);
  return (
    <Page
      title={goal.text}
      above={
        <Button kind="link" icon={<ArrowLeft aria-hidden />} onPress={() => go({ at: 'goals' })}>
          {t('back')}
        </Button>
      }
    >
      <div className="row">
        <Badge tone="accent">{t(`vocabulary:goalKind.${goal.kind}`)}</Badge>
        <Button icon={<Pencil aria-hidden />} onPress={() => setEditing(true)}>
          {t('common:edit')}
        </Button>
        <Button icon={<Trash2 aria-hidden />} onPress={remove.run} isPending={remove.isPending}>
          {t('common:remove')}
        </Button>
      </div>
      <ErrorNotice error={remove.error} />
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      <Section title={t('thread.title')}>
        <ErrorNotice error={moments.error} onRetry={() => void moments.refetch()} />
        {moments.isPending ? <Loading /> : null}
        {moments.data?.length === 0 ? (
          <EmptyState
            title={t('thread.empty')}
            action={<Button onPress={() => go({ at: 'meetings' })}>{t('thread.emptyDo')}</Button>}
          >
            {t('thread.emptyAbout')}
          </EmptyState>
        ) : null}
        {moments.data && moments.data.length > 0 ? (
          <List label={t('thread.title')}>
            {moments.data.map((moment) => (
              <ThreadRow key={moment.id} moment={moment} />
            ))}
          </List>
        ) : null}
      </Section>
      {editing ? (
        <GoalDialog
          child={{ id: goal.studentId, schoolYear: goal.schoolYear }}
          goal={goal}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </Page>
  );
}

/** One step, no question: it can be taken back from the message or with Ctrl+Z, also tomorrow. */
function useRemove(goal: GoalSummary) {
  const { t } = useTranslation(['goals', 'app']);
  const { go } = useNavigation();
  const messages = useMessages();
  const undo = useUndo();
  const remove = useChange('goals', 'remove');
  return {
    isPending: remove.isPending,
    error: remove.error,
    run: () =>
      remove.mutate(
        { id: goal.id },
        {
          onSuccess: () => {
            go({ at: 'goals' });
            messages.say({
              text: t('removed', { text: goal.text }),
              action: { label: t('app:keys.undo'), run: () => void undo('undo') },
            });
          },
        },
      ),
  };
}

function ThreadRow({ moment }: { moment: Moment }) {
  const { t } = useTranslation(['goals', 'vocabulary']);
  const format = useFormat();
  const { go } = useNavigation();
  const recording = useCall('recordings', 'get', { id: moment.recordingId });
  const meetingId = recording.data?.meetingId ?? '';
  const meeting = useCall('meetings', 'get', { id: meetingId }, { enabled: meetingId !== '' });
  const at = meeting.data?.meeting;
  const open = (play: boolean) =>
    go({ at: 'review', recordingId: moment.recordingId, atMs: moment.startMs, momentId: moment.id, play });
  const words = moment.text || t(`vocabulary:momentType.${moment.type}`);
  return (
    <Row
      before={
        <IconButton
          label={t('thread.listen', { text: words })}
          icon={<Play aria-hidden />}
          onPress={() => open(true)}
        />
      }
      title={words}
      note={[
        t(`vocabulary:momentType.${moment.type}`),
        at ? `${at.title}, ${format.day(at.date)}` : null,
        format.timecode(moment.startMs),
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
      onPress={() => open(false)}
    />
  );
}
