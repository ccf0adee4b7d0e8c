import type { CaptureWarningKind } from '../../shared/contract/index.ts';

export type RaisedWarnings = ReturnType<typeof raisedWarnings>;

/** The warnings that stand; each is told once when it comes and once when it is over. */
export function raisedWarnings(tell: (kind: CaptureWarningKind, active: boolean) => void) {
  const raised = new Set<CaptureWarningKind>();
  return {
    raise(kind: CaptureWarningKind): void {
      if (raised.has(kind)) return;
      raised.add(kind);
      tell(kind, true);
    },
    clear(kind: CaptureWarningKind): void {
      if (raised.delete(kind)) tell(kind, false);
    },
    has: (kind: CaptureWarningKind) => raised.has(kind),
    list: (): CaptureWarningKind[] => [...raised],
  };
}
