import {
  foldWord,
  type LineColumns,
  placedWords,
  type TranscriptLine,
  termsOf,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

/** What was found is heard from so long before, so that the sentence is heard whole; as in the search over everything. */
export const LEAD_IN_MS = 5_000;

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

const folded = new WeakMap<Line, string>();

/** Without accents and capitals, kept beside each line: 20,000 lines are folded once and not at every key. */
function foldedOf(line: Line): string {
  const known = folded.get(line);
  if (known !== undefined) return known;
  const text = foldWord(`${line.speakerLabel ?? ''} ${line.text}`);
  folded.set(line, text);
  return text;
}

/** What a word is made of, in text without accents. */
const SIGN = '[\\p{L}\\p{N}\\p{Co}]';
const BETWEEN = '[^\\p{L}\\p{N}\\p{Co}]+';

/** One thing that is looked for, in folded text: anywhere in a word, or several words side by side. */
function wantedIn(search: string): ((text: string) => boolean)[] {
  return termsOf(search).map(({ words, open }) => {
    const [first = '', ...rest] = words.map(foldWord);
    if (rest.length === 0) return (text) => text.includes(first);
    const end = open ? '' : `(?!${SIGN})`;
    // Words have only letters and digits: nothing in them means anything to an expression.
    const phrase = new RegExp(`(?<!${SIGN})${[first, ...rest].join(BETWEEN)}${end}`, 'u');
    return (text) => text.includes(first) && phrase.test(text);
  });
}

type LineChoice = {
  readonly search: string;
  readonly unchecked: boolean;
  /** Names of people by their id: who was named by the parent is found too. */
  readonly names?: ReadonlyMap<string, string>;
};

/**
 * The lines in which everything that is looked for stands, or all of them; only those that nobody checked, if asked. Words
 * in quotes stand side by side, as in the search over everything; one word is found inside longer ones too.
 */
export function chosenLines(
  lines: readonly Line[],
  { search, unchecked, names }: LineChoice,
): readonly Line[] {
  const wanted = wantedIn(search);
  if (wanted.length === 0 && !unchecked) return lines;
  const known = new Map(Array.from(names ?? [], ([id, name]) => [id, foldWord(name)]));
  return lines.filter((line) => {
    if (unchecked && line.checkedAt !== null) return false;
    if (wanted.length === 0) return true;
    const text = foldedOf(line);
    const name = known.get(line.speakerId ?? '') ?? '';
    return wanted.every((isIn) => isIn(text) || isIn(name));
  });
}

/** The words of a line in parts, marked where a word is one that is looked for or has it in itself. */
export function markedParts(text: string, search: string): { text: string; hit: boolean }[] {
  const wanted = termsOf(search).flatMap(({ words }) => words.map(foldWord));
  if (wanted.length === 0) return [{ text, hit: false }];
  const parts: { text: string; hit: boolean }[] = [];
  let done = 0;
  for (const { folded: word, from, to } of placedWords(text)) {
    if (!wanted.some((one) => word.includes(one))) continue;
    if (from > done) parts.push({ text: text.slice(done, from), hit: false });
    parts.push({ text: text.slice(from, to), hit: true });
    done = to;
  }
  if (done < text.length) parts.push({ text: text.slice(done), hit: false });
  return parts;
}
