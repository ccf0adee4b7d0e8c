/** How far the making of a bundle is. */
export type ExportProgress = {
  phase: 'copying' | 'cutting' | 'packing' | 'verifying';
  /** Bytes of this phase. */
  done: number;
  total: number;
  item: string | null;
};

/** `signal` stops the making: nothing of the bundle is left then. */
export type ExportOptions = { signal?: AbortSignal; onProgress?: (progress: ExportProgress) => void };
