import { KeptwordError } from '../../shared/contract/index.ts';
import {
  byLineTime,
  isQuotable,
  type NewMoment,
  speakerNames,
  type Transcript,
  type TranscriptLine,
} from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';

/** Words that may be quoted, with who said them and where. */
export type Quotation = {
  recordingId: string;
  startMs: number;
  endMs: number;
  text: string;
  /** Certified by whom on which day, or null: then each line was checked by ear. */
  certified: { by: string; on: string } | null;
};

/**
 * The words of these lines, with the speakers' names where they change. A machine invents sentences in silence: a line
 * that nobody checked by ear is a draft and is not quoted, not even among checked ones.
 * Throws `not-found`, `line-not-checked`.
 */
export function quote(archive: OpenArchive, { lineIds }: { lineIds: readonly string[] }): Quotation {
  const { of, lines } = linesInOrder(archive, lineIds);
  const drafts = lines.filter((line) => !isQuotable(of, line));
  if (drafts.length > 0) {
    const many = lines.length === 1 ? 'This line is' : `${drafts.length} of these lines are`;
    throw new KeptwordError(
      'line-not-checked',
      `${many} a draft: nobody has checked the words by ear. Nothing was quoted. Listen, check the words, then quote them.`,
      { details: `${drafts.length} of ${lines.length} lines are not checked` },
    );
  }
  const { certifiedBy: by, certifiedOn: on } = of;
  return {
    recordingId: of.recordingId,
    ...spanOf(lines),
    text: withSpeakers(archive, lines),
    certified: by !== null && on !== null ? { by, on } : null,
  };
}

/**
 * A moment over these lines. Its span is theirs; its words are only those that may be quoted, so they may be none. The
 * speaker is taken over when it is one known person. Throws `not-found`, `invalid-input` (more words than a moment holds).
 */
export function momentOfLines(
  archive: OpenArchive,
  { lineIds }: { lineIds: readonly string[] },
): NewMoment & { text: string } {
  const { of, lines } = linesInOrder(archive, lineIds);
  const { durationMs } = found(archive.index.recordings.get(of.recordingId), 'recording');
  const span = spanOf(lines);
  const said = lines.filter((line) => isQuotable(of, line));
  const [first] = lines;
  const one = lines.every(
    (line) => line.speakerId === first?.speakerId && line.speakerHow === first.speakerHow,
  );
  const speaker = one ? first : undefined;
  const text = speaker?.speakerId ? said.map((line) => line.text).join('\n') : withSpeakers(archive, said);
  if (text.length > LONGEST) throw tooManyWords(text.length);
  return {
    recordingId: of.recordingId,
    startMs: Math.min(span.startMs, durationMs),
    endMs: Math.min(span.endMs, durationMs),
    type: 'statement',
    text,
    speakerId: speaker?.speakerId ?? null,
    speakerHow: speaker?.speakerHow ?? null,
  };
}

function linesInOrder(
  { index }: OpenArchive,
  lineIds: readonly string[],
): { of: Transcript; lines: TranscriptLine[] } {
  const lines = [...new Set(lineIds)]
    .map((id) => found(index.transcriptLines.get(id), 'line'))
    .sort(byLineTime);
  const of = found(index.transcripts.get(lines[0]?.transcriptId ?? ''), 'transcript');
  if (lines.some(({ transcriptId }) => transcriptId !== of.id)) found(null, 'line');
  return { of, lines };
}

/** Lines may overlap: the last to begin need not be the last to end. */
function spanOf(lines: readonly TranscriptLine[]): { startMs: number; endMs: number } {
  return {
    startMs: Math.min(...lines.map(({ startMs }) => startMs)),
    endMs: Math.max(...lines.map(({ endMs }) => endMs)),
  };
}

function withSpeakers(archive: OpenArchive, lines: readonly TranscriptLine[]): string {
  const nameOf = speakerNames(archive.index.people.list());
  let last: string | null = null;
  const said = lines.map((line) => {
    const name = nameOf(line);
    const text = name !== null && name !== last ? `${name}: ${line.text}` : line.text;
    last = name;
    return text;
  });
  return said.join('\n');
}

/** What a moment's text can hold. Nothing is cut off silently. */
const LONGEST = 20_000;

function tooManyWords(length: number): KeptwordError {
  return new KeptwordError(
    'invalid-input',
    'These are too many words for one moment. Nothing was changed. Choose fewer lines.',
    { details: `${length} characters where at most ${LONGEST} fit` },
  );
}
