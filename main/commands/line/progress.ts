import type { Surroundings } from './surroundings.ts';

/** A line on stderr that is drawn again as work goes on; silent where stderr is a file or a pipe. */
export function progressLine(around: Surroundings) {
  let drawn = '';
  const draw = (text: string) => {
    if (!around.terminal || text === drawn) return;
    around.err(`\r\u001b[K${text}`);
    drawn = text;
  };
  return {
    show(progress: { done: number; total: number | null; item: string | null; phase?: string }): void {
      const { done, total, item, phase } = progress;
      const percent =
        total !== null && total > 0 ? `${Math.min(100, Math.floor((done / total) * 100))} %` : '';
      draw([percent, phase ?? '', item ?? ''].filter(Boolean).join('  '));
    },
    /** Clears the line, so that what comes next starts on an empty one. */
    end(): void {
      draw('');
    },
  };
}
