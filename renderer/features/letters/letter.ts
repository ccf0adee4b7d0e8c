import type { Language } from '../../i18n/index.ts';

/** A letter, paragraph by paragraph. In both languages it has the same paragraphs, in the same order. */
export type Letter = readonly string[];

/** The same letter in a language. What somebody typed stands in it as it was typed, in `typed`. */
export type WriteLetter = (language: Language) => Letter;

/** Around words that somebody typed: of private use in Unicode, in no font, and taken out of all that leaves. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const MARKS = /[\uE000\uE001]/g;
const APART = /\n[^\S\n]*\n\s*/;

/** Words that are not the letter's: in whatever language they were typed or said, and never translated. Nothing for no words. */
export function typed(text: string): string {
  const words = text.replaceAll(MARKS, '').trim();
  if (words === '') return '';
  return words
    .split(APART)
    .map((part) => `${OPEN}${part}${CLOSE}`)
    .join('\n\n');
}

/** Words without what tells which of them were typed. */
export function plainWords(words: string): string {
  return words.replaceAll(MARKS, '');
}

/** A letter as it is copied. */
export function plainOf(letter: Letter): string {
  return `${plainWords(letter.join('\n\n'))}\n`;
}

/** A paragraph in pieces; `isTyped`: in a language that is not known. */
export function piecesOf(paragraph: string): { text: string; isTyped: boolean }[] {
  return paragraph
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece.replaceAll(MARKS, ''), isTyped: piece.startsWith(OPEN) }));
}

/** One paragraph that is sent, and what it says in the other language; null: the parent wrote it herself. */
export type Step = { sent: string; says: string | null };

/**
 * What is sent and what it says, in step. `edited`: the whole text as the parent changed it by hand; a paragraph that is
 * still the app's own keeps its other language, and one of hers has none.
 */
export function inStep(edited: string | null, sent: Letter, says: Letter): Step[] {
  const other = parts(says);
  const steps = parts(sent).map((text, at) => ({ sent: text, says: other[at] ?? null }));
  if (edited === null) return steps;
  const known = new Map(steps.map((step) => [step.sent.replaceAll(MARKS, '').trim(), step]));
  return edited
    .split(APART)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => known.get(text) ?? { sent: text, says: null });
}

/** What was typed may have paragraphs of its own. */
const parts = (letter: Letter) => letter.flatMap((paragraph) => paragraph.split(APART));
