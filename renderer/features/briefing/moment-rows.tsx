import { Pause, Play } from 'lucide-react';
import type { BriefingEntry } from '../../../shared/contract/index.ts';
import { isOn, type Queue } from '../../audio/index.ts';
import { Checkbox, IconButton, MoveButtons, OutcomeBadge, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** A moment as it is known here: its words, else its kind; and where it was said. */
export function useMomentWords({ moment, code, meetingTitle, date }: BriefingEntry) {
  const { t } = useTranslation(['briefing', 'vocabulary']);
  const format = useFormat();
  const type = t(`vocabulary:momentType.${moment.type}`);
  return {
    words: moment.text.trim() === '' ? type : moment.text,
    note: [
      type,
      t('briefing:from', {
        code,
        at: format.timecode(moment.startMs),
        title: meetingTitle,
        day: format.day(date),
      }),
      format.span(moment.endMs - moment.startMs),
    ].join(' · '),
  };
}

type OnTick = (momentId: string, on: boolean) => void;

type ChosenProps = {
  entry: BriefingEntry;
  queue: Queue;
  isFirst: boolean;
  isLast: boolean;
  onTick: OnTick;
  onMove: (by: -1 | 1) => void;
};

/** One that is in: it is heard from here on, unticked, or moved. */
export function ChosenRow({ entry, queue, isFirst, isLast, onTick, onMove }: ChosenProps) {
  const { t } = useTranslation('briefing');
  const { words, note } = useMomentWords(entry);
  const { id } = entry.moment;
  const sounds = isOn(queue, id);
  return (
    <Row
      before={
        <IconButton
          label={t(sounds ? 'pause' : 'play', { title: words })}
          icon={sounds ? <Pause aria-hidden /> : <Play aria-hidden />}
          onPress={() => queue.press(id)}
        />
      }
      title={
        <Checkbox isSelected onChange={(on) => onTick(id, on)}>
          {words}
        </Checkbox>
      }
      note={note}
      marks={entry.moment.outcome ? <OutcomeBadge outcome={entry.moment.outcome} /> : null}
      isCurrent={queue.rowId === id}
      after={
        isFirst && isLast ? undefined : (
          <span className="row" data-gap="small">
            <MoveButtons title={words} {...{ isFirst, isLast, onMove }} />
          </span>
        )
      }
    />
  );
}

/** One that is offered and not in: a tick puts it in, as the last one. */
export function OfferedRow({ entry, onTick }: { entry: BriefingEntry; onTick: OnTick }) {
  const { words, note } = useMomentWords(entry);
  return (
    <Row
      title={
        <Checkbox isSelected={false} onChange={(on) => onTick(entry.moment.id, on)}>
          {words}
        </Checkbox>
      }
      note={note}
      marks={entry.moment.outcome ? <OutcomeBadge outcome={entry.moment.outcome} /> : null}
    />
  );
}
