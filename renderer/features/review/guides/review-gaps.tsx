import { useMemo } from 'react';
import type { Gap } from '../../../../shared/domain/index.ts';
import { type DrawnGap, onTimeline, type Player, seekTimeline, type Timeline } from '../../../audio/index.ts';
import { ErrorNotice } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import { GapList, useGaps } from '../../record/elsewhere.ts';
import { MissingSound } from './missing-sound.tsx';

/** The gaps of a meeting for the picture of its sound, each with a word. */
export function useReviewGaps(timeline: Timeline) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const { gaps, error } = useGaps(timeline.parts.map((part) => part.recordingId));
  const drawn = useMemo(
    (): readonly DrawnGap[] =>
      gaps.flatMap((gap) => {
        const atMs = onTimeline(timeline, gap.recordingId, gap.atMs);
        const length =
          gap.lengthMs === null ? '?' : gap.lengthMs < 1_000 ? t('gaps.short') : format.span(gap.lengthMs);
        return atMs === null ? [] : [{ atMs, label: `${t(`gaps.cause.${gap.cause}`)}: ${length}` }];
      }),
    [gaps, timeline, t, format],
  );
  return { gaps, drawn, error };
}

type Props = { gaps: ReturnType<typeof useReviewGaps>; timeline: Timeline; player: Player };

/** The same in words, to listen from. */
export function ReviewGaps({ gaps: { gaps, error }, timeline, player }: Props) {
  const listen = (gap: Gap) => {
    const atMs = onTimeline(timeline, gap.recordingId, gap.atMs);
    if (atMs !== null) seekTimeline(player, timeline, atMs);
  };
  const code = (gap: Gap) => {
    const part = timeline.parts.find((one) => one.recordingId === gap.recordingId);
    return timeline.parts.length > 1 && part ? `${part.code} · ` : '';
  };
  return (
    <>
      <ErrorNotice error={error} />
      <MissingSound timeline={timeline} player={player} />
      <GapList gaps={gaps} code={code} onListen={listen} />
    </>
  );
}
