import { Link2, Play, Square, Trash2 } from 'lucide-react';
import type { TiedPassage } from '../../../shared/contract/index.ts';
import { shortLine } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { type Clip, useClips } from '../../audio/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Button,
  ErrorNotice,
  IconButton,
  InIepBadge,
  List,
  OutcomeBadge,
  Row,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { useTakenOut } from './use-taken-out.ts';

/** The places of a document that are tied to something, each with what was said to be heard. */
export function Passages({
  documentId,
  hasPages,
  onShow,
  onTie,
}: {
  documentId: string;
  hasPages: boolean;
  onShow(passage: TiedPassage): void;
  onTie: (() => void) | null;
}) {
  const { t } = useTranslation('documents');
  const passages = useCall('documents', 'passages', { id: documentId });
  return (
    <aside className="passages" aria-label={t('passages.title')}>
      <h2>{t('passages.title')}</h2>
      {onTie ? (
        <Button icon={<Link2 aria-hidden />} onPress={onTie}>
          {t('passages.add')}
        </Button>
      ) : null}
      <ErrorNotice error={passages.error} onRetry={() => void passages.refetch()} />
      {passages.data?.length === 0 ? <p className="quiet">{t('passages.empty')}</p> : null}
      {passages.data && passages.data.length > 0 ? (
        <List label={t('passages.title')}>
          {passages.data.map((one) => (
            <PassageRow key={one.id} passage={one} hasPages={hasPages} onShow={() => onShow(one)} />
          ))}
        </List>
      ) : null}
    </aside>
  );
}

function PassageRow({
  passage,
  hasPages,
  onShow,
}: {
  passage: TiedPassage;
  hasPages: boolean;
  onShow(): void;
}) {
  const { t } = useTranslation(['documents', 'vocabulary']);
  const remove = useChange('documents', 'untie');
  const takenOut = useTakenOut();
  const { moment, decision, goal } = passage;
  const said =
    moment?.text.trim() ||
    (moment ? t(`vocabulary:momentType.${moment.type}`) : (decision?.text ?? goal?.text));
  return (
    <Row
      before={<PlayPassage passage={passage} />}
      title={`“${shortLine(passage.quote, 80)}”`}
      note={[
        hasPages ? t('documents:viewer.page', { page: passage.page }) : null,
        said ?? t('documents:passages.gone'),
      ]
        .filter((one) => one !== null)
        .join(' · ')}
      marks={
        <>
          {moment?.inIep ? <InIepBadge inIep={moment.inIep} /> : null}
          {moment?.outcome ? <OutcomeBadge outcome={moment.outcome} /> : null}
          <ErrorNotice error={remove.error} />
        </>
      }
      onPress={onShow}
      after={
        <IconButton
          label={t('documents:passages.remove', { words: shortLine(passage.quote, 80) })}
          icon={<Trash2 aria-hidden />}
          onPress={() =>
            remove.mutate({ id: passage.id }, { onSuccess: () => takenOut(shortLine(passage.quote, 80)) })
          }
        />
      }
    />
  );
}

/** Plays what was said about these words; a decision or goal has no sound of its own. */
function PlayPassage({ passage }: { passage: TiedPassage }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const clips = useClips();
  const { go } = useNavigation();
  const { moment, recording } = passage;
  if (!moment || !recording) return null;
  const clip: Clip = {
    track: { recordingId: recording.id, durationMs: recording.durationMs },
    span: { startMs: moment.startMs, endMs: moment.endMs },
  };
  // A moment without a length is a place to listen from, not a clip.
  if (moment.endMs === moment.startMs) {
    return (
      <IconButton
        label={t('passages.listenFrom', { time: format.timecode(moment.startMs) })}
        icon={<Play aria-hidden />}
        onPress={() => go({ at: 'review', recordingId: recording.id, momentId: moment.id, play: true })}
      />
    );
  }
  const playing = clips.isPlaying(clip);
  return (
    <IconButton
      label={playing ? t('passages.stop') : t('passages.listen', { words: shortLine(passage.quote, 80) })}
      icon={playing ? <Square aria-hidden /> : <Play aria-hidden />}
      onPress={() => clips.toggle(clip)}
    />
  );
}
