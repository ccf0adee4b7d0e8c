import { useEffect, useMemo } from 'react';
import { recordingCode } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { type Route, useNavigation } from '../../app/index.ts';
import {
  HardPartNotice,
  layTimeline,
  PlayerBar,
  skipTimeline,
  trackOf,
  useArchivePlayer,
  useHardParts,
  useListeningHabits,
  useListeningKeys,
} from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { BackLink, ErrorNotice, Loading, Page } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { TranscriptPanel } from './panel.tsx';

/** A page for typing and checking alone: the player, and below it nothing but the lines. */
export function TranscriptScreen({ route }: { route: Extract<Route, { at: 'transcript' }> }) {
  const { t } = useTranslation('transcript');
  const { go } = useNavigation();
  const { recordingId, transcriptId, atMs } = route;
  const recording = useCall('recordings', 'get', { id: recordingId });
  const player = useArchivePlayer();
  const habits = useListeningHabits(player);
  const hard = useHardParts(player);
  const timeline = useMemo(
    () =>
      layTimeline(
        recording.data
          ? [
              {
                recordingId,
                code: recordingCode(recording.data.ordinal),
                durationMs: recording.data.durationMs,
              },
            ]
          : [],
      ),
    [recording.data, recordingId],
  );
  useEffect(() => {
    const [part] = timeline.parts;
    if (part) void player.open(trackOf(part), atMs === undefined ? {} : { atMs: ms(atMs) });
  }, [player, timeline, atMs]);
  const skip = (seconds: number) => () => skipTimeline(player, timeline, seconds * 1000);
  useListeningKeys({
    'play-pause': () => void player.toggle(),
    'back-15': skip(-15),
    'forward-15': skip(15),
    'back-5': skip(-5),
    'forward-5': skip(5),
    faster: () => habits.onSpeed(1),
    slower: () => habits.onSpeed(-1),
    'skip-hard': hard.skip,
  });
  return (
    <Page
      title={t('title')}
      width="wide"
      above={<BackLink onPress={() => go({ at: 'review', recordingId })}>{t('backToReview')}</BackLink>}
    >
      <ErrorNotice error={recording.error} onRetry={() => void recording.refetch()} />
      {recording.data ? (
        <div className="typing-desk">
          <PlayerBar player={player} timeline={timeline} {...habits} />
          <HardPartNotice hard={hard} />
          <TranscriptPanel
            recordings={timeline.parts}
            meetingId={recording.data.meetingId}
            player={player}
            onSpeed={habits.onSpeed}
            only={transcriptId}
          />
        </div>
      ) : recording.error ? null : (
        <Loading />
      )}
    </Page>
  );
}
