import type { ReadLine } from './read-line.ts';

/** A name is short and has no sentence in it. Letters of any language, digits, and what names are written with. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’&()/#-]{0,39}$/u;
const PREFIX = /^([^:\n]{1,80}):[ \t]+(?=\S)/u;
/** What a machine or a court reporter calls a voice: a label even when it speaks only once. */
const LABEL =
  /^(?:speaker|spk|voice|unknown|unknown speaker|participant|hablante|interlocutor|persona|voz)(?:[ _#-]?\d+)?$|^(?:mr|mrs|ms|dr|sr|sra|srta|prof)\.? \S/i;
/** `THE WITNESS`, `Q.`, `MS. RIVERA`, `ANN GRAY, SCHOOL PSYCHOLOGIST`. */
const SPOKEN_FOR = /^(?:[QA]\.?|\p{Lu}[\p{Lu}.,'’/-]*(?: \p{Lu}[\p{Lu}.,'’/-]*)+)$/u;
const CAPITALS = /^\p{Lu}/u;
/** A question, or a word of four letters with a stop and more words behind it: "We agree. But", not "J. Smith". */
const SENTENCE = /[?!…]|\p{L}{4}\. |[.,;]$/u;
/** Where so many of the lines begin with a name of their own, what stands there is a name in every line. */
const NEARLY_ALL = 0.8;
const FEW = 5;

/** True for `Ms. Rivera` or `Speaker 1`; false for the beginning of a sentence. */
export function looksLikeName(text: string): boolean {
  const words = text.split(/\s+/);
  return NAME.test(text) && words.length <= 5 && (CAPITALS.test(text) || /^\p{N}|\d$/u.test(text));
}

/** True for whatever somebody may call himself in a meeting: `ann’s iPad`, `Gray, Ann (she/her), School Psychologist`. */
export function couldBeName(text: string): boolean {
  const isShort = text.length <= 80 && text.split(/\s+/).length <= 10;
  return isShort && /[\p{L}\p{N}]/u.test(text) && !SENTENCE.test(text.replace(/\b(?:Jr|Sr|II)\.$/, ''));
}

/** What a machine or a court reporter calls a voice, which cannot be a word of speech: "Speaker 2", "Ms. Rivera". */
export function isSureName(name: string): boolean {
  return CAPITALS.test(name) && (LABEL.test(name) || SPOKEN_FOR.test(name));
}

/**
 * Takes `Name: ` off the front of lines that have no speaker yet. A name counts when it stands before at least two
 * lines, or is one that cannot be a word of speech ("Speaker 2", "Ms. Rivera"): so "Note: we disagree" stays speech.
 * Where nearly all lines begin with a name, as Zoom writes them, one that speaks once counts too.
 */
export function takeNames(lines: readonly ReadLine[]): ReadLine[] {
  const names = namesBefore(lines.filter(({ speaker }) => speaker === null).map(({ text }) => text));
  return lines.map((line) => {
    const name = line.speaker === null ? prefixOf(line.text) : null;
    return name !== null && names.has(name)
      ? { ...line, speaker: name, text: line.text.replace(PREFIX, '') }
      : line;
  });
}

/** The names that stand before these texts, by the rules of `takeNames`. */
export function namesBefore(texts: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const name = prefixOf(text);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const isClear = (name: string) => looksLikeName(name) || SPOKEN_FOR.test(name);
  const repeated = [...counts].filter(([name, count]) => count >= 2 || (isSureName(name) && isClear(name)));
  const lines = repeated.reduce((sum, [, count]) => sum + count, 0);
  if (texts.length < FEW || lines < texts.length * NEARLY_ALL) {
    return new Set(repeated.map(([name]) => name).filter(isClear));
  }
  const prefixed = [...counts.values()].reduce((sum, count) => sum + count, 0);
  // Each line begins with a name, as in Zoom's file: then whatever somebody calls himself is one.
  const isTaken = (name: string) => isClear(name) || (counts.get(name) ?? 0) >= 2;
  return new Set(prefixed === texts.length ? counts.keys() : [...counts.keys()].filter(isTaken));
}

/** What stands before a colon at the front of a text and could be a name; null else. */
export function prefixOf(text: string): string | null {
  const name = PREFIX.exec(text)?.[1]?.trim() ?? '';
  return name !== '' && (isSureName(name) || couldBeName(name)) ? name : null;
}
