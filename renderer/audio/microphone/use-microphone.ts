import { useEffect } from 'react';
import { useCapture, useCaptureStore, useKeptword } from '../../bridge/index.ts';
import { startMicrophone } from './microphone.ts';

/**
 * Sends the window's microphone to main for as long as main wants it, on whatever screen the person is, the lock screen
 * too. Only main decides: a recording or a level test must have been started by hand.
 */
export function useMicrophone(): void {
  const api = useKeptword();
  const store = useCaptureStore();
  const wanted = useCapture((news) => news.state?.feedWanted === true);
  useEffect(() => {
    if (!wanted) return;
    const microphone = startMicrophone({
      send: async (piece) => (await api.capture.feed(piece)).wanted,
      onTrouble: (trouble) => store.troubled(trouble),
    });
    return () => microphone.stop();
  }, [api, store, wanted]);
}
