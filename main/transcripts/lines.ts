import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type LineChange,
  lineChange,
  type NewLine,
  newLine,
  type Transcript,
  type TranscriptLine,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';
import type { LineVersion } from '../database/index.ts';

/** Adds a line: while typing, or where a machine heard nothing. Throws `not-found`, `transcript-certified`, `invalid-input`. */
export function addLine(archive: OpenArchive, input: NewLine): TranscriptLine {
  const { index } = archive;
  const given = parsed(newLine, input);
  const of = found(index.transcripts.get(given.transcriptId), 'transcript');
  refuseCertified(of);
  if (given.speakerId !== null) found(index.people.get(given.speakerId), 'person');
  const line: TranscriptLine = {
    ...given,
    id: randomUUID(),
    position: index.transcriptLines.positionAt(of.id, given.startMs),
    timing: 'parent',
    checkedBy: null,
    checkedAt: null,
  };
  commitChange(archive, { what: 'line', before: null, after: line });
  return line;
}

/**
 * Changes a line's words, speaker or time. New words take its check away: nobody has heard them yet. Of a certified line
 * only a time that its file did not give can be set.
 * Throws `not-found`, `transcript-certified`, `invalid-input`.
 */
export function changeLine(
  archive: OpenArchive,
  { id, change }: { id: string; change: LineChange },
): TranscriptLine {
  const { index } = archive;
  const before = found(index.transcriptLines.get(id), 'line');
  const given = parsed(lineChange, change);
  const of = found(index.transcripts.get(before.transcriptId), 'transcript');
  const timesOnly = given.text === undefined && given.speaker === undefined;
  if (!timesOnly || before.timing === 'file') refuseCertified(of);
  const { speaker } = given;
  if (speaker?.speakerId && speaker.speakerId !== before.speakerId) {
    found(index.people.get(speaker.speakerId), 'person');
  }
  // The label that the file gave stays beside the person.
  const label = speaker?.speakerId ? { speakerLabel: before.speakerLabel } : {};
  const after = { ...before, ...timed(given.time), ...speaker, ...label, ...worded(before, given.text) };
  if (!isSame(before, after)) {
    index.transaction(() => {
      commitChange(archive, { what: 'line', before, after });
      if (given.text !== undefined) index.lineDrafts.forget(id);
    });
  } else if (given.text !== undefined && !archive.readOnly) index.lineDrafts.forget(id);
  return after;
}

/** Takes a line out; undo brings it back. Throws `not-found`, `transcript-certified`. */
export function removeLine(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.transcriptLines.get(id), 'line');
  refuseCertified(found(archive.index.transcripts.get(before.transcriptId), 'transcript'));
  commitChange(archive, { what: 'line', before, after: null });
}

/** Every saved version of a line, newest first; of an imported line that nobody changed, only the file's. */
export function historyOfLine(archive: OpenArchive, { id }: { id: string }): LineVersion[] {
  const { index } = archive;
  const line = found(index.transcriptLines.get(id), 'line');
  const versions = index.lineVersions.ofLine(id);
  if (versions.length > 0) return versions;
  const of = found(index.transcripts.get(line.transcriptId), 'transcript');
  return [{ at: of.createdAt, version: line }];
}

/** Keeps what is being typed, at each pause, before it is a change; null forgets it. Throws `not-found`. */
export function saveLineDraft(
  archive: OpenArchive,
  { lineId, text }: { lineId: string; text: string | null },
): void {
  const { index, clock } = archive;
  const line = found(index.transcriptLines.get(lineId), 'line');
  refuseCertified(found(index.transcripts.get(line.transcriptId), 'transcript'));
  if (text === null) index.lineDrafts.forget(lineId);
  else index.lineDrafts.save({ lineId, text }, clock.now().toISOString());
}

/** Makes changes of what was typed and never saved: a crash, a lock or a cut of the power came between. */
export function settleDrafts(archive: OpenArchive, transcriptId: string): void {
  if (archive.readOnly) return;
  for (const { lineId, text } of archive.index.lineDrafts.ofTranscript(transcriptId)) {
    changeLine(archive, { id: lineId, change: { text } });
  }
}

/** @throws KeptwordError transcript-certified */
export function refuseCertified(of: Transcript): void {
  if (of.kind !== 'certified') return;
  throw new KeptwordError(
    'transcript-certified',
    'This transcript is certified, so its words stay as they are. Nothing was changed. Work on the draft beside it.',
  );
}

function timed(time: { startMs: TranscriptLine['startMs']; endMs: TranscriptLine['endMs'] } | undefined) {
  if (!time) return {};
  if (time.endMs < time.startMs) {
    throw new KeptwordError(
      'invalid-input',
      'This line would end before it begins. Nothing was changed. Move its end behind its start.',
      { details: 'endMs is before startMs' },
    );
  }
  return { ...time, timing: 'parent' as const };
}

function worded(before: TranscriptLine, text: string | undefined) {
  if (text === undefined || text === before.text) return {};
  return { text, checkedBy: null, checkedAt: null };
}

function isSame(before: TranscriptLine, after: TranscriptLine): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
