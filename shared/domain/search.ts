import { z } from 'zod';
import { isoDate } from '../time/index.ts';
import { issue } from './issue.ts';
import { id, inIep, mark, momentType, outcome } from './vocabulary.ts';

/** What can be found, in the order in which it is shown. `line`: of a transcript. `page`: a document's text. */
export const SEARCH_KINDS = [
  'moment',
  'line',
  'decision',
  'incident',
  'goal',
  'need',
  'evaluation',
  'level',
  'page',
  'document',
  'progress',
  'request',
  'ask',
  'meeting',
  'person',
] as const;
export const searchKind = z.enum(SEARCH_KINDS);
export type SearchKind = z.infer<typeof searchKind>;

/**
 * What narrows a search. A kind that cannot answer a filter (a goal has no speaker) is left out while it is set, so
 * that nothing is shown that the person did not ask for.
 */
export const searchFilters = z.object({
  /** Empty: all kinds. */
  kinds: z.array(searchKind).max(SEARCH_KINDS.length).default([]),
  studentId: id.nullable().default(null),
  meetingId: id.nullable().default(null),
  recordingId: id.nullable().default(null),
  /** Who spoke. */
  personId: id.nullable().default(null),
  /** Days of the meeting, the paper or the entry; both included. */
  from: isoDate.nullable().default(null),
  to: isoDate.nullable().default(null),
  type: momentType.nullable().default(null),
  /** D41, D85: every question that was not answered, every time somebody was cut off. */
  mark: mark.nullable().default(null),
  /** D69: what it goes to, as she chose it. */
  issue: issue.nullable().default(null),
  outcome: outcome.nullable().default(null),
  inIep: inIep.nullable().default(null),
  disputed: z.boolean().default(false),
  /** Leaves out the lines of a transcript that nobody has checked by ear (certified words count as checked). */
  checkedOnly: z.boolean().default(false),
});
export type SearchFilters = z.output<typeof searchFilters>;

/** One filter that narrows; `kinds` and `checkedOnly` choose among hits and need no answer from a kind. */
type Narrowing = Exclude<keyof SearchFilters, 'kinds' | 'checkedOnly'>;

const ANSWERS: Record<SearchKind, readonly Narrowing[]> = {
  moment: [
    'studentId',
    'meetingId',
    'recordingId',
    'personId',
    'from',
    'to',
    'type',
    'mark',
    'issue',
    'outcome',
    'inIep',
    'disputed',
  ],
  line: ['studentId', 'meetingId', 'recordingId', 'personId', 'from', 'to'],
  decision: ['studentId', 'meetingId', 'from', 'to', 'outcome', 'inIep'],
  incident: ['studentId', 'meetingId', 'from', 'to'],
  goal: ['studentId'],
  need: ['studentId'],
  evaluation: ['studentId', 'from', 'to'],
  level: ['studentId', 'from', 'to'],
  page: ['studentId', 'meetingId', 'from', 'to'],
  document: ['studentId', 'meetingId', 'from', 'to'],
  progress: ['studentId', 'from', 'to'],
  request: ['studentId', 'meetingId', 'recordingId', 'from', 'to', 'disputed'],
  ask: ['studentId', 'meetingId', 'from', 'to'],
  meeting: ['studentId', 'meetingId', 'from', 'to'],
  person: [],
};

/** The filters that are set and narrow. */
export function narrowing(filters: SearchFilters): Narrowing[] {
  const { kinds: _kinds, checkedOnly: _checkedOnly, ...rest } = filters;
  return (Object.keys(rest) as Narrowing[]).filter((name) => rest[name] !== null && rest[name] !== false);
}

/** The kinds that are asked for and can answer every filter that is set. */
export function kindsFor(filters: SearchFilters): SearchKind[] {
  const set = narrowing(filters);
  const asked = filters.kinds.length === 0 ? SEARCH_KINDS : filters.kinds;
  return SEARCH_KINDS.filter(
    (kind) => asked.includes(kind) && set.every((name) => ANSWERS[kind].includes(name)),
  );
}

/** Words that stand side by side: one word, or several in quotes. `open`: also found as a beginning. */
export type Term = { readonly words: readonly string[]; readonly open: boolean };

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/**
 * Reads what a person typed. All terms must occur; words in quotes stand side by side; the last word (or an unclosed
 * quote) also matches as a beginning. Any text is a valid question; one without a letter or digit asks for nothing.
 */
export function termsOf(typed: string): Term[] {
  const pieces = typed
    .normalize('NFC')
    .replaceAll(/[“”„«»]/g, '"')
    .split('"');
  return pieces.flatMap((piece, at) => {
    const last = at === pieces.length - 1;
    const quoted = at % 2 === 1;
    const found = (quoted ? [piece] : piece.split(/\s+/)).map(wordsOf).filter(({ length }) => length > 0);
    return found.map((words, index) => ({ words, open: last && index === found.length - 1 }));
  });
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => word).filter((word) => /[^\p{M}]/u.test(word));
}

/** A word as the full-text index compares it: without accents (ñ too) and capitals. */
export function foldWord(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** A word of a text and where it stands: [from, to) in UTF-16 units. */
export type PlacedWord = { readonly folded: string; readonly from: number; readonly to: number };

/** The words of a text, one after the other, folded for comparing. */
export function* placedWords(text: string): Generator<PlacedWord> {
  for (const match of text.matchAll(WORD)) {
    yield { folded: foldWord(match[0]), from: match.index, to: match.index + match[0].length };
  }
}
