import { ListChecks, MonitorPlay, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { PlaylistView } from '../../../shared/contract/index.ts';
import type { PlaylistItem } from '../../../shared/domain/index.ts';
import { useNavigation, useSayDone } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  ConfirmDialog,
  EmptyState,
  ErrorNotice,
  Loading,
  Page,
  Section,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { AllowWords } from './allow-words.tsx';
import { PickMoments } from './pick-moments.tsx';
import { type OnItems, PlaylistItems, plainItem, without } from './playlist-items.tsx';

/** One playlist: its moments in order, and the button that gives the window to the child. */
export function PlaylistPage({ id }: { id: string }) {
  const { t } = useTranslation('child');
  const { go } = useNavigation();
  const view = useCall('playlists', 'get', { id });
  const { error, onItems } = useItems(view.data);
  const [picking, setPicking] = useState(false);
  const above = <BackLink onPress={() => go({ at: 'playlists' })}>{t('all')}</BackLink>;
  if (view.error) {
    return (
      <Page title={t('title')} above={above}>
        <ErrorNotice error={view.error} onRetry={() => void view.refetch()} />
      </Page>
    );
  }
  if (!view.data) return <Loading />;
  const { playlist, items } = view.data;
  const choose = (
    <Button icon={<ListChecks aria-hidden />} onPress={() => setPicking(true)}>
      {t('choose')}
    </Button>
  );
  return (
    <Page title={playlist.title} above={above} action={<Give view={view.data} />}>
      <ErrorNotice error={error} />
      <Section title={t('items')} aside={items.length > 0 ? choose : undefined}>
        {items.length === 0 ? (
          <EmptyState title={t('itemsEmpty')} action={choose} />
        ) : (
          <PlaylistItems playlistId={id} items={items} onItems={onItems} />
        )}
      </Section>
      <AllowWords playlist={playlist} />
      <Remove view={view.data} />
      {picking ? (
        <PickMoments
          chosen={new Set(items.map(({ momentId }) => momentId))}
          onAdd={(item) => onItems((now) => [...without(now, item.momentId), item])}
          error={error}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Page>
  );
}

/** The list is sent whole, so each change builds on the one before it, also while main has not answered that yet. */
function useItems(view: PlaylistView | undefined) {
  const { mutate, error } = useChange('playlists', 'change');
  const sent = useRef<readonly PlaylistItem[] | null>(null);
  const onItems: OnItems = (changed) => {
    if (!view) return;
    const items = changed(sent.current ?? view.items.map(plainItem));
    sent.current = items;
    const done = () => {
      if (sent.current === items) sent.current = null;
    };
    mutate({ id: view.playlist.id, change: { items } }, { onSettled: done });
  };
  return { error, onItems };
}

/** A question first: whoever presses it needs the passphrase to get back. */
function Give({ view }: { view: PlaylistView }) {
  const { t } = useTranslation('child');
  const show = useChange('playlists', 'show');
  const [asking, setAsking] = useState(false);
  const { id, plays, ownWords } = view.playlist;
  return (
    <div className="stack" data-gap="small">
      <Button
        kind="primary"
        size="large"
        icon={<MonitorPlay aria-hidden />}
        isDisabled={plays === 0}
        onPress={() => setAsking(true)}
      >
        {t('give.button')}
      </Button>
      {plays === 0 ? <p className="quiet">{t('give.empty')}</p> : null}
      <ConfirmDialog
        title={t('give.title')}
        isOpen={asking}
        onCancel={() => setAsking(false)}
        onConfirm={() => show.mutate({ id })}
        confirm={t('give.go')}
        isPending={show.isPending}
      >
        <p>{t(ownWords ? 'give.textWrites' : 'give.text')}</p>
        <ErrorNotice error={show.error} />
      </ConfirmDialog>
    </div>
  );
}

function Remove({ view }: { view: PlaylistView }) {
  const { t } = useTranslation('child');
  const format = useFormat();
  const { go } = useNavigation();
  const sayDone = useSayDone();
  const remove = useChange('playlists', 'remove');
  const { id, title, plays, durationMs } = view.playlist;
  return (
    <div className="row">
      <p className="quiet">
        {t('count', { count: plays })} · {format.span(durationMs)}
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
                sayDone(t('removed', { title }));
              },
            },
          )
        }
      >
        {t('remove')}
      </Button>
    </div>
  );
}
