import { ArrowLeft, ListChecks, MonitorPlay, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { PlaylistView } from '../../../shared/contract/index.ts';
import type { PlaylistItem } from '../../../shared/domain/index.ts';
import { useNavigation, useUndo } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Button,
  ConfirmDialog,
  EmptyState,
  ErrorNotice,
  Loading,
  Page,
  Section,
  useMessages,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { PickMoments } from './pick-moments.tsx';
import { PlaylistItems } from './playlist-items.tsx';

/** One playlist: its moments in order, and the button that gives the window to the child. */
export function PlaylistPage({ id }: { id: string }) {
  const { t } = useTranslation('child');
  const { go } = useNavigation();
  const view = useCall('playlists', 'get', { id });
  const change = useChange('playlists', 'change');
  const [picking, setPicking] = useState(false);
  const above = (
    <Button kind="link" icon={<ArrowLeft aria-hidden />} onPress={() => go({ at: 'playlists' })}>
      {t('all')}
    </Button>
  );
  if (view.error) {
    return (
      <Page title={t('title')} above={above}>
        <ErrorNotice error={view.error} onRetry={() => void view.refetch()} />
      </Page>
    );
  }
  if (!view.data) return <Loading />;
  const { playlist, items } = view.data;
  const plain = items.map(({ momentId, title, privateOk }): PlaylistItem => ({ momentId, title, privateOk }));
  const onItems = (next: PlaylistItem[]) => change.mutate({ id, change: { items: next } });
  const choose = (
    <Button icon={<ListChecks aria-hidden />} onPress={() => setPicking(true)}>
      {t('choose')}
    </Button>
  );
  return (
    <Page title={playlist.title} above={above} action={<Give view={view.data} />}>
      <ErrorNotice error={change.error} />
      <Section title={t('items')} aside={items.length > 0 ? choose : undefined}>
        {items.length === 0 ? (
          <EmptyState title={t('itemsEmpty')} action={choose} />
        ) : (
          <PlaylistItems items={items} onItems={onItems} />
        )}
      </Section>
      <Remove view={view.data} />
      {picking ? (
        <PickMoments
          chosen={new Set(plain.map(({ momentId }) => momentId))}
          onAdd={(item) => onItems([...plain, item])}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Page>
  );
}

/** A question first: whoever presses it needs the passphrase to get back. */
function Give({ view }: { view: PlaylistView }) {
  const { t } = useTranslation('child');
  const show = useChange('playlists', 'show');
  const [asking, setAsking] = useState(false);
  const { id, plays } = view.playlist;
  return (
    <>
      <Button
        kind="primary"
        size="large"
        icon={<MonitorPlay aria-hidden />}
        isDisabled={plays === 0}
        onPress={() => setAsking(true)}
      >
        {t('give.button')}
      </Button>
      <ConfirmDialog
        title={t('give.title')}
        isOpen={asking}
        onCancel={() => setAsking(false)}
        onConfirm={() => show.mutate({ id })}
        confirm={t('give.go')}
        isPending={show.isPending}
      >
        <p>{t('give.text')}</p>
        <ErrorNotice error={show.error} />
      </ConfirmDialog>
    </>
  );
}

function Remove({ view }: { view: PlaylistView }) {
  const { t } = useTranslation(['child', 'app']);
  const format = useFormat();
  const { go } = useNavigation();
  const messages = useMessages();
  const undo = useUndo();
  const remove = useChange('playlists', 'remove');
  const { id, title, plays, durationMs } = view.playlist;
  return (
    <div className="row">
      <p className="quiet">
        {t('child:count', { count: plays })} · {format.span(durationMs)}
      </p>
      <ErrorNotice error={remove.error} />
      <Button
        kind="danger"
        icon={<Trash2 aria-hidden />}
        isPending={remove.isPending}
        onPress={() =>
          remove.mutate(
            { id },
            {
              onSuccess: () => {
                go({ at: 'playlists' });
                messages.say({
                  text: t('child:removed', { title }),
                  action: { label: t('app:keys.undo'), run: () => void undo('undo') },
                });
              },
            },
          )
        }
      >
        {t('child:remove')}
      </Button>
    </div>
  );
}
