import {
  type LineBatch,
  recordingCode,
  type Transcript,
  type TranscriptLine,
} from '../../shared/domain/index.ts';
import { contentHashOf } from '../custody/index.ts';
import type { Index } from '../database/index.ts';
import type { EvidenceEntry } from './evidence-entry.ts';
import type { Change, OpenArchive } from './types.ts';

/** Edits of one transcript that are no further apart than this are one session, and one entry of the custody log. */
const SESSION_MS = 10 * 60_000;

type LineChange = Change<'line'>;
type BatchChange = Change<'lines'>;

/** Writes a change to one line with its history, and places anew the lines that have no time. */
export function writeLine(archive: OpenArchive, { before, after }: LineChange): void {
  const { index, clock } = archive;
  const lines = index.transcriptLines;
  const now = clock.now().toISOString();
  const line = after ?? before;
  if (!line) return;
  if (after === null) lines.setDeleted(line.id, now);
  else if (!lines.exists(after.id)) lines.insert(after);
  else if (before === null) {
    lines.replace(after);
    lines.setDeleted(after.id, null);
  } else if (onlyTimeDiffers(before, after)) lines.retime(after.id, after);
  else lines.replace(after);
  const since = index.transcripts.get(line.transcriptId)?.createdAt ?? now;
  if (after) keepVersion(index, before, after, { since, now });
  index.transcripts.raiseRevision(line.transcriptId);
  if (before === null || after === null || before.startMs !== after.startMs || before.endMs !== after.endMs) {
    spread(index, line.transcriptId);
  }
}

/** Writes speaker and check of many lines, with the history of each. A line that was taken out since is left alone. */
export function writeLines({ index, clock }: OpenArchive, { after }: BatchChange): void {
  if (!after) return;
  const now = clock.now().toISOString();
  const lines = index.transcriptLines.some(after.id, idsOf(after));
  const since = index.transcripts.get(after.id)?.createdAt ?? now;
  index.transcripts.raiseRevision(after.id);
  for (const { lineIds, values } of after.groups) {
    for (const id of lineIds) {
      const before = lines.get(id);
      if (!before) continue;
      index.transcriptLines.setValues(id, values);
      keepVersion(index, before, { ...before, ...values }, { since, now });
    }
  }
}

function idsOf(batch: LineBatch): string[] {
  return batch.groups.flatMap(({ lineIds }) => lineIds);
}

/** The history of an imported line begins when it is first changed, with what the file said. */
function keepVersion(
  index: Index,
  before: TranscriptLine | null,
  after: TranscriptLine,
  { since, now }: { since: string; now: string },
): void {
  if (before && !index.lineVersions.has(before.id)) {
    index.lineVersions.insert({ at: since, version: before });
  }
  index.lineVersions.insert({ at: now, version: after });
}

function onlyTimeDiffers(before: TranscriptLine, after: TranscriptLine): boolean {
  return (
    before.text === after.text &&
    before.speakerId === after.speakerId &&
    before.speakerLabel === after.speakerLabel &&
    before.speakerHow === after.speakerHow &&
    before.checkedAt === after.checkedAt
  );
}

function spread(index: Index, transcriptId: string): void {
  const of = index.transcripts.get(transcriptId);
  const recording = of && index.recordings.get(of.recordingId);
  if (recording) index.transcriptLines.spread(transcriptId, recording.durationMs);
}

/** A transcript that comes, goes or comes back. Never its words: who made it, from which file, how many lines. */
export function transcriptEntry(
  index: Index,
  of: Transcript,
  step: 'added' | 'changed' | 'deleted' | 'restored',
): EvidenceEntry {
  const { recordingId, kind, format, sha256, sourceName, certifiedOn } = of;
  const facts = { recordingId, code: codeOf(index, recordingId), kind };
  const file = { format, sha256, sourceName, certifiedOn };
  return {
    event: `transcript-${step}`,
    subject: of.id,
    facts: step === 'added' ? { ...facts, ...file } : facts,
  };
}

/**
 * A check, or its taking back, is an entry each. Other edits are one entry a session, at its first edit, with a hash of
 * all lines as they stood before it: each session so ties down the one before.
 */
export function lineEntry(index: Index, change: LineChange | BatchChange, now: Date): EvidenceEntry | null {
  const transcriptId = change.what === 'lines' ? idOf(change) : (change.after ?? change.before)?.transcriptId;
  const of = transcriptId === undefined ? null : index.transcripts.get(transcriptId);
  if (!of) return null;
  const facts = { recordingId: of.recordingId, code: codeOf(index, of.recordingId) };
  const checks = change.what === 'lines' ? checksOfBatch(index, change) : checksOfLine(change);
  if (checks.checked + checks.unchecked > 0) {
    return {
      event: 'transcript-changed',
      subject: of.id,
      facts: { ...facts, ...checks, contentHash: contentHashOf(change.after) },
    };
  }
  const last = Date.parse(index.transcripts.editedAt(of.id) ?? '');
  index.transcripts.noteEdit(of.id, now.toISOString());
  if (Math.abs(now.getTime() - last) < SESSION_MS) return null;
  const hashBefore = contentHashOf(index.transcriptLines.columns(of.id));
  return { event: 'transcript-changed', subject: of.id, facts: { ...facts, edited: true, hashBefore } };
}

function idOf({ before, after }: BatchChange): string | undefined {
  return (after ?? before)?.id;
}

function codeOf(index: Index, recordingId: string): string | null {
  const recording = index.recordings.get(recordingId);
  return recording ? recordingCode(recording.ordinal) : null;
}

type Checks = { checked: number; unchecked: number };

function checksOfLine({ before, after }: LineChange): Checks {
  const was = before?.checkedAt ?? null;
  const is = after?.checkedAt ?? null;
  return { checked: is !== null && is !== was ? 1 : 0, unchecked: was !== null && is === null ? 1 : 0 };
}

function checksOfBatch(index: Index, { after }: BatchChange): Checks {
  const checks = { checked: 0, unchecked: 0 };
  if (!after) return checks;
  const lines = index.transcriptLines.some(after.id, idsOf(after));
  for (const { lineIds, values } of after.groups) {
    for (const id of lineIds) {
      const was = lines.get(id)?.checkedAt ?? null;
      if (values.checkedAt !== null && values.checkedAt !== was) checks.checked += 1;
      if (values.checkedAt === null && was !== null) checks.unchecked += 1;
    }
  }
  return checks;
}
