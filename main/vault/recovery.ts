import { randomInt } from 'node:crypto';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { KeptwordError } from '../../shared/contract/index.ts';

/** 24 words of the English BIP39 list: 256 bits and an 8-bit checksum that catches most slips of the pen. */
export const RECOVERY_WORDS = 24;
/** How many words the drill asks for, and the fewest that count as one. */
const DRILL_WORDS = 3;

const MAX_TEXT = 64 * 1024;

/** The words that stand for 32 bytes. */
export function wordsOf(entropy: Uint8Array): string[] {
  return entropyToMnemonic(entropy, wordlist).split(' ');
}

/** The 32 bytes behind the words. Throws `wrong-recovery-code` and names the place, never the word. */
export function entropyOf(words: readonly string[]): Uint8Array {
  const plain = words.map(plainWord);
  if (plain.length !== RECOVERY_WORDS) {
    throw wrongCode(`The recovery code has 24 words, but there are ${plain.length} here.`);
  }
  const unknown = plain.findIndex((word) => !wordlist.includes(word));
  if (unknown !== -1) throw wrongCode(`Word ${unknown + 1} is not a word of the recovery code.`);
  try {
    return mnemonicToEntropy(plain.join(' '), wordlist);
  } catch {
    throw wrongCode('One of the words is wrong, or two have changed places.');
  }
}

/** As `wrong-recovery-code`: the words are a real code, of another archive. */
export function codeOfAnotherArchive(): KeptwordError {
  return wrongCode('This is the recovery code of another archive.');
}

/** Positions for the drill, ascending; 1 is the first word. */
export function pickDrill(): number[] {
  const positions = new Set<number>();
  while (positions.size < DRILL_WORDS) positions.add(1 + randomInt(RECOVERY_WORDS));
  return [...positions].sort((a, b) => a - b);
}

/** True when at least three different positions are given and every word is the one at its position. */
export function answersDrill(
  words: readonly string[],
  answers: readonly { readonly position: number; readonly word: string }[],
): boolean {
  const asked = new Set(answers.map((answer) => answer.position));
  const right = answers.every((answer) => words[answer.position - 1] === plainWord(answer.word));
  return right && asked.size >= DRILL_WORDS;
}

/**
 * Finds the code in what a person typed, or in the text of a recovery sheet. Case, numbers, line breaks and columns do
 * not matter. Numbered words ("7. apple") are put in the order of their numbers; otherwise the text holds the words only.
 * Throws `wrong-recovery-code`.
 */
export function parseRecoveryCode(text: string): string[] {
  const plain = text.slice(0, MAX_TEXT).normalize('NFKC').toLowerCase();
  const words =
    numberedWords(plain) ??
    plain
      .replace(/\d+\s*[.):]?/g, ' ')
      .split(/[^a-z]+/)
      .filter(Boolean);
  entropyOf(words);
  return words;
}

function numberedWords(text: string): string[] | null {
  const found = new Map<number, string>();
  for (const [, number, word] of text.matchAll(/(?<![\d.])(\d{1,2})[.):][^\S\n]*([a-z]+)/g)) {
    if (word === undefined || found.has(Number(number))) return null;
    found.set(Number(number), word);
  }
  const words: string[] = [];
  for (let number = 1; number <= RECOVERY_WORDS; number++) words.push(found.get(number) ?? '');
  return words.includes('') ? null : words;
}

function plainWord(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}

function wrongCode(what: string): KeptwordError {
  return new KeptwordError(
    'wrong-recovery-code',
    `${what} Nothing was changed. Check the words on your sheet and try again.`,
  );
}
