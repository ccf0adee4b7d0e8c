import { MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react';
import { Toolbar } from 'react-aria-components';
import { IconButton } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { type Player, type Timeline, timelineNow } from '../player/index.ts';
import type { WaveView } from './use-wave-view.ts';

/** What the picture of the sound shows: nearer, farther, everything. Going elsewhere in the sound moves the picture along. */
export function WaveTools({
  player,
  timeline,
  wave,
}: {
  player: Player;
  timeline: Timeline;
  wave: WaveView;
}) {
  const { t } = useTranslation('audio');
  const { view, width } = wave;
  /** Around the needle while it is in sight, else around the middle. */
  const anchor = () => {
    const now = timelineNow(player, timeline);
    const toMs = view.fromMs + width * view.msPerPx;
    return now !== null && now >= view.fromMs && now <= toMs ? now : (view.fromMs + toMs) / 2;
  };
  return (
    <Toolbar className="player-group" aria-label={t('wave.tools')}>
      <IconButton
        label={t('wave.wider')}
        icon={<ZoomOut aria-hidden />}
        isDisabled={wave.isWhole}
        onPress={() => wave.zoomBy(0.5, anchor())}
      />
      <IconButton
        label={t('wave.closer')}
        icon={<ZoomIn aria-hidden />}
        onPress={() => wave.zoomBy(2, anchor())}
      />
      <IconButton
        label={t('wave.whole')}
        icon={<MoveHorizontal aria-hidden />}
        isDisabled={wave.isWhole}
        onPress={wave.whole}
      />
    </Toolbar>
  );
}
