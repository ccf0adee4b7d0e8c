import { Play, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChildNoteView } from '../../../shared/contract/index.ts';
import type { Clip, Clips } from '../../audio/index.ts';
import { IconButton, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

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
    t('wrote.by', { initials, day: format.day(note.changedAt.slice(0, 10)) }),
    note.kind === 'ask' ? t('wrote.question') : null,
    note.text !== '' && note.about !== null ? t('own.about', { title: note.about }) : null,
    listTitle === null ? null : t('wrote.inList', { title: listTitle }),
  ];
  return (
    <Row
      before={
        sound ? (
          <IconButton
            label={sounds ? t('stop') : t('play', { title: words })}
            icon={sounds ? <Square aria-hidden /> : <Play aria-hidden />}
            onPress={() => clips.toggle(sound)}
          />
        ) : undefined
      }
      title={words}
      note={facts.filter((one) => one !== null).join(' · ')}
      marks={marks}
      after={after}
    />
  );
}
