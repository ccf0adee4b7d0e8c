import {
  type LineBatch,
  type LineValues,
  line as oneLine,
  type Transcript,
  type TranscriptLine,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';
import { refuseCertified } from './lines.ts';

type Speaker = Pick<LineValues, 'speakerId' | 'speakerLabel' | 'speakerHow'>;

/** The label that the file gave stays beside the person: it is what the rename is checked against. */
function spokenBy(line: TranscriptLine, speaker: Speaker): LineValues {
  const speakerLabel = speaker.speakerId === null ? speaker.speakerLabel : line.speakerLabel;
  return { ...valuesOf(line), ...speaker, speakerLabel };
}

/**
 * Says who speaks in these lines, as one step: "these lines are Ms. Rivera". Returns the lines as they are now.
 * Throws `not-found`, `transcript-certified`.
 */
export function setSpeaker(
  archive: OpenArchive,
  { lineIds, speaker }: { lineIds: readonly string[]; speaker: Speaker },
): TranscriptLine[] {
  const { of, lines } = linesOf(archive, lineIds);
  const name = nameOf(archive, speaker);
  return commit(archive, of, lines, name, (line) => spokenBy(line, speaker));
}

/** Every line that still has this label gets the person, as one step. Throws `not-found`, `transcript-certified`. */
export function renameLabel(
  archive: OpenArchive,
  { transcriptId, label, speaker }: { transcriptId: string; label: string; speaker: Speaker },
): TranscriptLine[] {
  const ids = archive.index.transcriptLines.idsOfLabel(transcriptId, label);
  if (ids.length === 0) found(archive.index.transcripts.get(transcriptId), 'transcript');
  return ids.length === 0 ? [] : setSpeaker(archive, { lineIds: ids, speaker });
}

/**
 * Notes that somebody listened to these lines and that the words are right. The name is remembered for the next time.
 * Lines that have no words cannot be checked and are left out. Throws `not-found`, `transcript-certified`, `invalid-input`.
 */
export function checkLines(
  archive: OpenArchive,
  { lineIds, by }: { lineIds: readonly string[]; by: string },
): TranscriptLine[] {
  const checkedBy = parsed(oneLine.min(1), by);
  const { of, lines } = linesOf(archive, lineIds);
  const checkedAt = archive.clock.now().toISOString();
  const said = lines.filter(({ text }) => text.trim() !== '');
  return archive.index.transaction(() => {
    archive.index.meta.set(CHECKER, checkedBy);
    return commit(archive, of, said, checkedBy, (line) => ({ ...valuesOf(line), checkedBy, checkedAt }));
  });
}

/** Takes the check away again. Throws `not-found`, `transcript-certified`. */
export function uncheckLines(
  archive: OpenArchive,
  { lineIds }: { lineIds: readonly string[] },
): TranscriptLine[] {
  const { of, lines } = linesOf(archive, lineIds);
  return commit(archive, of, lines, of.title, (line) => ({
    ...valuesOf(line),
    checkedBy: null,
    checkedAt: null,
  }));
}

const CHECKER = 'transcript-checker';

/** Who checked lines last in this archive; else the one parent among its people; else nobody yet. */
export function checkerOf({ index }: OpenArchive): { name: string | null } {
  const remembered = index.meta.get(CHECKER);
  if (remembered) return { name: remembered };
  const parents = index.people.list().filter(({ role }) => role === 'parents');
  return { name: parents.length === 1 ? (parents[0]?.label ?? null) : null };
}

function linesOf(archive: OpenArchive, lineIds: readonly string[]) {
  const { index } = archive;
  const first = found(index.transcriptLines.get(lineIds[0] ?? ''), 'line');
  const of = found(index.transcripts.get(first.transcriptId), 'transcript');
  refuseCertified(of);
  const there = index.transcriptLines.some(of.id, lineIds);
  const lines = [...new Set(lineIds)].map((id) => found(there.get(id) ?? null, 'line'));
  return { of, lines };
}

function commit(
  archive: OpenArchive,
  of: Transcript,
  lines: readonly TranscriptLine[],
  label: string,
  next: (line: TranscriptLine) => LineValues,
): TranscriptLine[] {
  const changed = lines.filter((line) => !same(valuesOf(line), next(line)));
  if (changed.length > 0) {
    const before = batch(of, label, changed, valuesOf);
    const after = batch(of, label, changed, next);
    commitChange(archive, { what: 'lines', before, after });
  }
  return lines.map((line) => ({ ...line, ...next(line) }));
}

/** Lines with the same values stand in one group, so that a step over 20,000 lines stays small. */
function batch(
  { id }: Transcript,
  label: string,
  lines: readonly TranscriptLine[],
  values: (line: TranscriptLine) => LineValues,
): LineBatch {
  const groups = new Map<string, LineBatch['groups'][number]>();
  for (const line of lines) {
    const of = values(line);
    const key = JSON.stringify(of);
    const group = groups.get(key) ?? { lineIds: [], values: of };
    group.lineIds.push(line.id);
    groups.set(key, group);
  }
  return { id, label, groups: [...groups.values()] };
}

function valuesOf({ speakerId, speakerLabel, speakerHow, checkedBy, checkedAt }: TranscriptLine): LineValues {
  return { speakerId, speakerLabel, speakerHow, checkedBy, checkedAt };
}

function same(a: LineValues, b: LineValues): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function nameOf({ index }: OpenArchive, { speakerId, speakerLabel }: Speaker): string {
  return speakerId === null ? (speakerLabel ?? '') : found(index.people.get(speakerId), 'person').label;
}
