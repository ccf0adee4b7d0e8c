import { AudioLines, CircleDot } from 'lucide-react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCall, useCaptureStore } from '../../bridge/index.ts';
import { BackLink, Button, Card, ErrorNotice, Loading, Notice, Page } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { GapSentence } from './gaps.tsx';

type Props = { meeting: MeetingSummary; captureId: string; diskFull: boolean };

/** After the end: it is kept, how long it is, and what is missing. A recording keeps the id of its capture. */
export function Kept({ meeting, captureId, diskFull }: Props) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const { go } = useNavigation();
  const store = useCaptureStore();
  const recording = useCall('recordings', 'get', { id: captureId });
  const one = recording.data;
  return (
    <Page
      title={one ? t('kept.title') : t('live.sealing')}
      above={<BackLink onPress={() => go({ at: 'meeting', id: meeting.id })}>{meeting.title}</BackLink>}
    >
      {diskFull ? (
        <Notice kind="careful" announce="now">
          <p>{t('kept.full')}</p>
        </Notice>
      ) : null}
      <ErrorNotice error={recording.error} onRetry={() => void recording.refetch()} />
      {one ? (
        <Card tone="accent">
          <p className="card-words">
            {t('kept.about', { time: format.span(one.durationMs), title: meeting.title })}
          </p>
          <GapSentence recordingId={one.id} />
          {one.announced === 'unknown' ? <p>{t('kept.unknown')}</p> : null}
          <div className="row">
            <Button
              kind="primary"
              size="large"
              icon={<AudioLines aria-hidden />}
              onPress={() => go({ at: 'review', recordingId: one.id })}
            >
              {t('kept.listen')}
            </Button>
            <Button size="large" onPress={() => go({ at: 'meeting', id: meeting.id })}>
              {t('kept.meeting')}
            </Button>
          </div>
        </Card>
      ) : recording.error ? null : (
        <Loading />
      )}
      <div className="row">
        <Button kind="quiet" icon={<CircleDot aria-hidden />} onPress={() => store.forgetEnded()}>
          {t('kept.again')}
        </Button>
      </div>
    </Page>
  );
}
