import type { TFunction } from 'i18next';
import type { Moment } from '../../../../shared/domain/index.ts';
import { type DrawnRange, onTimeline, type RangeTone, type Timeline } from '../../../audio/index.ts';

/** Moments as the waveform draws them: on the timeline, in order of start, with a word and a tone. */
export function rangesOf(
  moments: readonly Moment[],
  timeline: Timeline,
  t: TFunction<'review'>,
): readonly DrawnRange[] {
  return moments
    .flatMap((moment) => {
      const startMs = onTimeline(timeline, moment.recordingId, moment.startMs);
      const endMs = onTimeline(timeline, moment.recordingId, moment.endMs);
      if (startMs === null || endMs === null) return [];
      const label = moment.text.trim() === '' ? t('list.noTextShort') : moment.text;
      return [{ id: moment.id, startMs, endMs, label, tone: toneOf(moment) }];
    })
    .sort((a, b) => a.startMs - b.startMs);
}

function toneOf(moment: Moment): RangeTone {
  if (moment.dispute) return 'disputed';
  if (moment.outcome === 'agreed') return 'agreed';
  if (moment.outcome === 'not-agreed' || moment.outcome === 'partly') return 'open';
  return 'plain';
}
