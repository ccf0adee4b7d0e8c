import { useEffect, useMemo, useRef, useState } from 'react';
import { type LinePart, type Moment, type Recording, recordingCode } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { usePlayerState, useReadPeaks } from '../../audio/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { Both } from './beside.tsx';
import type { PairPlayer, Which } from './use-pair.ts';

type Props = {
  parts: readonly LinePart[];
  both: Both;
  pair: PairPlayer;
  moments: readonly Moment[];
  lineAt: (which: Which, atMs: number) => number;
  onPick: (which: Which, lineMs: number) => void;
};

/**
 * Both sounds under each other on one line of time. For the eye only: every stretch and moment in it is in the lists
 * below, and the player's own keys go everywhere; so it is one picture to assistive technology.
 */
export function LinePicture({ parts, both, pair, moments, lineAt, onPick }: Props) {
  const { t } = useTranslation(['together', 'vocabulary']);
  const total = parts.reduce((sum, part) => sum + part.lengthMs, 0);
  const box = useRef<HTMLDivElement>(null);
  const pick = (which: Which) => (clientX: number) => {
    const edges = box.current?.getBoundingClientRect();
    if (edges && edges.width > 0) onPick(which, ((clientX - edges.left) / edges.width) * total);
  };
  return (
    <figure className="together-picture">
      <div ref={box} className="together-lanes" role="img" aria-label={t('together:picture.label')}>
        {(['first', 'second'] as const).map((which) => (
          <Lane
            key={which}
            which={which}
            recording={both[which]}
            parts={parts}
            totalMs={total}
            ticks={moments
              .filter(({ recordingId }) => recordingId === both[which].id)
              .map((moment) => lineAt(which, moment.startMs) / total)}
            isHeard={pair.which === which}
            onPick={pick(which)}
          />
        ))}
        <LineNeedle pair={pair} lineAt={lineAt} totalMs={total} />
      </div>
      <figcaption className="quiet small">{t('together:picture.about')}</figcaption>
    </figure>
  );
}

type LaneProps = {
  which: Which;
  recording: Recording;
  parts: readonly LinePart[];
  totalMs: number;
  /** Beginnings of moments, as shares of the line. */
  ticks: readonly number[];
  isHeard: boolean;
  onPick: (clientX: number) => void;
};

function Lane({ which, recording, parts, totalMs, ticks, isHeard, onPick }: LaneProps) {
  const { t } = useTranslation(['together', 'vocabulary']);
  const code = recordingCode(recording.ordinal);
  const percent = (value: number) => `${(value / totalMs) * 100}%`;
  return (
    <div className="together-lane" data-heard={isHeard || undefined}>
      <p className="together-lane-name small">
        {t('together:picture.lane', { code, source: t(`vocabulary:recordingSource.${recording.source}`) })}
      </p>
      <div className="together-lane-sound" onPointerDown={(event) => onPick(event.clientX)}>
        {parts.map((part) => {
          const mine = which === 'first' ? part.firstMs : part.secondMs;
          const shared = part.firstMs !== null && part.secondMs !== null;
          const kind = mine === null ? 'none' : shared ? 'both' : 'only';
          const place = {
            insetInlineStart: percent(part.fromMs),
            inlineSize: percent(part.lengthMs),
          };
          return (
            <div key={part.fromMs} className="together-part" data-kind={kind} style={place}>
              {mine === null ? (
                <span className="together-none small">{t('together:picture.none', { code })}</span>
              ) : (
                <PartSound
                  recordingId={recording.id}
                  fromMs={mine}
                  lengthMs={part.lengthMs}
                  limitMs={recording.durationMs}
                />
              )}
            </div>
          );
        })}
        {ticks.map((share) => (
          <span key={share} className="together-tick" style={{ insetInlineStart: `${share * 100}%` }} />
        ))}
      </div>
    </div>
  );
}

/** Steps of one part's picture: as fine as the whole lane is ever wide. */
const STEPS = 600;

type PartSoundProps = { recordingId: string; fromMs: number; lengthMs: number; limitMs: number };

/** The sound of one part as one closed line; it scales with the part, so it is asked for once. */
function PartSound({ recordingId, fromMs, lengthMs, limitMs }: PartSoundProps) {
  const readPeaks = useReadPeaks();
  const [peaks, setPeaks] = useState<Int8Array | null>(null);
  useEffect(() => {
    let wanted = true;
    const from = Math.min(limitMs - 1, Math.max(0, Math.round(fromMs)));
    const to = Math.max(from + 1, Math.min(limitMs, Math.round(fromMs + lengthMs)));
    // A picture that could not be read leaves its place empty; the sound itself says what is wrong when it is played.
    readPeaks(recordingId, ms(from), ms(to), STEPS).then(
      (bytes) => wanted && setPeaks(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [readPeaks, recordingId, fromMs, lengthMs, limitMs]);
  const path = useMemo(() => (peaks ? outline(peaks) : ''), [peaks]);
  return (
    <svg className="together-sound" viewBox={`0 -128 ${STEPS} 256`} preserveAspectRatio="none" aria-hidden>
      <path d={path} />
    </svg>
  );
}

/** Over the loud edge to the right and back along the soft one. */
function outline(peaks: Int8Array): string {
  const steps = Math.floor(peaks.length / 2);
  const top = Array.from({ length: steps }, (_, i) => `${i} ${-Math.max(1, peaks[2 * i + 1] ?? 0)}`);
  const bottom = Array.from({ length: steps }, (_, i) => `${i} ${-Math.min(-1, peaks[2 * i] ?? 0)}`);
  return `M${top.join('L')}L${bottom.reverse().join('L')}Z`;
}

type NeedleProps = Pick<Props, 'pair' | 'lineAt'> & { totalMs: number };

/** Where the sound is; it moves every frame without a render. */
function LineNeedle({ pair, lineAt, totalMs }: NeedleProps) {
  const { player, which } = pair;
  const line = useRef<HTMLDivElement>(null);
  const playing = usePlayerState(player, (state) => state.playing);
  const atMs = usePlayerState(player, (state) => state.atMs);
  useEffect(() => {
    const place = () => {
      const share = lineAt(which, playing ? player.now() : atMs) / totalMs;
      if (line.current) line.current.style.insetInlineStart = `${share * 100}%`;
    };
    place();
    if (!playing) return;
    let frame = requestAnimationFrame(function next() {
      place();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [player, which, lineAt, totalMs, playing, atMs]);
  return <div ref={line} className="together-needle" />;
}
