import { CirclePause, Play, TriangleAlert } from 'lucide-react';
import type { Gap } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Badge, Details, IconButton, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** A break that the parent chose is not a loss, and the two are never added up. */
function sorted(gaps: readonly Gap[]) {
  const breaks = gaps.filter((one) => one.cause === 'paused');
  const missing = gaps.filter((one) => one.cause !== 'paused');
  const sum = (of: readonly Gap[]) => of.reduce((total, one) => total + (one.lengthMs ?? 0), 0);
  return {
    breaks: { count: breaks.length, ms: sum(breaks) },
    missing: {
      count: missing.length,
      ms: sum(missing),
      unknown: missing.some((one) => one.lengthMs === null),
    },
  };
}

/** A length in words; "0 s" would read as if nothing were missing. */
function useLength(): (ms: number) => string {
  const { t } = useTranslation('record');
  const format = useFormat();
  return (ms) => (ms < 1_000 ? t('gaps.short') : format.span(ms));
}

function useGapWords(gaps: readonly Gap[]) {
  const { t } = useTranslation('record');
  const length = useLength();
  const { breaks, missing } = sorted(gaps);
  return {
    breaks: breaks.count > 0 ? t('gaps.breaks', { count: breaks.count, time: length(breaks.ms) }) : null,
    missing:
      missing.count > 0
        ? t(missing.unknown ? 'gaps.missingUnknown' : 'gaps.missing', {
            count: missing.count,
            time: length(missing.ms),
          })
        : null,
  };
}

/** Of a recording in a list: how many breaks, and what is missing. Nothing when the sound is whole. */
export function GapBadges({ recordingId }: { recordingId: string }) {
  const gaps = useCall('capture', 'gaps', { recordingId });
  const words = useGapWords(gaps.data ?? []);
  return (
    <>
      {words.missing ? (
        <Badge tone="careful" icon={TriangleAlert}>
          {words.missing}
        </Badge>
      ) : null}
      {words.breaks ? <Badge icon={CirclePause}>{words.breaks}</Badge> : null}
    </>
  );
}

/** The gaps of a recording as sentences, for the end of a recording. */
export function GapSentence({ recordingId }: { recordingId: string }) {
  const { t } = useTranslation('record');
  const gaps = useCall('capture', 'gaps', { recordingId });
  const words = useGapWords(gaps.data ?? []);
  if (!gaps.data) return null;
  const said = [words.missing, words.breaks].filter((one) => one !== null);
  return <p>{said.length > 0 ? `${said.join('. ')}.` : t('kept.whole')}</p>;
}

type GapListProps = { gaps: readonly Gap[]; code: (gap: Gap) => string; onListen: (gap: Gap) => void };

/** Every break and missing stretch in words, with its cause: all that the picture of the sound shows of them. */
export function GapList({ gaps, code, onListen }: GapListProps) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const length = useLength();
  if (gaps.length === 0) return null;
  return (
    <Details label={`${t('gaps.title')} (${gaps.length})`}>
      <List label={t('gaps.title')}>
        {gaps.map((gap) => {
          const at = `${code(gap)}${format.timecode(gap.atMs)}`;
          const time = gap.lengthMs === null ? t('gaps.unknown') : length(gap.lengthMs);
          return (
            <Row
              key={gap.id}
              before={
                <IconButton
                  label={t('gaps.listen', { at })}
                  icon={<Play aria-hidden />}
                  onPress={() => onListen(gap)}
                />
              }
              title={t(`gaps.cause.${gap.cause}`)}
              note={t('gaps.at', { at, time })}
            />
          );
        })}
      </List>
    </Details>
  );
}
