import { useCallback } from 'react';
import { useKeptword } from '../../bridge/index.ts';
import type { ReadPeaks } from './peak-tiles.ts';

/** Peaks from the archive. */
export function useReadPeaks(): ReadPeaks {
  const api = useKeptword();
  return useCallback((id, fromMs, toMs, steps) => api.recordings.peaks({ id, fromMs, toMs, steps }), [api]);
}
