import { useEffect, useState } from 'react';
import type { WireError } from '../../../shared/contract/index.ts';
import type { Gap } from '../../../shared/domain/index.ts';
import { toWireError, useKeptword } from '../../bridge/index.ts';

type Gaps = { gaps: readonly Gap[]; error: WireError | null };

const NONE: Gaps = { gaps: [], error: null };

/** Breaks and missing stretches of several recordings, in their order. A sealed recording gets no new ones. */
export function useGaps(recordingIds: readonly string[]): Gaps {
  const api = useKeptword();
  const [known, setKnown] = useState(NONE);
  const ids = recordingIds.join(',');
  useEffect(() => {
    if (ids === '') return;
    let current = true;
    Promise.all(ids.split(',').map((recordingId) => api.capture.gaps({ recordingId }))).then(
      (answers) => {
        if (current) setKnown({ gaps: answers.flat(), error: null });
      },
      (thrown) => {
        if (current) setKnown({ gaps: [], error: toWireError(thrown) });
      },
    );
    return () => {
      current = false;
    };
  }, [api, ids]);
  return known;
}
