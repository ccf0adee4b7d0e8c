import type { LineColumns, TranscriptLine } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

/** A line as the screen shows it. */
export type Line = Omit<TranscriptLine, 'transcriptId' | 'position'>;

/** Lines out of the columns in which they cross from main; in the order in which they are read. */
export function linesOf(columns: LineColumns): Line[] {
  return columns.id.map((id, at): Line => {
    const speaker = columns.speakers[columns.speaker[at] ?? -1];
    const check = columns.checks[columns.check[at] ?? -1];
    return {
      id,
      startMs: ms(columns.startMs[at] ?? 0),
      endMs: ms(columns.endMs[at] ?? 0),
      timing: columns.timing[at] ?? 'file',
      text: columns.text[at] ?? '',
      speakerId: speaker?.speakerId ?? null,
      speakerLabel: speaker?.speakerLabel ?? null,
      speakerHow: speaker?.speakerHow ?? null,
      checkedBy: check?.by ?? null,
      checkedAt: check?.at ?? null,
    };
  });
}

/** The lines with these put in by their ids; new ones are added. Sorted again when a time is new. */
export function withLines(lines: readonly Line[], changed: readonly Line[]): Line[] {
  const byId = new Map(changed.map((line) => [line.id, line]));
  let moved = false;
  const next = lines.map((line) => {
    const other = byId.get(line.id);
    if (!other) return line;
    byId.delete(line.id);
    moved ||= other.startMs !== line.startMs;
    return other;
  });
  if (byId.size === 0 && !moved) return next;
  // The sort is stable: lines of the same time stay in the order of the file.
  return [...next, ...byId.values()].sort((a, b) => a.startMs - b.startMs);
}

/** The last line that has begun at a time; -1 before the first. */
export function lineAt(lines: readonly Line[], atMs: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.startMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Who overlaps is lit too; further back than this nobody looks, however long a line lasts. */
const LOOK_BACK = 8;

/** The lines that are being said at a time, as text: equal texts are equal lines, so that nothing is drawn twice. */
export function litAt(lines: readonly Line[], atMs: number): string {
  const last = lineAt(lines, atMs);
  const lit: string[] = [];
  for (let at = Math.max(0, last - LOOK_BACK); at <= last; at += 1) {
    const line = lines[at];
    if (line && line.endMs > atMs) lit.push(line.id);
  }
  return lit.join(' ');
}

const MARKS = /\p{M}/gu;
const folded = new WeakMap<Line, string>();

/** Without accents and capitals, kept beside each line: 20,000 lines are folded once and not at every key. */
function foldedOf(line: Line): string {
  const known = folded.get(line);
  if (known !== undefined) return known;
  const text = fold(`${line.speakerLabel ?? ''} ${line.text}`);
  folded.set(line, text);
  return text;
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(MARKS, '').toLowerCase();
}

/** The lines in which every word of the search stands, or all of them; only those that nobody checked, if asked. */
export function chosenLines(
  lines: readonly Line[],
  { search, unchecked }: { search: string; unchecked: boolean },
): readonly Line[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0 && !unchecked) return lines;
  return lines.filter((line) => {
    if (unchecked && line.checkedAt !== null) return false;
    if (words.length === 0) return true;
    const text = foldedOf(line);
    return words.every((word) => text.includes(word));
  });
}
