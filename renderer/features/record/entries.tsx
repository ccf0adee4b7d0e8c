import { AudioLines, CircleDot, Mic } from 'lucide-react';
import { useState } from 'react';
import type { Recording } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCall, useCapture, useCaptureStore } from '../../bridge/index.ts';
import { Button, Card, ErrorNotice } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { Interrupted, Unreadable } from './interrupted.tsx';
import { useRunState } from './status.tsx';
import './running.css';

type RecordButtonProps = { meetingId: string; kind: 'primary' | 'secondary' | 'quiet' };

/** The way to the record page of a meeting. */
export function RecordButton({ meetingId, kind }: RecordButtonProps) {
  const { t } = useTranslation('record');
  const { go } = useNavigation();
  const store = useCaptureStore();
  const isRunning = useIsRecorded(meetingId);
  const open = () => {
    store.forgetEnded();
    go({ at: 'record', meetingId });
  };
  return (
    <Button
      kind={kind}
      size={kind === 'quiet' ? 'normal' : 'large'}
      icon={isRunning ? <CircleDot aria-hidden /> : <Mic aria-hidden />}
      onPress={open}
    >
      {isRunning ? t('entry.go') : t('entry.record')}
    </Button>
  );
}

/** True while this very meeting is recorded. */
export function useIsRecorded(meetingId: string): boolean {
  return useCapture((news) => news.state?.running?.meetingId === meetingId);
}

/** First on Home: the recording that runs. On the page of a meeting only when it is that one's. */
export function RecordingNow({ only }: { only?: string }) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const { go } = useNavigation();
  const state = useRunState();
  const meetingId = useCapture((news) => news.state?.running?.meetingId);
  const minutes = useCapture((news) => Math.floor((news.state?.running?.keptMs ?? 0) / 60_000));
  const meeting = useCall('meetings', 'get', { id: meetingId ?? '' }, { enabled: meetingId !== undefined });
  if (!state || meetingId === undefined || !meeting.data) return null;
  if (only !== undefined && only !== meetingId) return null;
  return (
    <Card tone="accent">
      <h2>{t(state === 'paused' ? 'entry.pausedTitle' : 'entry.runsTitle')}</h2>
      <p className="card-words">
        {minutes === 0
          ? t('entry.begins', { title: meeting.data.meeting.title })
          : t('entry.runs', { title: meeting.data.meeting.title, time: format.span(minutes * 60_000) })}
      </p>
      <Button
        kind="primary"
        size="large"
        icon={<CircleDot aria-hidden />}
        onPress={() => go({ at: 'record', meetingId })}
      >
        {t('entry.go')}
      </Button>
    </Card>
  );
}

/** First at the next start: what ended unexpectedly is safe, and one press puts it into its meeting. */
export function InterruptedRecordings({ meetingId }: { meetingId?: string }) {
  const interrupted = useCall('capture', 'interrupted');
  const archive = useCall('archive', 'state');
  const [back, setBack] = useState<readonly Recording[]>([]);
  const readOnly = archive.data?.state === 'open' && archive.data.readOnly;
  const shown = (interrupted.data ?? []).filter((one) => !meetingId || one.meetingId === meetingId);
  return (
    <>
      <ErrorNotice error={interrupted.error} onRetry={() => void interrupted.refetch()} />
      {back.map((recording) => (
        <BackInPlace key={recording.id} recording={recording} />
      ))}
      {shown.map((one) =>
        one.state === 'recoverable' ? (
          <Interrupted
            key={one.captureId}
            lost={one}
            readOnly={readOnly}
            onBack={(recording) => setBack((before) => [...before, recording])}
          />
        ) : (
          <Unreadable key={one.captureId} lost={one} readOnly={readOnly} />
        ),
      )}
    </>
  );
}

function BackInPlace({ recording }: { recording: Recording }) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <Card tone="accent">
      <h2 role="status">{t('lost.doneTitle')}</h2>
      <p className="card-words">{t('lost.done', { time: format.span(recording.durationMs) })}</p>
      <Button
        kind="primary"
        size="large"
        icon={<AudioLines aria-hidden />}
        autoFocus
        onPress={() => go({ at: 'review', recordingId: recording.id })}
      >
        {t('lost.listen')}
      </Button>
    </Card>
  );
}
