import { Play, Square } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { ChildNoteView } from '../../../shared/contract/index.ts';
import type { Clip, Clips } from '../../audio/index.ts';
import { IconButton, Item, Items } from '../../components/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import './child-wrote.css';

/** A note's usual height with the gap below it, and as many as are simply drawn. */
const NOTE_PX = 120;
const WHOLE = 8;

/** Notes one below the other; of many only those in sight are drawn. */
export function NoteList({ children }: { children: readonly ReactElement[] }) {
  const { t } = useTranslation('child');
  return (
    <Items label={t('wrote.list')} itemPx={NOTE_PX} whole={WHOLE}>
      {children}
    </Items>
  );
}

/** What the child wrote, exactly; of a choice, its words and the title under which the child heard the moment. */
export function useNoteWords(): (view: ChildNoteView) => string {
  const { t } = useTranslation('child');
  return ({ note: { kind, text, about } }) =>
    kind === 'say' || kind === 'ask' ? text : t(`wrote.choice.${kind}`, { title: about ?? '' });
}

type NoteRowProps = { view: ChildNoteView; clips: Clips; marks?: ReactNode; after: ReactNode };

/** One note of the child, and the moment that it is about, to be heard. */
export function NoteRow({ view, clips, marks, after }: NoteRowProps) {
  const { t } = useTranslation('child');
  const format = useFormat();
  const { note, initials, listTitle, clip } = view;
  const words = useNoteWords()(view);
  const sound: Clip | null = clip && {
    track: { recordingId: clip.recordingId, durationMs: clip.durationMs },
    span: { startMs: clip.startMs, endMs: clip.endMs },
  };
  const sounds = sound !== null && clips.isPlaying(sound);
  const facts = [
    t('wrote.by', { initials, day: format.day(dayHere(new Date(note.changedAt))) }),
    note.kind === 'ask' ? t('wrote.question') : null,
    note.text !== '' && note.about !== null ? t('own.about', { title: note.about }) : null,
    listTitle === null ? null : t('wrote.inList', { title: listTitle }),
  ];
  return (
    <Item>
      <div className="wrote-note">
        {sound ? (
          <IconButton
            label={sounds ? t('stop') : t('play', { title: words })}
            icon={sounds ? <Square aria-hidden /> : <Play aria-hidden />}
            onPress={() => clips.toggle(sound)}
          />
        ) : null}
        <div className="wrote-words">
          <p className="wrote-text">{words}</p>
          <p className="quiet small">{facts.filter((one) => one !== null).join(' · ')}</p>
          {marks}
        </div>
        <div className="row" data-gap="small">
          {after}
        </div>
      </div>
    </Item>
  );
}
