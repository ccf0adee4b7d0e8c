import { Mic, Square } from 'lucide-react';
import { useKeys } from '../../app/index.ts';
import { useKeyMap, useKeyShortcut } from '../../audio/index.ts';
import { useKeptword } from '../../bridge/index.ts';
import { Button, ErrorNotice, Notice, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { useVoiceRecorder } from './use-voice-recorder.ts';

/**
 * A note spoken while the meeting is recorded, in a break above all: a place without words in the recording, and the
 * parent's own words in a file of their own. The meeting's recording is not touched, and nobody else ever hears it.
 */
export function SpeakNow() {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation(['voice', 'audio']);
  const api = useKeptword();
  const messages = useMessages();
  const recording = useVoiceRecorder(
    async () => (await api.capture.place({ begunMsAgo: 0 })).id,
    () => messages.announce(t('voice:keptInMeeting')),
  );
  const keys = useKeyMap();
  const isSpeaking = recording.status === 'recording';
  const run = isSpeaking ? recording.stop : recording.start;
  useKeys(t('voice:keysTitle'), [
    { combo: keys['voice-note'], label: t('audio:keys.voice-note'), run, once: true },
  ]);
  return (
    <>
      <Button
        icon={isSpeaking ? <Square aria-hidden /> : <Mic aria-hidden />}
        aria-keyshortcuts={keyShortcut('voice-note')}
        onPress={run}
      >
        {t(isSpeaking ? 'voice:stop' : 'voice:speak')}
      </Button>
      <span role="status">{isSpeaking && recording.trouble === null ? t('voice:listening') : ''}</span>
      <ErrorNotice error={recording.error} />
      {recording.trouble === null && !recording.silent ? null : (
        <Notice kind="careful" announce="now">
          {recording.trouble === null ? t('voice:silent') : t(`voice:trouble.${recording.trouble}`)}
        </Notice>
      )}
    </>
  );
}
