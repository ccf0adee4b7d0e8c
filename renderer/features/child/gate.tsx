import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ChildView } from '../../../shared/contract/index.ts';
import { useCall, useKeptword, useKeptwordEvent } from '../../bridge/index.ts';
import { useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { ChildWindow } from './child-window.tsx';

/**
 * Above every screen: when a child has the window, there is no other. Main is asked first of all, so a page that is
 * loaded anew comes back to the child's view and nowhere else.
 */
export function ChildGate({ children }: { children: ReactNode }) {
  const showing = useCall('playlists', 'showing');
  const { refetch } = showing;
  const client = useQueryClient();
  // Locked by itself after a while, or by the lid: then the passphrase is asked anyway.
  useKeptwordEvent('archiveState', (news) => {
    // Nobody below hears it while the child has the window.
    client.setQueryData(['archive', 'state'], news);
    void refetch();
  });
  const isHers = showing.data !== undefined && showing.data !== null;
  useEffect(() => {
    if (!isHers) return;
    const stop = (event: Event) => event.preventDefault();
    window.addEventListener('contextmenu', stop);
    return () => window.removeEventListener('contextmenu', stop);
  }, [isHers]);
  useNews(showing.data ?? null);
  if (showing.data) return <ChildWindow view={showing.data} />;
  if (showing.isPending) return null;
  return children;
}

/** Back with the parent, a sentence says that the child wrote something, and where it is. */
function useNews(view: ChildView | null) {
  const { t } = useTranslation('child');
  const api = useKeptword();
  const messages = useMessages();
  const since = useRef<string | null>(null);
  const isThere = view !== null;
  const mayWrite = view?.writes === true;
  useEffect(() => {
    if (isThere) {
      since.current = mayWrite ? (since.current ?? new Date().toISOString()) : null;
      return;
    }
    const from = since.current;
    since.current = null;
    if (from === null) return;
    api.childNotes.list({ meetingId: null }).then(
      (all) => {
        const count = all.filter(({ note }) => note.changedAt >= from).length;
        if (count > 0) messages.say({ text: t('wrote.news', { count }) });
      },
      // Locked meanwhile: nothing of it is said before the passphrase, and the notes stand on their page.
      () => undefined,
    );
  }, [isThere, mayWrite, api, messages, t]);
}
