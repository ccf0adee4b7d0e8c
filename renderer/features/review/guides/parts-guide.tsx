import { Play, Square } from 'lucide-react';
import { useMemo } from 'react';
import { ms } from '../../../../shared/time/index.ts';
import {
  type Player,
  type Timeline,
  trackOf,
  useHardPartHabit,
  useKeyShortcut,
  usePlayerState,
} from '../../../audio/index.ts';
import { Button, Checkbox } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import type { GuideProps } from './guides.tsx';
import { SHORT_PART_MS, type ShortPart, shortParts } from './short-parts.ts';

/**
 * D33: listening again when calmer. Five minutes at a time, from where it stopped or from anywhere, in any order; the
 * sound ends by itself, and nothing asks to go on.
 */
export function PartsGuide({ data, player }: GuideProps) {
  const { t } = useTranslation('review');
  const keyShortcut = useKeyShortcut();
  const habit = useHardPartHabit();
  const { timeline, moments } = data;
  const parts = useMemo(() => shortParts(timeline, moments), [timeline, moments]);
  const next = () => {
    const { track } = player.state();
    if (!track) return;
    const from = player.now();
    const to = Math.min(track.durationMs, from + SHORT_PART_MS);
    void player.playSpan(track, { startMs: from, endMs: ms(to) });
  };
  return (
    <>
      <p className="quiet small">{t('parts.about')}</p>
      <Checkbox
        isSelected={habit.skips}
        onChange={habit.choose}
        hint={t('hard.chooseHint', { key: keyShortcut('more-marks') })}
      >
        {t('hard.choose')}
      </Checkbox>
      <div className="row">
        <Button icon={<Play aria-hidden />} onPress={next}>
          {t('parts.next')}
        </Button>
      </div>
      <ol className="guide-scroll parts" aria-label={t('parts.label')}>
        {parts.map((part) => (
          <PartRow
            key={`${part.recordingId}/${part.startMs}`}
            part={part}
            player={player}
            timeline={timeline}
          />
        ))}
      </ol>
    </>
  );
}

type PartRowProps = { part: ShortPart; player: Player; timeline: Timeline };

function PartRow({ part, player, timeline }: PartRowProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const here = usePlayerState(
    player,
    ({ track, atMs }) => track?.recordingId === part.recordingId && atMs >= part.startMs && atMs < part.endMs,
  );
  const sounding = usePlayerState(
    player,
    ({ playing, span, track }) =>
      playing && track?.recordingId === part.recordingId && span?.startMs === part.startMs,
  );
  const from = `${timeline.parts.length > 1 ? `${part.code} · ` : ''}${format.timecode(part.startMs)}`;
  const play = () => {
    const file = timeline.parts.find(({ recordingId }) => recordingId === part.recordingId);
    if (sounding) player.pause();
    else if (file) void player.playSpan(trackOf(file), { startMs: part.startMs, endMs: part.endMs });
  };
  return (
    <li className="part" data-current={here || undefined}>
      <button type="button" className="part-button" aria-current={here || undefined} onClick={play}>
        {sounding ? <Square aria-hidden /> : <Play aria-hidden />}
        <span>
          <span className="figures">{t('parts.span', { from, to: format.timecode(part.endMs) })}</span>
          <span className="quiet small">
            {here ? `${t('parts.here')} ` : null}
            {part.moments > 0 ? t('parts.moments', { count: part.moments }) : null}
          </span>
        </span>
      </button>
    </li>
  );
}
