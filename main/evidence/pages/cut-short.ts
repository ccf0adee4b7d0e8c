import { samplesToMs } from '../../../shared/time/index.ts';
import type { Folder, RecordingSheet } from '../content/index.ts';

/** The whole recording of an exhibit, in one sentence; null where nothing shows that it was cut short. */
export function cutSentence({ code, recording }: RecordingSheet): string | null {
  return recording.cutShort && `${code} is cut short. The file had no more when the archive received it.`;
}

/** What is known of the cut of a recording, each fact with who says so; none of a whole one. */
export function cutFacts({ recording }: RecordingSheet): readonly (readonly [string, string | number])[] {
  const { cutShort } = recording;
  if (cutShort === null) return [];
  const unsaid = 'The file does not say';
  return [
    ['What shows it', cutShort.why],
    ['Bytes that are here', recording.bytes],
    ['Bytes of the whole, at least, as the file itself says', cutShort.bytesExpected ?? unsaid],
    ['Milliseconds that can be heard', samplesToMs(recording.samples)],
    ['Milliseconds of the whole, as the header of the file says', cutShort.msExpected ?? unsaid],
  ];
}

/** Codes of the recordings of a bundle that are cut short. */
export function cutCodes({ recordings }: Pick<Folder, 'recordings'>): string[] {
  return recordings.filter(({ recording }) => recording.cutShort !== null).map(({ code }) => code);
}

/** What a bundle with such a recording does not show. */
export function cutNotProven(folder: Pick<Folder, 'recordings'>): string {
  const codes = cutCodes(folder);
  if (codes.length === 0) return '';
  return `- What was said after the place where ${codes.join(', ')} stops. The file is cut short: its end was missing when the
  archive received it. What is known of that is in ${codes.map((code) => `${code}.facts.txt`).join(', ')}.
- Why the end is missing. A copy that broke off, a full disk and a person who cut it leave the same file.
`;
}
