import { CircleCheck, CircleDashed, PencilLine, Play, Square } from 'lucide-react';
import type { ConcernView } from '../../../shared/contract/index.ts';
import { useNavigation } from '../../app/index.ts';
import type { Clip, Clips } from '../../audio/index.ts';
import { Badge, IconButton, Row } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { useConcernWords } from './words.ts';

type ConcernRowProps = { view: ConcernView; isOver: boolean; clips: Clips; onEdit(): void };

/** One concern: why it matters, and afterwards whether and where it was raised, to be heard at once. */
export function ConcernRow({ view, isOver, clips, onEdit }: ConcernRowProps) {
  const { t } = useTranslation('concerns');
  const { go } = useNavigation();
  const words = useConcernWords();
  const { concern, raised } = view;
  const [first] = raised;
  const about = words.about(view);
  const came = words.came(view, isOver);
  return (
    <Row
      before={first ? <Listen text={concern.text} clip={clipOf(first)} clips={clips} /> : undefined}
      title={concern.text}
      note={
        <>
          {about}
          {came ? <span className="concern-came">{came}</span> : null}
        </>
      }
      marks={isOver || first ? <RaisedBadge isRaised={first !== undefined} /> : null}
      after={
        <IconButton
          label={t('edit', { text: concern.text.slice(0, 60) })}
          icon={<PencilLine aria-hidden />}
          onPress={onEdit}
        />
      }
      {...(first
        ? {
            onPress: () =>
              go({
                at: 'review',
                recordingId: first.recordingId,
                atMs: first.startMs,
                momentId: first.momentId,
              }),
          }
        : {})}
    />
  );
}

function RaisedBadge({ isRaised }: { isRaised: boolean }) {
  const { t } = useTranslation('concerns');
  return isRaised ? (
    <Badge tone="good" icon={CircleCheck}>
      {t('raised')}
    </Badge>
  ) : (
    <Badge tone="careful" icon={CircleDashed}>
      {t('notRaised')}
    </Badge>
  );
}

function Listen({ text, clip, clips }: { text: string; clip: Clip; clips: Clips }) {
  const { t } = useTranslation('concerns');
  const sounds = clips.isPlaying(clip);
  return (
    <IconButton
      label={t(sounds ? 'stop' : 'listen', { text })}
      icon={sounds ? <Square aria-hidden /> : <Play aria-hidden />}
      onPress={() => clips.toggle(clip)}
    />
  );
}

function clipOf({ recordingId, durationMs, startMs, endMs }: ConcernView['raised'][number]): Clip {
  return { track: { recordingId, durationMs }, span: { startMs, endMs } };
}
