import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Holds every word that a parent reads to EXPERIENCE.md "Words": the same keys in both languages, the same blanks in
 * each sentence, no key that nothing shows, at most 20 words a sentence, and a reading level of about grade 6.
 */

/** `{ en: { unlock: { 'start.title': 'Keep the word…' } } }` */
export type Words = Record<string, Record<string, Record<string, string>>>;

export const MAX_WORDS = 20;
/** Flesch-Kincaid grade of all of a feature's English sentences together. A single short label has no grade. */
const MAX_GRADE = 6;
/** Fernández Huerta's reading ease for Spanish; 70 and above is "fairly easy", about sixth grade. */
const MIN_EASE_ES = 70;
/** Below this many words a figure says more about one term than about the text. */
const ENOUGH_WORDS = 60;

/** All that is wrong, one sentence each; nothing when all is well. */
export function problemsOf(words: Words, sources: string): string[] {
  return [...differences(words), ...unused(words, sources), ...tooLong(words), ...tooHard(words)];
}

function differences(words: Words): string[] {
  const problems: string[] = [];
  const languages = Object.keys(words);
  for (const language of languages) {
    for (const other of languages.filter((one) => one !== language)) {
      for (const [feature, key, text] of entries(words, language)) {
        // Spanish has a form of its own for millions; English has not.
        if (key.endsWith('_many')) continue;
        const translated = words[other]?.[feature]?.[key];
        if (translated === undefined) problems.push(`${other}/${feature}: “${key}” is missing`);
        else if (translated.trim() === '') problems.push(`${other}/${feature}: “${key}” is empty`);
        else if (blanks(text) !== blanks(translated))
          problems.push(`${other}/${feature}: “${key}” has other blanks`);
      }
    }
  }
  return [...new Set(problems)];
}

/** The names in double braces, sorted: `count title`. A singular may leave out the number. */
function blanks(text: string): string {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
  return names
    .filter((name) => name !== 'count')
    .sort()
    .join(' ');
}

/** A key is used when it stands in the sources as a whole string, or begins like a string with a part to fill in. */
function unused(words: Words, sources: string): string[] {
  const whole = new Set([...sources.matchAll(/['"`](?:[\w-]+:)?([\w.-]+)['"`]/g)].map((match) => match[1]));
  const beginnings = [...sources.matchAll(/`(?:([\w-]+):)?([\w.-]*)\$\{/g)]
    .map((match) => ({ feature: match[1], start: match[2] ?? '' }))
    .filter(({ feature, start }) => feature !== undefined || start.includes('.'));
  return entries(words, 'en')
    .map(([feature, key]) => ({ feature, key: key.replace(/_(zero|one|two|few|many|other)$/, '') }))
    .filter(
      ({ feature, key }) =>
        !whole.has(key) &&
        !beginnings.some((one) => (one.feature ?? feature) === feature && key.startsWith(one.start)),
    )
    .map(({ feature, key }) => `en/${feature}: nothing shows “${key}”`);
}

function tooLong(words: Words): string[] {
  return Object.keys(words).flatMap((language) =>
    entries(words, language).flatMap(([feature, key, text]) =>
      sentencesOf(text)
        .filter((sentence) => wordsOf(sentence).length > MAX_WORDS)
        .map(
          (sentence) =>
            `${language}/${feature}: “${key}” has ${wordsOf(sentence).length} words in one sentence`,
        ),
    ),
  );
}

function tooHard(words: Words): string[] {
  const problems: string[] = [];
  for (const [language, features] of Object.entries(words)) {
    for (const [feature, texts] of Object.entries(features)) {
      const sentences = Object.values(texts)
        .flatMap(sentencesOf)
        .filter((sentence) => wordsOf(sentence).length >= 4);
      const all = sentences.flatMap(wordsOf);
      if (all.length < ENOUGH_WORDS) continue;
      const perSentence = all.length / sentences.length;
      if (language === 'en') {
        const grade = 0.39 * perSentence + 11.8 * (sum(all, syllablesEn) / all.length) - 15.59;
        if (grade > MAX_GRADE) problems.push(`en/${feature}: reads like grade ${grade.toFixed(1)}`);
      } else {
        const ease = 206.84 - 60 * (sum(all, syllablesEs) / all.length) - 1.02 * perSentence;
        if (ease < MIN_EASE_ES) problems.push(`es/${feature}: reading ease is only ${ease.toFixed(0)}`);
      }
    }
  }
  return problems;
}

function entries(words: Words, language: string): [feature: string, key: string, text: string][] {
  return Object.entries(words[language] ?? {}).flatMap(([feature, texts]) =>
    Object.entries(texts).map(([key, text]): [string, string, string] => [feature, key, text]),
  );
}

/** A blank counts as one word. */
export function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/\{\{\w+\}\}/g, 'X')
    .split(/(?<=[.!?…:])\s+/)
    .filter((sentence) => sentence.trim() !== '');
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
}

function sum(all: readonly string[], of: (word: string) => number): number {
  return all.reduce((total, word) => total + of(word), 0);
}

/** Groups of vowels, without a silent e at the end: right for about nine words in ten. */
export function syllablesEn(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?<=[a-z]{2})(es|ed|e)$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

/** Groups of vowels; two strong vowels, or an accented weak one, are two syllables. */
export function syllablesEs(word: string): number {
  const groups = word.toLowerCase().match(/[iuü]?[aeoáéó][iuü]?|[íú]|[iuü]+/g);
  return Math.max(1, groups?.length ?? 0);
}

/** Reads every catalogue under a folder of languages, with nested keys joined by dots. */
export function readWords(folder: string): Words {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  return Object.fromEntries(
    languages.map(({ name: language }) => [
      language,
      Object.fromEntries(
        readdirSync(`${folder}/${language}`)
          .filter((file) => file.endsWith('.json'))
          .map((file) => [
            file.slice(0, -'.json'.length),
            flat(JSON.parse(readFileSync(`${folder}/${language}/${file}`, 'utf8')), ''),
          ]),
      ),
    ]),
  );
}

function flat(value: unknown, path: string): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  if (typeof value !== 'object' || value === null)
    throw new Error(`“${path}” is neither text nor a group of texts`);
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`)),
  );
}

/** All TypeScript of the screens as one text. */
export function readSources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && /\.tsx?$/.test(one.name))
    .map((one) => readFileSync(`${one.parentPath}/${one.name}`, 'utf8'))
    .join('\n');
}

if (import.meta.main) {
  const renderer = fileURLToPath(new URL('../renderer', import.meta.url));
  const problems = problemsOf(readWords(`${renderer}/i18n`), readSources(renderer));
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? 'Every word is in order.' : `${problems.length} things to mend.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
