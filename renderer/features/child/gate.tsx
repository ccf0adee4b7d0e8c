import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useCall, useKeptwordEvent } from '../../bridge/index.ts';
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
  if (showing.data) return <ChildWindow view={showing.data} />;
  if (showing.isPending) return null;
  return children;
}
