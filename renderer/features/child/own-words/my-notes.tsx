import {
  CalendarCheck,
  CircleHelp,
  MessageCircleQuestion,
  MessagesSquare,
  PencilLine,
  ThumbsUp,
  Undo2,
} from 'lucide-react';
import type { OwnNotes } from '../../../../shared/contract/index.ts';
import type { ChildNoteKind } from '../../../../shared/domain/index.ts';
import { useChange } from '../../../bridge/index.ts';
import { Badge, Button, ErrorNotice, Item, Items } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import type { Written } from './write-note.tsx';

type Own = OwnNotes['notes'][number];

/** A note's usual height with the gap below it, and as many as are simply drawn. */
const NOTE_PX = 120;
const WHOLE = 20;

const ICON: Record<ChildNoteKind, typeof ThumbsUp> = {
  say: PencilLine,
  ask: MessageCircleQuestion,
  agree: ThumbsUp,
  talk: MessagesSquare,
  unclear: CircleHelp,
};

/** All that the child wrote and chose in this list, to be changed or taken back. */
export function MyNotes({ notes, onWrite }: { notes: OwnNotes['notes']; onWrite: (note: Written) => void }) {
  const { t } = useTranslation('child');
  const takeBack = useChange('childNotes', 'takeBack');
  if (notes.length === 0) return null;
  return (
    <section className="child-mine" aria-label={t('own.mine')}>
      <h2>{t('own.mine')}</h2>
      <ErrorNotice error={takeBack.error} />
      <Items label={t('own.mine')} itemPx={NOTE_PX} whole={WHOLE}>
        {notes.map((note) => (
          <Item key={note.n}>
            <MyNote note={note} onWrite={onWrite} onBack={() => takeBack.mutate({ n: note.n })} />
          </Item>
        ))}
      </Items>
    </section>
  );
}

type MyNoteProps = { note: Own; onWrite: (note: Written) => void; onBack: () => void };

function MyNote({ note, onWrite, onBack }: MyNoteProps) {
  const { t } = useTranslation('child');
  const { n, kind, text, about, at, onAgenda } = note;
  const Icon = ICON[kind];
  const words = text || t('own.about', { title: about ?? '' });
  const label = kind === 'say' || kind === 'ask' ? t(`own.title.${kind}`) : t(`own.choice.${kind}`);
  return (
    <div className="child-item">
      <div className="child-item-words">
        <p className="child-kind">
          <Icon aria-hidden /> {label}
        </p>
        <p className="child-note">{words}</p>
        {text !== '' && about !== null ? <p className="quiet">{t('own.about', { title: about })}</p> : null}
        {onAgenda ? (
          <Badge tone="good" icon={CalendarCheck}>
            {t('own.onAgenda')}
          </Badge>
        ) : null}
      </div>
      <div className="row" data-gap="small">
        {kind === 'say' || kind === 'ask' ? (
          <Button
            icon={<PencilLine aria-hidden />}
            aria-label={t('own.changeOne', { text: words })}
            onPress={() => onWrite({ n, kind, text, at })}
          >
            {t('own.change')}
          </Button>
        ) : null}
        <Button
          icon={<Undo2 aria-hidden />}
          aria-label={t('own.takeBackOne', { text: words })}
          onPress={onBack}
        >
          {t('own.takeBack')}
        </Button>
      </div>
    </div>
  );
}
