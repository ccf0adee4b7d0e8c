import { type ChangeObject, diffArrays } from 'diff';
import type { ComparedRow, TextComparison, WordChange } from '../../../shared/domain/index.ts';
import { pairs } from './pair.ts';
import { type Paragraph, paragraphsOf, sameness } from './paragraphs.ts';
import type { ComparedPage } from './told.ts';

/** A paragraph with more signs than this is not compared word by word any more: it is shown as replaced. */
const MOST_TOKENS = 20_000;
/** Milliseconds for the words of one paragraph; then it is shown as replaced. */
const WORDS_WITHIN = 2_000;

/**
 * Two texts, aligned paragraph by paragraph: what is the same, what was taken out, what was added, and what was changed
 * with the words that changed. Equal paragraphs are found with Myers' algorithm (the package `diff`), changed ones by
 * how many words they share.
 */
export function compareTexts(
  first: readonly ComparedPage[],
  second: readonly ComparedPage[],
): TextComparison {
  const before = paragraphsOf(first);
  const after = paragraphsOf(second);
  const rows: ComparedRow[] = [];
  let a = 0;
  let b = 0;
  const blocks = runs(diffArrays(before.paragraphs.map(keyOf), after.paragraphs.map(keyOf)));
  for (const { same, removed, added } of blocks) {
    for (let at = 0; at < same; at += 1)
      rows.push(...sameRow(before.paragraphs[a + at], after.paragraphs[b + at]));
    a += same;
    b += same;
    rows.push(...changedRows(before.paragraphs.slice(a, a + removed), after.paragraphs.slice(b, b + added)));
    a += removed;
    b += added;
  }
  return {
    rows: withMoves(rows),
    leftOut: { first: before.leftOut, second: after.leftOut },
  };
}

const keyOf = ({ key }: Paragraph) => key;
const sideOf = ({ page, text }: Paragraph) => ({ page, text });

/** What follows each other: equal ones, then removed and added ones in any order. */
function runs(
  changes: readonly ChangeObject<string[]>[],
): { same: number; removed: number; added: number }[] {
  const found = [{ same: 0, removed: 0, added: 0 }];
  for (const { added, removed, value } of changes) {
    const last = found.at(-1);
    if (!last) continue;
    if (removed) last.removed += value.length;
    else if (added) last.added += value.length;
    else if (last.removed === 0 && last.added === 0) last.same += value.length;
    else found.push({ same: value.length, removed: 0, added: 0 });
  }
  return found;
}

function sameRow(first: Paragraph | undefined, second: Paragraph | undefined): ComparedRow[] {
  return first && second ? [{ kind: 'same', first: sideOf(first), second: sideOf(second) }] : [];
}

function changedRows(removed: readonly Paragraph[], added: readonly Paragraph[]): ComparedRow[] {
  const paired = pairs(removed.map(keyOf), added.map(keyOf));
  const rows: ComparedRow[] = [];
  let next = 0;
  const addUpTo = (end: number) => {
    for (; next < end; next += 1) {
      const paragraph = added[next];
      if (paragraph) rows.push({ kind: 'added', second: sideOf(paragraph), elsewhere: null });
    }
  };
  for (const [at, paragraph] of removed.entries()) {
    const partner = paired.get(at);
    const other = partner === undefined ? undefined : added[partner];
    if (partner === undefined || !other) {
      rows.push({ kind: 'removed', first: sideOf(paragraph), elsewhere: null });
      continue;
    }
    addUpTo(partner);
    next = partner + 1;
    const words = wordChanges(paragraph.text, other.text);
    rows.push({ kind: 'changed', first: sideOf(paragraph), second: sideOf(other), words });
  }
  addUpTo(added.length);
  return rows;
}

/** The words of a changed paragraph in the order of reading: removed ones before the added ones that replace them. */
export function wordChanges(first: string, second: string): WordChange[] {
  const a = tokensOf(first);
  const b = tokensOf(second);
  const replaced: WordChange[] = [
    { kind: 'removed', text: first },
    { kind: 'added', text: second },
  ];
  if (a.length + b.length > MOST_TOKENS) return replaced;
  const equal = (x: string, y: string) => x === y || sameness(x) === sameness(y);
  const changes = diffArrays(a, b, { comparator: equal, timeout: WORDS_WITHIN });
  return changes ? tidy(changes.map(toWords)) : replaced;
}

/** Words with the dots, strokes and apostrophes inside them ("30-minute", "9/14/2026"), signs, and spaces. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[.,:/'’%-][\p{L}\p{N}]+)*|\s+|[^\s\p{L}\p{N}]/gu) ?? [];
}

function toWords({ added, removed, value }: ChangeObject<string[]>): WordChange {
  return { kind: removed ? 'removed' : added ? 'added' : 'same', text: value.join('') };
}

/** Two changed words with only a space between them are read as one change. */
function tidy(changes: readonly WordChange[]): WordChange[] {
  const found: WordChange[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') found.push({ kind: 'removed', text: removed });
    if (added !== '') found.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [at, { kind, text }] of changes.entries()) {
    const bridge = kind === 'same' && text.trim() === '' && removed !== '' && added !== '';
    const goesOn = changes[at + 1] !== undefined;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (bridge && goesOn) {
      removed += text;
      added += text;
    } else {
      flush();
      found.push({ kind: 'same', text });
    }
  }
  flush();
  return found;
}

/** What was taken out here and stands elsewhere in the other text was moved: both places say where. */
function withMoves(rows: readonly ComparedRow[]): ComparedRow[] {
  const addedOn = new Map<string, number>();
  const removedOn = new Map<string, number>();
  for (const row of rows) {
    if (row.kind === 'added') addedOn.set(sameness(row.second.text), row.second.page);
    if (row.kind === 'removed') removedOn.set(sameness(row.first.text), row.first.page);
  }
  return rows.map((row) => {
    if (row.kind === 'removed') return { ...row, elsewhere: addedOn.get(sameness(row.first.text)) ?? null };
    if (row.kind === 'added') return { ...row, elsewhere: removedOn.get(sameness(row.second.text)) ?? null };
    return row;
  });
}
