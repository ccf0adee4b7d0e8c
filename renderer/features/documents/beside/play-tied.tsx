import { Play, Square } from 'lucide-react';
import type { TiedPassage } from '../../../../shared/contract/index.ts';
import { type Moment, shortLine } from '../../../../shared/domain/index.ts';
import { type Player, usePlayerState } from '../../../audio/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';

type PlayTiedProps = { passage: TiedPassage; player: Player; isChosen: boolean };

/**
 * Behind tied words: plays what was said about them. Its time is drawn by the style sheet, for a text in it would be
 * counted as the page's own when words are selected.
 */
export function PlayTied({ passage: { moment, recording }, player, isChosen }: PlayTiedProps) {
  const { t } = useTranslation(['documents', 'vocabulary']);
  const format = useFormat();
  const isPlaying = usePlayerState(
    player,
    ({ playing, track, span }) =>
      playing && track?.recordingId === moment?.recordingId && span?.startMs === moment?.startMs,
  );
  if (!moment || !recording) return null;
  const at = format.timecode(moment.startMs);
  const said = moment.text.trim() || t(`vocabulary:momentType.${moment.type}`);
  const label = isPlaying
    ? t('documents:beside.stop', { at })
    : t('documents:beside.play', { at, words: shortLine(said, 80) });
  const track = { recordingId: recording.id, durationMs: recording.durationMs };
  return (
    <button
      type="button"
      className="play-tied"
      data-time={at}
      aria-current={isChosen || undefined}
      aria-label={label}
      title={label}
      onClick={() => (isPlaying ? player.pause() : play(player, track, moment))}
    >
      {isPlaying ? <Square aria-hidden /> : <Play aria-hidden />}
    </button>
  );
}

/** A moment without a length is a place to listen from, not a clip. */
function play(player: Player, track: Parameters<Player['open']>[0], { startMs, endMs }: Moment): void {
  if (startMs === endMs) void player.open(track, { atMs: startMs, play: true });
  else void player.playSpan(track, { startMs, endMs });
}
