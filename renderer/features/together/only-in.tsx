import { Pause, Play } from 'lucide-react';
import { type KnownStretch, recordingCode } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { usePlayerState } from '../../audio/index.ts';
import { Badge, Button, IconButton, List, Row, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import type { Both } from './beside.tsx';
import { other, type PairPlayer, type Which } from './use-pair.ts';

type OnlyInProps = {
  which: Which;
  stretches: readonly KnownStretch[];
  both: Both;
  pair: PairPlayer;
};

/**
 * What one recording has and the other lacks, and below it where only the other is silent, each to be heard. A gap that
 * the other notes itself is called one; nothing else is given a reason (decisions 129 and 157).
 */
export function OnlyIn({ which, stretches, both, pair }: OnlyInProps) {
  const { t } = useTranslation('together');
  const code = recordingCode(both[which].ordinal);
  const otherCode = recordingCode(both[other(which)].ordinal);
  const silent = stretches.filter(({ place }) => place === 'silent');
  const missing = stretches.filter(({ place }) => place !== 'silent');
  return (
    <div className="together-only">
      <Section title={t('only.title', { code })}>
        {missing.length === 0 ? (
          <p className="quiet">{t('only.none', { code })}</p>
        ) : (
          <List label={t('only.title', { code })}>
            {missing.map((one) => (
              <Stretch key={one.startMs} stretch={one} which={which} both={both} pair={pair} />
            ))}
          </List>
        )}
      </Section>
      {silent.length === 0 ? null : (
        <Section title={t('silent.title', { code, other: otherCode })}>
          <p className="quiet">{t('silent.about')}</p>
          <List label={t('silent.title', { code, other: otherCode })}>
            {silent.map((one) => (
              <SilentStretch key={one.startMs} stretch={one} which={which} both={both} pair={pair} />
            ))}
          </List>
        </Section>
      )}
    </div>
  );
}

type StretchProps = Omit<OnlyInProps, 'stretches'> & { stretch: KnownStretch };

function Stretch({ stretch, which, both, pair }: StretchProps) {
  const { t } = useTranslation('together');
  const format = useFormat();
  const otherCode = recordingCode(both[other(which)].ordinal);
  const { startMs, endMs } = stretch;
  const place = stretch.place === 'silent' ? 'within' : stretch.place;
  return (
    <Row
      before={<Hear which={which} span={stretch} both={both} pair={pair} />}
      title={t('only.row', { from: format.timecode(startMs), to: format.timecode(endMs) })}
      note={[
        t('only.long', { time: format.span(endMs - startMs) }),
        t(`only.${place}`, { other: otherCode, at: format.timecode(stretch.otherMs) }),
      ].join(' · ')}
      marks={<KnownGap stretch={stretch} otherCode={otherCode} />}
    />
  );
}

/** The same place in both, each with its own button: the sound in one, and that there is none in the other. */
function SilentStretch({ stretch, which, both, pair }: StretchProps) {
  const { t } = useTranslation('together');
  const format = useFormat();
  const quiet = other(which);
  const code = recordingCode(both[which].ordinal);
  const otherCode = recordingCode(both[quiet].ordinal);
  const { startMs, endMs, otherMs } = stretch;
  const there = { startMs: otherMs, endMs: ms(otherMs + endMs - startMs) };
  return (
    <Row
      before={
        <span className="together-both">
          <Hear which={which} span={stretch} both={both} pair={pair} isNamed />
          <Hear which={quiet} span={there} both={both} pair={pair} isNamed />
        </span>
      }
      title={t('silent.row', {
        code,
        other: otherCode,
        from: format.timecode(startMs),
        at: format.timecode(otherMs),
      })}
      note={t('only.long', { time: format.span(endMs - startMs) })}
      marks={<KnownGap stretch={stretch} otherCode={otherCode} />}
    />
  );
}

function KnownGap({ stretch, otherCode }: { stretch: KnownStretch; otherCode: string }) {
  const { t } = useTranslation('together');
  const { knownGap } = stretch;
  if (!knownGap) return null;
  return (
    <Badge tone="plain">{t('only.known', { other: otherCode, cause: t(`cause.${knownGap.cause}`) })}</Badge>
  );
}

type HearProps = Omit<OnlyInProps, 'stretches'> & {
  span: Pick<KnownStretch, 'startMs' | 'endMs'>;
  /** With the recording's code on it, where two stand beside each other. */
  isNamed?: boolean;
};

function Hear({ which, span: { startMs, endMs }, both, pair, isNamed = false }: HearProps) {
  const { t } = useTranslation('together');
  const format = useFormat();
  const code = recordingCode(both[which].ordinal);
  const sounding = usePlayerState(
    pair.player,
    (state) => state.playing && pair.which === which && state.span?.startMs === startMs,
  );
  const label = sounding ? t('only.stop') : t('only.play', { from: format.timecode(startMs), code });
  const icon = sounding ? <Pause aria-hidden /> : <Play aria-hidden />;
  const press = () => (sounding ? pair.player.pause() : void pair.go(which, startMs, { untilMs: endMs }));
  if (!isNamed) return <IconButton label={label} icon={icon} onPress={press} />;
  return (
    <Button kind="quiet" aria-label={sounding ? `${label} ${code}` : label} icon={icon} onPress={press}>
      {code}
    </Button>
  );
}
