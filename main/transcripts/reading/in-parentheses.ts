import type { Voice } from './voices.ts';

const NAME = /^\(([^()]{1,80})\)$/;
const LEAST = 3;
const MOST = 0.8;

/**
 * Who speaks in captions that have the name in parentheses on a row of its own, above the words, and a dash between two
 * people, as Google Meet writes them. Null where not nearly all cues begin so: then `(laughs)` is what was heard.
 */
export function namesInParentheses(cues: readonly (readonly string[])[]): Set<string> | null {
  const firsts = cues.map((rows) => NAME.exec(rows.find((row) => row.trim() !== '')?.trim() ?? '')?.[1]);
  const names = firsts.filter((name) => name !== undefined);
  return names.length >= LEAST && names.length >= cues.length * MOST ? new Set(names) : null;
}

/** The voices of one cue of such captions; `(laughs)` stays with the words. */
export function voicesBelowNames(rows: readonly string[], names: ReadonlySet<string>): Voice[] {
  const voices: Voice[] = [];
  let before: string | null = null;
  for (const [at, row] of rows.entries()) {
    const name = NAME.exec(row.trim())?.[1];
    const isSpeaker = name !== undefined && (names.has(name) || before === '-' || at === 0);
    if (isSpeaker) voices.push({ speaker: name, text: '' });
    else if (row.trim() !== '' && !isDash(rows, at)) {
      const voice = voices.at(-1);
      if (voice) voice.text += voice.text === '' ? row : `\n${row}`;
      else voices.push({ speaker: null, text: row });
    }
    if (row.trim() !== '') before = row.trim();
  }
  return voices;
}

/** A dash alone above the next name. */
function isDash(rows: readonly string[], at: number): boolean {
  if (rows[at]?.trim() !== '-') return false;
  return NAME.test(
    rows
      .slice(at + 1)
      .find((row) => row.trim() !== '')
      ?.trim() ?? '',
  );
}
