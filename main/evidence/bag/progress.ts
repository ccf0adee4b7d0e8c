import type { ShareNote } from '../../../shared/domain/index.ts';

/** How far the making of a bundle is. */
export type ExportProgress = {
  phase: 'copying' | 'cutting' | 'packing' | 'verifying';
  /** Bytes of this phase. */
  done: number;
  total: number;
  item: string | null;
};

/**
 * `signal` stops the making: nothing of the bundle is left then. `share` says to whom it goes and why: it is written
 * down together with the bundle, or the bundle is taken back.
 */
export type ExportOptions = {
  signal?: AbortSignal;
  onProgress?: (progress: ExportProgress) => void;
  share?: ShareNote | null;
};
