import {
  type DocumentType,
  documentCode,
  type Paper,
  type Recording,
  recordingCode,
  type Session,
} from '../../../shared/domain/index.ts';
import { type Milliseconds, spokenTime } from '../../../shared/time/index.ts';

/** BUNDLE.md: ASCII, '/' separators, no path over 180 characters, so that every file system and ZIP program reads it. */
export const LONGEST_PATH = 180;

/**
 * Letters, digits, dot, hyphen and underscore; accents are dropped ("José" → "Jose"). Never empty, never begins with
 * a dot, so that no name is hidden, reserved or climbs out of its folder.
 */
export function asciiName(text: string, fallback: string): string {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.\-_]+|[-_]+$/g, '')
    .slice(0, 40);
  return folded === '' ? fallback : folded;
}

/** `IEP-bundle_J.R._2026-10-20`; several children are joined by a plus-free hyphen. */
export function bundleName(initials: readonly string[], meetingDate: string): string {
  const who = initials.map((one) => asciiName(one, 'child')).join('-') || 'child';
  return `IEP-bundle_${who.slice(0, 40)}_${meetingDate}`;
}

/** `For-someone-new_J.R._2026-11-22`, by the day on which it is made. Whom it is for is in no name of a file. */
export function forNewName(initials: string, day: string): string {
  return `For-someone-new_${asciiName(initials, 'child')}_${day}`;
}

/** `sound/01_2026-10-20_00h12m05s.wav`, in the order in which it is heard. */
export function forNewClipPath(position: number, of: number, day: string, start: Milliseconds): string {
  return `sound/${String(position).padStart(Math.max(2, String(of).length), '0')}_${day}_${fileTime(start)}.wav`;
}

/** `P-01`, as exhibits are numbered at a hearing by the parent's side; `P-001` of over 99, so that a listing is in order. */
export function exhibitCode(position: number, of = position): string {
  return `P-${String(position).padStart(Math.max(2, String(of).length), '0')}`;
}

/** `data/03_originals/R01_2026-10-20_session1.m4a` */
export function originalPath(recording: Recording, session: Session): string {
  const code = recordingCode(recording.ordinal);
  return `data/03_originals/${code}_${session.date}_session${session.ordinal}.${extensionOf(recording)}`;
}

const PAPER_ENDING: Record<DocumentType, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** `data/07_documents/2026-10-25_D01_iep.pdf`: a folder sorted by name is in order of dates, and the undated come last. */
export function paperPath({ date, ordinal, kind, mediaType }: Paper): string {
  return `data/07_documents/${date ?? 'undated'}_${documentCode(ordinal)}_${kind}.${PAPER_ENDING[mediaType]}`;
}

/** `data/04_transcripts/R01_T1_checked.vtt`; `ending` may also be what tells the certified file as it was received. */
export function transcriptPath(code: string, ending: string): string {
  return `data/04_transcripts/${code}_${ending}`;
}

/** `data/05_clips/P-01_R01_00h12m05s-00h12m48s.wav` */
export function clipPath(
  exhibit: string,
  recording: Recording,
  start: Milliseconds,
  end: Milliseconds,
): string {
  return `data/05_clips/${exhibit}_${recordingCode(recording.ordinal)}_${fileTime(start)}-${fileTime(end)}.wav`;
}

function fileTime(value: Milliseconds): string {
  const { hours, minutes, seconds } = spokenTime(value);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(hours)}h${two(minutes)}m${two(seconds)}s`;
}

/** The ending of the file as it was received, so that a player knows it; else the container's own name. */
function extensionOf(recording: Recording): string {
  const received = /\.([A-Za-z0-9]{1,8})$/.exec(recording.originalName)?.[1];
  if (received !== undefined) return received.toLowerCase();
  return /^[a-z0-9]{1,8}/.exec(recording.container.toLowerCase())?.[0] ?? 'bin';
}

/** A link from one file of the bundle to another, both given from the bundle's root. */
export function relativeLink(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to;
}
