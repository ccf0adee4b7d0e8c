import { Play } from 'lucide-react';
import { useMemo } from 'react';
import { type AlignmentView, type Moment, recordingCode, sameMoment } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Badge,
  Button,
  DisputedBadge,
  ErrorNotice,
  IconButton,
  List,
  Row,
  Section,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import type { Both } from './beside.tsx';
import { other, type PairPlayer, type Which } from './use-pair.ts';

type Props = {
  meetingId: string;
  alignment: AlignmentView;
  both: Both;
  pair: PairPlayer;
  lineAt: (which: Which, atMs: number) => number;
};

/** Moments marked in either recording, by the meeting's one time, each also with its place in the other. */
export function MomentsOfBoth({ meetingId, alignment, both, pair, lineAt }: Props) {
  const { t } = useTranslation('together');
  const moments = useCall('review', 'momentsOfMeeting', { meetingId });
  const rows = useMemo(() => {
    const of = (which: Which) =>
      (moments.data ?? [])
        .filter(({ recordingId }) => recordingId === both[which].id)
        .map((moment) => ({ which, moment, atMs: lineAt(which, moment.startMs) }));
    return [...of('first'), ...of('second')].sort((a, b) => a.atMs - b.atMs);
  }, [moments.data, both, lineAt]);
  return (
    <Section title={t('moments.title')}>
      <ErrorNotice error={moments.error} onRetry={() => void moments.refetch()} />
      {moments.data && rows.length === 0 ? <p className="quiet">{t('moments.none')}</p> : null}
      {rows.length > 0 ? (
        <List label={t('moments.title')}>
          {rows.map(({ which, moment }) => (
            <MomentRow
              key={moment.id}
              which={which}
              moment={moment}
              alignment={alignment}
              both={both}
              pair={pair}
            />
          ))}
        </List>
      ) : null}
    </Section>
  );
}

type RowProps = Pick<Props, 'alignment' | 'both' | 'pair'> & { which: Which; moment: Moment };

function MomentRow({ which, moment, alignment, both, pair }: RowProps) {
  const { t } = useTranslation(['together', 'vocabulary']);
  const format = useFormat();
  const { go } = useNavigation();
  const code = recordingCode(both[which].ordinal);
  const there = other(which);
  const same = sameMoment(alignment, which, moment.startMs);
  const otherCode = recordingCode(both[there].ordinal);
  const words = moment.text || t(`vocabulary:momentType.${moment.type}`);
  const listen = (to: Which, startMs: number) =>
    void pair.go(to, startMs, { untilMs: startMs + Math.max(1, moment.endMs - moment.startMs) });
  return (
    <Row
      before={
        <IconButton
          label={t('together:moments.play', { text: words, code })}
          icon={<Play aria-hidden />}
          onPress={() => listen(which, moment.startMs)}
        />
      }
      title={words}
      note={[
        t('together:moments.here', { code, at: format.timecode(moment.startMs) }),
        same.there ? t('together:moments.also', { code: otherCode, at: format.timecode(same.atMs) }) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      marks={
        <>
          {same.there ? null : <Badge tone="careful">{t('together:moments.notIn', { code })}</Badge>}
          {moment.dispute ? <DisputedBadge status={moment.dispute.status} /> : null}
        </>
      }
      after={
        same.there ? (
          <Button
            kind="quiet"
            icon={<Play aria-hidden />}
            aria-label={t('together:moments.play', { text: words, code: otherCode })}
            onPress={() => listen(there, same.atMs)}
          >
            {otherCode}
          </Button>
        ) : undefined
      }
      onPress={() =>
        go({ at: 'review', recordingId: moment.recordingId, atMs: moment.startMs, momentId: moment.id })
      }
    />
  );
}
