import { InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { type Milliseconds, parseTimecode } from '../../../shared/time/index.ts';

/** Reads `[[h:]m:]s[.mmm]`; anything else is wrong usage. */
export function time(text: string): Milliseconds {
  const value = parseTimecode(text);
  if (value === null) throw new InvalidArgumentError('A time is [[h:]m:]s[.mmm], for example 1:02:05.250.');
  return value;
}

/** Reads a calendar day that exists. */
export function day(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('A day is YYYY-MM-DD.');
  return text;
}

/** Reads the number of a page: 1 for the first. */
export function page(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 9999)
    throw new InvalidArgumentError('A page is a number from 1 to 9999.');
  return value;
}

/** Reads a text that says something. */
export function words(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}

/** An option that takes one of a few words. */
export function oneOf(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices([...choices]);
}

/** The same, and it may be given again for another: a list, empty where nothing was given. */
export function someOf(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, `${description}; again for another`)
    .choices([...choices])
    .argParser((text: string, before: string[]) => {
      if (!choices.includes(text))
        throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
      return [...before, text];
    })
    .default([], 'none');
}

export const passphraseFile = () =>
  new Option(
    '--passphrase-file <file>',
    'file whose first line is the passphrase (or KEPTWORD_PASSPHRASE_FILE)',
  );
