import { onTimeline, type Player, seekTimeline, type Timeline } from '../../../audio/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { Button, ErrorNotice, Notice } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';

/** Stretches that the disk has spoilt and that are silence now: where, how long, and what may still be had. */
export function MissingSound({ timeline, player }: { timeline: Timeline; player: Player }) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const ids = timeline.parts.map((part) => part.recordingId);
  const missing = useCall('recordings', 'missing', { ids }, { enabled: ids.length > 0 });
  const stretches = missing.data ?? [];
  if (missing.error) return <ErrorNotice error={missing.error} />;
  if (stretches.length === 0) return null;
  const listen = (recordingId: string, ms: number) => {
    const atMs = onTimeline(timeline, recordingId, ms);
    if (atMs !== null) seekTimeline(player, timeline, atMs);
  };
  const code = (recordingId: string) => {
    const part = timeline.parts.find((one) => one.recordingId === recordingId);
    return timeline.parts.length > 1 && part ? `${part.code} · ` : '';
  };
  return (
    <Notice kind="problem" title={t('missing.title', { count: stretches.length })} announce="later">
      <div className="stack">
        <p>{t('missing.about')}</p>
        {stretches.map(({ recordingId, startMs, endMs }) => (
          <Button key={`${recordingId} ${startMs}`} onPress={() => listen(recordingId, endMs)}>
            {t('missing.from', {
              from: `${code(recordingId)}${format.timecode(startMs)}`,
              to: format.timecode(endMs),
            })}
          </Button>
        ))}
        <p>{t('missing.next')}</p>
      </div>
    </Notice>
  );
}
