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
  // Locked by itself after a while, or by the lid: then the passphrase is asked anyway.
  useKeptwordEvent('archiveState', () => void refetch());
  const isHers = showing.data !== undefined && showing.data !== null;
  useEffect(() => {
    if (!isHers) return;
    // A press on the mouse's side button or Alt+← goes nowhere: there is no history to go back in.
    const stop = (event: Event) => event.preventDefault();
    window.addEventListener('contextmenu', stop);
    return () => window.removeEventListener('contextmenu', stop);
  }, [isHers]);
  if (showing.data) return <ChildWindow view={showing.data} />;
  if (showing.isPending) return null;
  return children;
}
