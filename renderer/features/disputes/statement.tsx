import { Play, Square } from 'lucide-react';
import type { SaidAt } from '../../../shared/contract/index.ts';
import { useNavigation, useSpeaker } from '../../app/index.ts';
import type { Clip, Clips } from '../../audio/index.ts';
import { Button, IconButton, PrivateBadge } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { DisputeWords } from './words.ts';

export function clipOf({ recordingId, durationMs, startMs, endMs }: SaidAt): Clip {
  return { track: { recordingId, durationMs }, span: { startMs, endMs } };
}

/** Something that was said: its words, who said it and where, to be heard at once. */
export function Statement({ said, clips, words }: { said: SaidAt; clips: Clips; words: DisputeWords }) {
  const { t } = useTranslation('disputes');
  const { go } = useNavigation();
  const speaker = useSpeaker()(said);
  const clip = clipOf(said);
  const sounds = clips.isPlaying(clip);
  const text = words.short(said);
  const { recordingId, startMs: atMs, momentId } = said;
  return (
    <div className="dispute-statement">
      <IconButton
        label={sounds ? t('stop', { text }) : t('listen', { text })}
        icon={sounds ? <Square aria-hidden /> : <Play aria-hidden />}
        onPress={() => clips.toggle(clip)}
      />
      <div className="dispute-words">
        <p className="dispute-said">{words.said(said)}</p>
        <p className="quiet small">{speaker ? t('by', { name: speaker }) : t('nobody')}</p>
        <p className="quiet small">{words.place(said)}</p>
        {said.private ? <PrivateBadge /> : null}
        <Button kind="link" onPress={() => go({ at: 'review', recordingId, atMs, momentId })}>
          {t('openIt')}
        </Button>
      </div>
    </div>
  );
}
