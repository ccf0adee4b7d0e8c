import { Pause, Play } from 'lucide-react';
import { type KnownStretch, recordingCode } from '../../../shared/domain/index.ts';
import { usePlayerState } from '../../audio/index.ts';
import { Badge, IconButton, List, Row, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import type { Both } from './beside.tsx';
import { other, type PairPlayer, type Which } from './use-pair.ts';

type OnlyInProps = {
  which: Which;
  stretches: readonly KnownStretch[];
  both: Both;
  pair: PairPlayer;
};

/** What one recording has and the other lacks, each to be heard. A gap that the other notes itself is called one. */
export function OnlyIn({ which, stretches, both, pair }: OnlyInProps) {
  const { t } = useTranslation('together');
  const code = recordingCode(both[which].ordinal);
  const title = t('only.title', { code });
  return (
    <Section title={title}>
      {stretches.length === 0 ? (
        <p className="quiet">{t('only.none', { code })}</p>
      ) : (
        <List label={title}>
          {stretches.map((one) => (
            <Stretch key={one.startMs} stretch={one} which={which} both={both} pair={pair} />
          ))}
        </List>
      )}
    </Section>
  );
}

function Stretch({ stretch, which, both, pair }: Omit<OnlyInProps, 'stretches'> & { stretch: KnownStretch }) {
  const { t } = useTranslation('together');
  const format = useFormat();
  const code = recordingCode(both[which].ordinal);
  const otherCode = recordingCode(both[other(which)].ordinal);
  const { startMs, endMs, knownGap } = stretch;
  const sounding = usePlayerState(
    pair.player,
    (state) => state.playing && pair.which === which && state.span?.startMs === startMs,
  );
  const from = format.timecode(startMs);
  return (
    <Row
      before={
        <IconButton
          label={sounding ? t('only.stop') : t('only.play', { from, code })}
          icon={sounding ? <Pause aria-hidden /> : <Play aria-hidden />}
          onPress={() => (sounding ? pair.player.pause() : void pair.go(which, startMs, { untilMs: endMs }))}
        />
      }
      title={t('only.row', { from, to: format.timecode(endMs) })}
      note={[
        t('only.long', { time: format.span(endMs - startMs) }),
        t(`only.${stretch.place}`, { other: otherCode, at: format.timecode(stretch.otherMs) }),
      ].join(' · ')}
      marks={
        knownGap ? (
          <Badge tone="plain">
            {t('only.known', { other: otherCode, cause: t(`cause.${knownGap.cause}`) })}
          </Badge>
        ) : null
      }
    />
  );
}
