import { formatTimecode, type Milliseconds } from '../time/index.ts';
import type { Person } from './meeting.ts';
import { isQuotable, type Transcript, type TranscriptLine } from './transcript.ts';

/** Stands before the words of every line that nobody checked by ear, in every file that leaves. */
export const DRAFT_MARK = '[DRAFT] ';

/** The first words of a text file that we write. Behind them, up to the first blank line, stands what the file is. */
export const TXT_HEAD = 'KEPTWORD TRANSCRIPT';

/** In front of the names in that head: whoever reads the file again need not guess what is a name. */
export const TXT_SPEAKERS = 'Speakers: ';

/** The first row of a VTT that we write: behind it a name stands in a voice (`<v Ann>`) only. */
export const VTT_HEAD = 'WEBVTT - Keptword transcript';

export const EXPORT_FORMATS = ['vtt', 'srt', 'txt'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What stands at the top of a text file, besides the transcript's own facts. */
export type ExportAbout = { code: string; recordingName: string; sha256: string };

type NameOf = (line: TranscriptLine) => string | null;

/** A transcript as a file that other programs read. Speakers keep their names, and every unchecked line says DRAFT. */
export function writeTranscript(
  of: Transcript,
  lines: readonly TranscriptLine[],
  options: { format: ExportFormat; nameOf: NameOf; about: ExportAbout },
): string {
  switch (options.format) {
    case 'vtt':
      return asVtt(of, lines, options.nameOf);
    case 'srt':
      return asSrt(of, lines, options.nameOf);
    case 'txt':
      return asTxt(of, lines, options.nameOf, options.about);
  }
}

/**
 * Who says a line: the person's own name where somebody said whose voice it is, and that she is not sure where she is
 * not (decision 159); else what the file calls it.
 */
export function speakerNames(
  people: readonly Person[],
): (line: Pick<TranscriptLine, 'speakerId' | 'speakerLabel' | 'speakerHow'>) => string | null {
  const names = new Map(people.map(({ id, label }) => [id, label]));
  return ({ speakerId, speakerLabel, speakerHow }) => {
    const name = speakerId === null ? undefined : names.get(speakerId);
    if (name === undefined) return speakerLabel;
    return speakerHow === 'unsure' ? `${name} (not sure)` : name;
  };
}

/** WebVTT (W3C): names as voices, so that a player can show them. */
function asVtt(of: Transcript, lines: readonly TranscriptLine[], nameOf: NameOf): string {
  const head = [VTT_HEAD, ...(of.language === null ? [] : [`Language: ${of.language}`]), ''];
  const note = standing(of, lines).map((line) => line.replaceAll('-->', '->'));
  const cues = lines.map((line) => {
    const name = nameOf(line);
    const voice = name === null ? '' : `<v ${escaped(name.replaceAll(/\s+/g, ' '))}>`;
    return `${clock(line.startMs, '.')} --> ${clock(line.endMs, '.')}\n${voice}${marked(of, line, escaped(inOneBlock(line.text)))}\n`;
  });
  return [...head, `NOTE\n${note.join('\n')}\n`, ...cues].join('\n');
}

function asSrt(of: Transcript, lines: readonly TranscriptLine[], nameOf: NameOf): string {
  return lines
    .map((line, at) => {
      const name = nameOf(line);
      const words = inOneBlock(line.text).replaceAll('-->', '->');
      const times = `${clock(line.startMs, ',')} --> ${clock(line.endMs, ',')}`;
      return `${at + 1}\n${times}\n${marked(of, line, `${name === null ? '' : `${name}: `}${words}`)}\n`;
    })
    .join('\n');
}

function asTxt(
  of: Transcript,
  lines: readonly TranscriptLine[],
  nameOf: NameOf,
  { code, recordingName, sha256 }: ExportAbout,
): string {
  const speakers = [...new Set(lines.map(nameOf).filter((name) => name !== null))];
  const head = [
    `${TXT_HEAD}: ${of.title}`,
    `Recording: ${code}, ${recordingName}`,
    `SHA-256 of the recording: ${sha256}`,
    `${TXT_SPEAKERS}${speakers.join(' | ') || 'none named'}`,
    ...standing(of, lines),
  ].map((line) => line.replaceAll(/\s+/g, ' '));
  const said = lines.map((line) => {
    const name = nameOf(line);
    const words = line.text.replaceAll(/\s*\n\s*/g, ' ');
    const time = line.timing === 'placed' ? '[no time]' : `[${formatTimecode(line.startMs)}]`;
    return `${time} ${marked(of, line, `${name === null ? '' : `${name}: `}${words}`)}`;
  });
  return `${[...head, '', ...said].join('\n')}\n`;
}

/** How much of it may be relied on, in sentences. */
function standing(of: Transcript, lines: readonly TranscriptLine[]): string[] {
  if (of.kind === 'certified') {
    return [`CERTIFIED by ${of.certifiedBy ?? ''} on ${of.certifiedOn ?? ''}.`];
  }
  const drafts = lines.filter((line) => !isQuotable(of, line)).length;
  const checkers = [...new Set(lines.map((line) => line.checkedBy).filter((by) => by !== null))];
  const by = checkers.length > 0 ? [`Checked by ear by: ${checkers.join(', ')}.`] : [];
  if (drafts === 0) return [`CHECKED: every line was checked by ear.`, ...by];
  return [
    `DRAFT: ${drafts} of ${lines.length} lines were not checked by ear. They are marked ${DRAFT_MARK.trim()} and must not be quoted.`,
    ...by,
    'The recording is the evidence. This transcript is an aid to find and follow it.',
  ];
}

/** Every row says it, since rows are copied one by one. */
function marked(of: Transcript, line: TranscriptLine, words: string): string {
  return isQuotable(of, line) ? words : words.replaceAll(/^/gm, DRAFT_MARK);
}

/** A blank row ends a cue, so there is none inside one. */
function inOneBlock(text: string): string {
  return text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `00:12:05.250`: two digits of hours at least, as both formats ask. */
function clock(value: Milliseconds, separator: '.' | ','): string {
  const text = formatTimecode(value, { millis: true }).replace('.', separator);
  return /^\d:/.test(text) ? `0${text}` : text;
}
