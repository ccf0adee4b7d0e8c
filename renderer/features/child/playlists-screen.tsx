import { ListMusic, ListPlus } from 'lucide-react';
import { useState } from 'react';
import type { PlaylistSummary } from '../../../shared/contract/index.ts';
import { type Route, useChild, useNavigation } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Button,
  EmptyState,
  ErrorNotice,
  FormDialog,
  List,
  Loading,
  Page,
  Row,
  Select,
  TextField,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { AllChildNotes } from '../child-wrote/index.ts';
import { PlaylistPage } from './playlist-page.tsx';
import './child.css';

/** Every playlist, or one of them. */
export function PlaylistsScreen({ route }: { route: Extract<Route, { at: 'playlists' }> }) {
  return route.id ? <PlaylistPage key={route.id} id={route.id} /> : <AllPlaylists />;
}

function AllPlaylists() {
  const { t } = useTranslation('child');
  const { go } = useNavigation();
  const lists = useCall('playlists', 'list');
  const [making, setMaking] = useState(false);
  const add = (
    <Button kind="primary" icon={<ListPlus aria-hidden />} onPress={() => setMaking(true)}>
      {t('new')}
    </Button>
  );
  const some = lists.data && lists.data.length > 0;
  return (
    <Page title={t('title')} about={t('about')} action={some ? add : undefined}>
      <ErrorNotice error={lists.error} onRetry={() => void lists.refetch()} />
      {lists.isPending ? <Loading /> : null}
      {lists.data?.length === 0 ? (
        <EmptyState title={t('empty.title')} action={add}>
          {t('empty.text')}
        </EmptyState>
      ) : null}
      {some ? (
        <List label={t('all')}>
          {lists.data.map((one) => (
            <PlaylistRow key={one.id} playlist={one} onOpen={() => go({ at: 'playlists', id: one.id })} />
          ))}
        </List>
      ) : null}
      <AllChildNotes />
      {making ? (
        <NewPlaylist onClose={() => setMaking(false)} onMade={(id) => go({ at: 'playlists', id })} />
      ) : null}
    </Page>
  );
}

function PlaylistRow({ playlist, onOpen }: { playlist: PlaylistSummary; onOpen: () => void }) {
  const { t } = useTranslation('child');
  const format = useFormat();
  return (
    <Row
      before={<ListMusic aria-hidden />}
      title={playlist.title}
      note={`${t('count', { count: playlist.plays })} · ${format.span(playlist.durationMs)}`}
      onPress={onOpen}
    />
  );
}

function NewPlaylist({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useTranslation('child');
  const { child, children } = useChild();
  const add = useChange('playlists', 'add');
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const isNameless = title.trim() === '';
  const [studentId, setStudentId] = useState<string | null>(child?.id ?? null);
  const draft = useFormDraft({ form: 'playlist' }, { title, studentId }, (begun) => {
    setTitle(begun.title);
    setStudentId(begun.studentId);
  });
  return (
    <FormDialog
      title={t('new')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('make')}
      isPending={add.isPending}
      onSubmit={() => {
        setTried(true);
        if (isNameless) return;
        add.mutate({ title, studentId }, { onSuccess: draft.savedThen(({ id }) => onMade(id)) });
      }}
    >
      <TextField
        label={t('newTitle')}
        hint={t('newHint')}
        need="required"
        value={title}
        onChange={setTitle}
        maxLength={120}
        error={tried && isNameless ? t('newTitleMissing') : undefined}
        autoFocus
      />
      {children.length > 0 ? (
        <Select
          label={t('forWhom')}
          none={t('anyone')}
          options={children.map((one) => ({ value: one.id, label: one.initials }))}
          value={studentId}
          onChange={setStudentId}
        />
      ) : null}
      <ErrorNotice error={add.error} />
    </FormDialog>
  );
}
