import {
  ChevronLeft,
  CircleHelp,
  ListOrdered,
  MessageCircleQuestion,
  MessagesSquare,
  PencilLine,
  ThumbsUp,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ChildView, OwnNotes } from '../../../../shared/contract/index.ts';
import { CHILD_CHOICES, type ChildChoice } from '../../../../shared/domain/index.ts';
import { useCall, useChange } from '../../../bridge/index.ts';
import { Button, ErrorNotice, Loading } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { BigButton, BigChoice } from '../big-button.tsx';
import { PageTitle } from '../page-title.tsx';
import { MyNotes } from './my-notes.tsx';
import { MyPoints } from './my-points.tsx';
import { WriteNote, type Written } from './write-note.tsx';
import './own-words.css';

const ICON: Record<ChildChoice, ReactNode> = {
  agree: <ThumbsUp aria-hidden />,
  talk: <MessagesSquare aria-hidden />,
  unclear: <CircleHelp aria-hidden />,
};

type OwnWordsProps = { view: ChildView; at: number; onBack: () => void };

/**
 * A page of the child's own: what it thinks of the moment it was hearing, what it wants to say and to ask, and its points
 * for the meeting. It reaches nothing but its own notes (main holds that).
 */
export function OwnWords({ view, at, onBack }: OwnWordsProps) {
  const { t } = useTranslation('child');
  const mine = useCall('childNotes', 'mine');
  const [writing, setWriting] = useState<Written | null>(null);
  const [leading, setLeading] = useState(false);
  const clipOf = (of: number | null) => {
    const clip = of === null ? undefined : view.clips[of];
    return of !== null && clip ? { at: of, title: clip.title } : null;
  };
  if (writing) {
    const done = () => void mine.refetch().finally(() => setWriting(null));
    const clip = writing.n === null ? clipOf(at) : clipOf(writing.at);
    return <WriteNote note={writing} clip={clip} onDone={done} />;
  }
  if (leading) return <MyPoints points={mine.data?.points ?? []} onDone={() => setLeading(false)} />;
  const begin = (kind: Written['kind']) => setWriting({ n: null, kind, text: '', at });
  const isFull = mine.data?.left === 0;
  return (
    <main className="child child-own">
      <PageTitle>{t('own.open')}</PageTitle>
      <p className="quiet">{t('own.whoReads')}</p>
      <ErrorNotice error={mine.error} onRetry={() => void mine.refetch()} />
      {mine.isPending ? <Loading /> : null}
      {mine.data ? <Choices title={view.clips[at]?.title ?? ''} at={at} notes={mine.data.notes} /> : null}
      <div className="child-buttons" data-count={2}>
        <BigButton
          label={t('own.title.say')}
          icon={<PencilLine aria-hidden />}
          isDisabled={isFull}
          onPress={() => begin('say')}
        />
        <BigButton
          label={t('own.title.ask')}
          icon={<MessageCircleQuestion aria-hidden />}
          isDisabled={isFull}
          onPress={() => begin('ask')}
        />
      </div>
      {isFull ? <p>{t('own.full')}</p> : null}
      <div className="row">
        <Button size="large" icon={<ChevronLeft aria-hidden />} onPress={onBack}>
          {t('own.back')}
        </Button>
        {mine.data && mine.data.points.length > 0 ? (
          <Button size="large" icon={<ListOrdered aria-hidden />} onPress={() => setLeading(true)}>
            {t('own.points.open')}
          </Button>
        ) : null}
      </div>
      {mine.data ? <MyNotes notes={mine.data.notes} onWrite={setWriting} /> : null}
    </main>
  );
}

type ChoicesProps = { title: string; at: number; notes: OwnNotes['notes'] };

/** One press about the moment: none of the three says how the child feels. A second press takes it back. */
function Choices({ title, at, notes }: ChoicesProps) {
  const { t } = useTranslation('child');
  const write = useChange('childNotes', 'write');
  const takeBack = useChange('childNotes', 'takeBack');
  const chosen = notes.find((one) => one.at === at && CHILD_CHOICES.some((kind) => kind === one.kind));
  const isPending = write.isPending || takeBack.isPending;
  return (
    <section className="child-about" aria-label={t('own.about', { title })}>
      <p className="child-list">{t('own.about', { title })}</p>
      <div className="child-buttons">
        {CHILD_CHOICES.map((kind) => (
          <BigChoice
            key={kind}
            label={t(`own.choice.${kind}`)}
            icon={ICON[kind]}
            isChosen={chosen?.kind === kind}
            onPress={() => {
              if (isPending) return;
              if (chosen?.kind === kind) takeBack.mutate({ n: chosen.n });
              else write.mutate({ n: null, kind, at });
            }}
          />
        ))}
      </div>
      <ErrorNotice error={write.error ?? takeBack.error} />
    </section>
  );
}
