import { useState } from 'react';
import type { KeptwordApi } from '../../../shared/contract/index.ts';
import { useKeptword } from '../../bridge/index.ts';

/** Ids alone, of one window, for as long as it is there: nothing of what is in a transcript. */
const lastShown = new WeakMap<KeptwordApi, Map<string, string>>();

/**
 * Which transcript of a recording is shown: the one that was shown last, also after another tab or page. `only` wins.
 * Null until one was chosen.
 */
export function useShownTranscript(recordingId: string, only: string | undefined) {
  const api = useKeptword();
  const [chosen, setChosen] = useState<string | null>(only ?? null);
  const of = lastShown.get(api) ?? new Map<string, string>();
  const choose = (id: string) => {
    lastShown.set(api, of.set(recordingId, id));
    setChosen(id);
  };
  return { chosen: chosen ?? of.get(recordingId) ?? null, choose };
}
