import { Check, MapPin, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { type Recording, recordingCode } from '../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import {
  HardPartNotice,
  layTimeline,
  PlayerBar,
  useArchivePlayer,
  useHardParts,
  useListeningHabits,
} from '../../audio/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, Card, ErrorNotice, IconButton, RadioGroup, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type Mark = { first: Milliseconds | null; second: Milliseconds | null };
const EMPTY: Mark = { first: null, second: null };
const NAMES = ['markOne', 'markTwo'] as const;

/** Where the arithmetic hears nothing alike, two ears do: the same word in both, once or twice. */
export function ByHand({
  first,
  second,
  onCancel,
}: {
  first: Recording;
  second: Recording;
  onCancel: () => void;
}) {
  const { t } = useTranslation(['together', 'common']);
  const keep = useChange('alignment', 'byHand');
  const [now, setNow] = useState<0 | 1>(0);
  const [marks, setMarks] = useState<readonly [Mark, Mark]>([EMPTY, EMPTY]);
  const [asked, setAsked] = useState(false);
  const put = (which: 0 | 1, change: Partial<Mark>) =>
    setMarks(([one, two]) => (which === 0 ? [{ ...one, ...change }, two] : [one, { ...two, ...change }]));
  const whole = marks.flatMap((mark) =>
    mark.first === null || mark.second === null ? [] : [{ firstMs: mark.first, secondMs: mark.second }],
  );

  function submit() {
    if (whole.length === 0) setAsked(true);
    else keep.mutate({ firstId: first.id, secondId: second.id, marks: whole });
  }

  return (
    <Section title={t('together:hand.title')} arrives>
      <p>{t('together:hand.about')}</p>
      <RadioGroup
        label={t('together:hand.which')}
        orientation="horizontal"
        options={NAMES.map((name, i) => ({ value: `${i}`, label: t(`together:hand.${name}`) }))}
        value={`${now}`}
        onChange={(value) => setNow(value === '0' ? 0 : 1)}
      />
      <p className="quiet small">{t('together:hand.twoHint')}</p>
      <Listen recording={first} onTake={(at) => put(now, { first: at })} />
      <Listen recording={second} onTake={(at) => put(now, { second: at })} />
      <ul className="together-marks">
        {marks.map((mark, i) => (
          <MarkRow
            key={NAMES[i]}
            name={t('together:hand.mark', { n: i + 1 })}
            mark={mark}
            codes={[recordingCode(first.ordinal), recordingCode(second.ordinal)]}
            onClear={() => put(i === 0 ? 0 : 1, EMPTY)}
          />
        ))}
      </ul>
      {asked && whole.length === 0 ? <p role="alert">{t('together:hand.needOne')}</p> : null}
      <ErrorNotice error={keep.error} />
      <div className="row">
        <Button onPress={onCancel}>{t('common:cancel')}</Button>
        <Button kind="primary" icon={<Check aria-hidden />} isPending={keep.isPending} onPress={submit}>
          {t('together:hand.done')}
        </Button>
      </div>
    </Section>
  );
}

/** One recording with its own player, and the button that takes the place it stands at. */
function Listen({ recording, onTake }: { recording: Recording; onTake: (atMs: Milliseconds) => void }) {
  const { t } = useTranslation('together');
  const player = useArchivePlayer();
  const habits = useListeningHabits(player);
  const hard = useHardParts(player);
  const code = recordingCode(recording.ordinal);
  const { id, durationMs } = recording;
  const timeline = useMemo(
    () => layTimeline([{ recordingId: id, code, durationMs }]),
    [id, code, durationMs],
  );
  useEffect(() => void player.open({ recordingId: id, durationMs }), [player, id, durationMs]);
  return (
    <Card>
      <h3>{t('hand.listen', { code })}</h3>
      <PlayerBar player={player} timeline={timeline} {...habits} />
      <HardPartNotice hard={hard} hasKey={false} />
      <Button icon={<MapPin aria-hidden />} onPress={() => onTake(ms(player.now()))}>
        {t('hand.take', { code })}
      </Button>
    </Card>
  );
}

type MarkRowProps = { name: string; mark: Mark; codes: readonly [string, string]; onClear: () => void };

function MarkRow({ name, mark, codes, onClear }: MarkRowProps) {
  const { t } = useTranslation('together');
  const format = useFormat();
  const places = [mark.first, mark.second].map((at, i) =>
    t('hand.place', { code: codes[i] ?? '', at: at === null ? t('hand.none') : format.timecode(at) }),
  );
  const isEmpty = mark.first === null && mark.second === null;
  return (
    <li>
      <strong>{name}</strong> <span className="figures">{places.join(' · ')}</span>
      {isEmpty ? null : (
        <IconButton label={t('hand.clear', { mark: name })} icon={<X aria-hidden />} onPress={onClear} />
      )}
    </li>
  );
}
