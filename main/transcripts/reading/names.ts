import type { ReadLine } from './read-line.ts';

/** A name is short and has no sentence in it. Letters of any language, digits, and what names are written with. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’&()/#-]{0,39}$/u;
const PREFIX = /^([^:\n]{1,40}):[ \t]+(?=\S)/u;
/** What a machine or a court reporter calls a voice: a label even when it speaks only once. */
const LABEL =
  /^(?:speaker|spk|voice|unknown|participant|hablante|interlocutor|persona|voz)(?:[ _#-]?\d+)?$|^(?:mr|mrs|ms|dr|sr|sra|srta|prof)\.? \S/i;
/** `THE WITNESS`, `Q.`, `MS. RIVERA`. */
const SPOKEN_FOR = /^(?:[QA]\.?|\p{Lu}[\p{Lu}.'’-]*(?: \p{Lu}[\p{Lu}.'’-]*)+)$/u;
const CAPITALS = /^\p{Lu}/u;

/** True for `Ms. Rivera` or `Speaker 1`; false for the beginning of a sentence. */
export function looksLikeName(text: string): boolean {
  const words = text.split(/\s+/);
  return NAME.test(text) && words.length <= 5 && (CAPITALS.test(text) || /^\p{N}|\d$/u.test(text));
}

/**
 * Takes `Name: ` off the front of lines that have no speaker yet. A name counts when it stands before at least two
 * lines, or is one that cannot be a word of speech ("Speaker 2", "Ms. Rivera"): so "Note: we disagree" stays speech.
 */
export function takeNames(lines: readonly ReadLine[]): ReadLine[] {
  const found = lines.map((line) => (line.speaker === null ? prefixOf(line.text) : null));
  const counts = new Map<string, number>();
  for (const name of found) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return lines.map((line, at) => {
    const name = found[at] ?? null;
    if (name === null || !((counts.get(name) ?? 0) >= 2 || isSure(name))) return line;
    return { ...line, speaker: name, text: line.text.replace(PREFIX, '') };
  });
}

function prefixOf(text: string): string | null {
  const name = PREFIX.exec(text)?.[1]?.trim() ?? '';
  return looksLikeName(name) ? name : null;
}

function isSure(name: string): boolean {
  return CAPITALS.test(name) && (LABEL.test(name) || SPOKEN_FOR.test(name));
}
