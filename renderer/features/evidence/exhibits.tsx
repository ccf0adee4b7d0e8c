import { ChevronDown, Play, Square } from 'lucide-react';
import { useRef, useState } from 'react';
import type { BundlePreview } from '../../../shared/contract/index.ts';
import { type Clips, useClips } from '../../audio/index.ts';
import {
  Button,
  Checkbox,
  DisputedBadge,
  IconButton,
  IssueBadges,
  List,
  OutcomeBadge,
  Row,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { LeftOut } from './left-out.tsx';

type ExhibitsProps = {
  preview: BundlePreview;
  /** The chosen moments while picking; null: all that are listed. */
  picked: ReadonlySet<string> | null;
  onPick(momentId: string, on: boolean): void;
};

/** Of so many only the first ones stand there, until the person asks for all. */
const MOST_AT_FIRST = 8;
const FIRST = 5;

/** Exactly what the other side gets to hear, with its length; and what stays here and why. */
export function Exhibits({ preview, picked, onPick }: ExhibitsProps) {
  const { t } = useTranslation('evidence');
  const clips = useClips();
  const [isWhole, setWhole] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const count = preview.exhibits.length;
  const showAll = () => {
    setWhole(true);
    // The button goes; the next row that it brought is where she reads on.
    requestAnimationFrame(() => box.current?.querySelectorAll('li')[FIRST]?.querySelector('button')?.focus());
  };
  // Where there is nothing to tick, a long list must not push the button away.
  const isCut = picked === null && !isWhole && count > MOST_AT_FIRST;
  const shown = isCut ? preview.exhibits.slice(0, FIRST) : preview.exhibits;
  return (
    <>
      <div ref={box}>
        <List label={t('exhibits.label')}>
          {shown.map((one) => (
            <ExhibitRow
              key={one.moment.id}
              exhibit={one}
              preview={preview}
              clips={clips}
              picked={picked}
              onPick={onPick}
            />
          ))}
        </List>
      </div>
      {isCut ? (
        <div className="row">
          <Button icon={<ChevronDown aria-hidden />} onPress={showAll}>
            {t('exhibits.all', { count })}
          </Button>
        </div>
      ) : null}
      <p className="quiet">{t('exhibits.whole', { count: preview.recordings.length })}</p>
      <LeftOut leftOut={preview.leftOut} />
    </>
  );
}

type ExhibitRowProps = ExhibitsProps & { exhibit: BundlePreview['exhibits'][number]; clips: Clips };

function ExhibitRow({ exhibit, preview, clips, picked, onPick }: ExhibitRowProps) {
  const { t } = useTranslation(['evidence', 'vocabulary']);
  const format = useFormat();
  const { moment } = exhibit;
  const words = moment.text.trim() === '' ? t(`vocabulary:momentType.${moment.type}`) : moment.text;
  const name = picked ? words : `${exhibit.exhibit} · ${words}`;
  return (
    <Row
      before={<ExhibitPlay exhibit={exhibit} preview={preview} clips={clips} />}
      title={
        picked ? (
          <Checkbox isSelected={picked.has(moment.id)} onChange={(on) => onPick(moment.id, on)}>
            {name}
          </Checkbox>
        ) : (
          name
        )
      }
      note={`${exhibit.recordingCode} · ${format.timecode(moment.startMs)} · ${format.span(moment.endMs - moment.startMs)}`}
      marks={
        <>
          {moment.outcome ? <OutcomeBadge outcome={moment.outcome} /> : null}
          {moment.dispute ? <DisputedBadge status={moment.dispute.status} /> : null}
          <IssueBadges issues={moment.issues} />
        </>
      }
    />
  );
}

function ExhibitPlay({ exhibit, preview, clips }: Pick<ExhibitRowProps, 'exhibit' | 'preview' | 'clips'>) {
  const { t } = useTranslation('evidence');
  const { moment } = exhibit;
  const recording = preview.recordings.find((one) => one.id === moment.recordingId);
  if (!recording) return null;
  const clip = {
    track: { recordingId: recording.id, durationMs: recording.durationMs },
    span: { startMs: moment.startMs, endMs: moment.endMs },
  };
  const sounding = clips.isPlaying(clip);
  return (
    <IconButton
      label={t(sounding ? 'exhibits.stop' : 'exhibits.play', { exhibit: exhibit.exhibit })}
      icon={sounding ? <Square aria-hidden /> : <Play aria-hidden />}
      onPress={() => clips.toggle(clip)}
    />
  );
}
