import { Archive, ArchiveRestore, CalendarCheck } from 'lucide-react';
import type { ChildNoteView } from '../../../shared/contract/index.ts';
import { type Clips, useClips } from '../../audio/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Badge, Button, ErrorNotice, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { NoteList, NoteRow, useNoteWords } from './note-row.tsx';

/** All that the children wrote, the newest last, and what became of it. Nothing is shown while nobody wrote. */
export function AllChildNotes() {
  const { t } = useTranslation('child');
  const notes = useCall('childNotes', 'list', { meetingId: null });
  const put = useChange('childNotes', 'putAway');
  const clips = useClips();
  if (notes.error) return <ErrorNotice error={notes.error} onRetry={() => void notes.refetch()} />;
  const all = (notes.data ?? []).toReversed();
  if (all.length === 0) return null;
  return (
    <Section title={t('wrote.title')}>
      <p className="quiet">{t('wrote.about')}</p>
      <ErrorNotice error={put.error} />
      <NoteList>
        {all.map((view) => (
          <OneNote
            key={view.note.id}
            view={view}
            clips={clips}
            onPut={(away) => put.mutate({ id: view.note.id, away })}
          />
        ))}
      </NoteList>
    </Section>
  );
}

type OneNoteProps = { view: ChildNoteView; clips: Clips; onPut: (away: boolean) => void };

function OneNote({ view, clips, onPut }: OneNoteProps) {
  const { t } = useTranslation('child');
  const format = useFormat();
  const text = useNoteWords()(view);
  const { meetings, note } = view;
  const last = meetings.at(-1);
  return (
    <NoteRow
      view={view}
      clips={clips}
      marks={
        last ? (
          <Badge tone="good" icon={CalendarCheck}>
            {t('wrote.onAgenda', { title: last.title, day: format.day(last.date) })}
          </Badge>
        ) : note.putAway ? (
          <Badge>{t('wrote.isAway')}</Badge>
        ) : null
      }
      after={
        last ? null : (
          <Button
            kind="quiet"
            icon={note.putAway ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            aria-label={t(note.putAway ? 'wrote.bringOne' : 'wrote.awayOne', { text })}
            onPress={() => onPut(!note.putAway)}
          >
            {t(note.putAway ? 'wrote.bring' : 'wrote.away')}
          </Button>
        )
      }
    />
  );
}
