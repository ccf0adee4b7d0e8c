import {
  CircleCheck,
  CircleDashed,
  History,
  MessageSquareReply,
  PencilLine,
  Play,
  Smile,
  Square,
} from 'lucide-react';
import type { ReactNode } from 'react';
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
  const { concern, raised, promisedIn, answeredIn } = view;
  const [first] = raised;
  const about = words.about(view);
  const problem = words.problem(view);
  const answered = words.answered(view);
  const came = words.came(view, isOver);
  return (
    <Row
      before={first ? <Listen what="listen" text={concern.text} place={first} clips={clips} /> : undefined}
      title={concern.text}
      note={
        <>
          {concern.fromChild ? <span className="concern-came">{words.fromChild(view)}</span> : null}
          {about}
          {problem ? <span className="concern-came">{problem}</span> : null}
          {answered ? <span className="concern-came">{answered}</span> : null}
          {came ? <span className="concern-came">{came}</span> : null}
        </>
      }
      marks={isOver || first ? <RaisedBadge isRaised={first !== undefined} /> : null}
      after={
        <>
          {view.childNote?.clip ? (
            <Listen what="listenChild" text={concern.text} place={view.childNote.clip} clips={clips} />
          ) : null}
          {promisedIn ? (
            <Listen what="listenPromise" text={concern.text} place={promisedIn} clips={clips} />
          ) : null}
          {answeredIn ? (
            <Listen what="listenAnswer" text={concern.text} place={answeredIn} clips={clips} />
          ) : null}
          <IconButton
            label={t('edit', { text: concern.text.slice(0, 60) })}
            icon={<PencilLine aria-hidden />}
            onPress={onEdit}
          />
        </>
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

type ListenProps = {
  what: 'listen' | 'listenChild' | 'listenPromise' | 'listenAnswer';
  text: string;
  place: ConcernView['raised'][number];
  clips: Clips;
};
const ICON: Record<ListenProps['what'], ReactNode> = {
  listen: <Play aria-hidden />,
  listenChild: <Smile aria-hidden />,
  listenPromise: <History aria-hidden />,
  listenAnswer: <MessageSquareReply aria-hidden />,
};

/** Plays where it was raised, the moment that the child wrote about, where the promise was made, or where it was answered. */
function Listen({ what, text, place, clips }: ListenProps) {
  const { t } = useTranslation('concerns');
  const clip = clipOf(place);
  const sounds = clips.isPlaying(clip);
  return (
    <IconButton
      label={t(sounds ? 'stop' : what, { text })}
      icon={sounds ? <Square aria-hidden /> : ICON[what]}
      onPress={() => clips.toggle(clip)}
    />
  );
}

function clipOf({ recordingId, durationMs, startMs, endMs }: ConcernView['raised'][number]): Clip {
  return { track: { recordingId, durationMs }, span: { startMs, endMs } };
}
