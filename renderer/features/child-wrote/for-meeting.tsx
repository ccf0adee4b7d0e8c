import { Archive, ListPlus } from 'lucide-react';
import type { ChildNoteView } from '../../../shared/contract/index.ts';
import { useSayDone } from '../../app/index.ts';
import { useClips } from '../../audio/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, IconButton, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { NoteList, NoteRow, useNoteWords } from './note-row.tsx';

/** What the child wrote and nobody took up yet: the parent decides what of it goes on the agenda of this meeting. */
export function NotesForMeeting({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('child');
  const notes = useCall('childNotes', 'list', { meetingId });
  const add = useChange('concerns', 'add');
  const put = useChange('childNotes', 'putAway');
  const sayDone = useSayDone();
  const messages = useMessages();
  const wordsOf = useNoteWords();
  const clips = useClips();
  if (notes.error) return <ErrorNotice error={notes.error} onRetry={() => void notes.refetch()} />;
  const all = notes.data ?? [];
  // Also of the last one, which is gone from the page by then.
  const refused = <ErrorNotice error={add.error ?? put.error} />;
  if (all.length === 0) return refused;
  const take = (view: ChildNoteView) => {
    const text = wordsOf(view);
    add.mutate(
      { meetingId, text, fromChild: true, childNoteId: view.note.id },
      { onSuccess: () => sayDone(t('wrote.added')) },
    );
  };
  const bringBack = (id: string) => put.mutate({ id, away: false });
  const putAway = (id: string) =>
    put.mutate(
      { id, away: true },
      {
        onSuccess: () =>
          messages.say({
            text: t('wrote.wasPutAway'),
            action: { label: t('wrote.bring'), run: () => bringBack(id) },
          }),
      },
    );
  return (
    <section className="stack" data-gap="small" aria-label={t('wrote.forMeeting')}>
      <h3>{t('wrote.forMeeting')}</h3>
      <p className="quiet">{t('wrote.forMeetingAbout')}</p>
      <NoteList>
        {all.map((view) => (
          <NoteRow
            key={view.note.id}
            view={view}
            clips={clips}
            after={
              <>
                <Button
                  icon={<ListPlus aria-hidden />}
                  isDisabled={add.isPending}
                  aria-label={t('wrote.toAgendaOne', { text: wordsOf(view) })}
                  onPress={() => take(view)}
                >
                  {t('wrote.toAgenda')}
                </Button>
                <IconButton
                  label={t('wrote.awayOne', { text: wordsOf(view) })}
                  icon={<Archive aria-hidden />}
                  onPress={() => putAway(view.note.id)}
                />
              </>
            }
          />
        ))}
      </NoteList>
      {refused}
    </section>
  );
}
