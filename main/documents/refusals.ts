import { KeptwordError } from '../../shared/contract/index.ts';

/** 200 MB: a plan of 100 pages scanned in colour at 300 dots an inch has about half of that. */
export const MOST_BYTES = 200_000_000;

/** What a parent is told of a file that is not kept. Each says what to do next. */
export const refused = {
  empty: () =>
    new KeptwordError(
      'file-empty',
      'This file is empty. Nothing was added. Ask for it again or copy it again.',
    ),
  unknown: (details: string) =>
    new KeptwordError(
      'not-a-document',
      'This is not a PDF, a picture or a Word file. Nothing was added. Save it as a PDF and attach that.',
      { details },
    ),
  locked: (details: string) =>
    new KeptwordError(
      'document-encrypted',
      'This file is locked with a password. Nothing was added. Open it, save a copy without the password and attach that.',
      { details },
    ),
  needsPassword: (details: string) =>
    new KeptwordError(
      'document-needs-password',
      'This file is locked with a password. Nothing was added. Give its password, and it is kept as it came.',
      { details },
    ),
  damaged: (details: string) =>
    new KeptwordError(
      'document-damaged',
      'This file is broken or not complete. Nothing was added. Ask for it again or copy it again.',
      { details },
    ),
  tooLarge: (details: string) =>
    new KeptwordError(
      'document-too-large',
      'This file is too large to keep. Nothing was added. Save it in two or more parts and attach each.',
      { details },
    ),
  unreadable: (details: string) =>
    new KeptwordError(
      'file-unreadable',
      'This file could not be read. Nothing was added. Check that the disk or stick is plugged in, then try again.',
      { details },
    ),
} as const;
