import { useState } from 'react';
import { formatTimecode, type Milliseconds, ms, parseTimecode } from '../../../../shared/time/index.ts';
import type { Player } from '../../../audio/index.ts';
import { Button, TextField } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import type { ReviewData } from '../desk/index.ts';
import type { MomentPart } from './moment-form.tsx';

type SpanFieldsProps = Pick<MomentPart, 'moment' | 'change'> & {
  data: Pick<ReviewData, 'timeline'>;
  player: Player;
};

/** Start and end to the millisecond, typed, nudged, or set to where the sound is. No dragging is ever needed. */
export function SpanFields({ moment, data, change, player }: SpanFieldsProps) {
  const { t } = useTranslation('review');
  const part = data.timeline.parts.find((one) => one.recordingId === moment.recordingId);
  const length = part?.durationMs ?? moment.endMs;
  return (
    <div className="field-pair">
      <TimeField
        label={t('span.start')}
        value={moment.startMs}
        lowest={0}
        highest={moment.endMs}
        wrong={t('span.wrongStart')}
        now={() => placeIn(player, moment.recordingId)}
        onSave={(startMs) => change({ startMs })}
      />
      <TimeField
        label={t('span.end')}
        value={moment.endMs}
        lowest={moment.startMs}
        highest={length}
        wrong={t('span.wrongEnd', { length: formatTimecode(ms(length), { millis: true }) })}
        now={() => placeIn(player, moment.recordingId)}
        onSave={(endMs) => change({ endMs })}
      />
    </div>
  );
}

function placeIn(player: Player, recordingId: string): Milliseconds | null {
  return player.state().track?.recordingId === recordingId ? player.now() : null;
}

type TimeFieldProps = {
  label: string;
  value: number;
  lowest: number;
  highest: number;
  wrong: string;
  now(): Milliseconds | null;
  onSave(value: Milliseconds): void;
};

const NUDGE_MS = 500;

function TimeField({ label, value, lowest, highest, wrong, now, onSave }: TimeFieldProps) {
  const { t } = useTranslation('review');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? formatTimecode(ms(value), { millis: true });
  const read = parseTimecode(shown);
  const fits = read !== null && read >= lowest && read <= highest;
  const set = (next: number) => {
    setTyped(null);
    onSave(ms(Math.min(highest, Math.max(lowest, next))));
  };
  return (
    <div className="stack" data-gap="small">
      <TextField
        label={label}
        hint={t('span.hint')}
        value={shown}
        error={fits ? null : wrong}
        onChange={setTyped}
        onBlur={() => {
          if (typed === null || !fits) return;
          if (read !== value) set(read);
          else setTyped(null);
        }}
      />
      <div className="row" data-gap="small">
        <Button aria-label={`${label}: ${t('span.earlier')}`} onPress={() => set(value - NUDGE_MS)}>
          {t('span.earlier')}
        </Button>
        <Button aria-label={`${label}: ${t('span.later')}`} onPress={() => set(value + NUDGE_MS)}>
          {t('span.later')}
        </Button>
        <Button
          aria-label={`${label}: ${t('span.now')}`}
          onPress={() => {
            const at = now();
            if (at !== null) set(at);
          }}
        >
          {t('span.now')}
        </Button>
      </div>
    </div>
  );
}
