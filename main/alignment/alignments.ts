import { randomUUID } from 'node:crypto';
import { type AlignmentResult, KeptwordError } from '../../shared/contract/index.ts';
import {
  type Alignment,
  type AlignmentView,
  alignment,
  type Gap,
  heardOnlyIn,
  type KnownStretch,
  type OnlyHere,
  onlyIn,
  type Recording,
  recordingCode,
} from '../../shared/domain/index.ts';
import { ms } from '../../shared/time/index.ts';
import { found, type OpenArchive, parsed } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { type HeardInBoth, lineThrough } from './by-hand.ts';
import { type AlignOptions, compareSound } from './listen.ts';
import type { Silence } from './silences.ts';

type Pair = { firstId: string; secondId: string };

/**
 * Lays two recordings of one meeting beside each other by their sound. What was there for the two is replaced.
 * @throws KeptwordError not-found, invalid-input, archive-read-only, blob-missing, sound-damaged, ffmpeg-failed, cancelled
 */
export async function alignBySound(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  wanted: Pair,
  options: AlignOptions = {},
): Promise<AlignmentResult> {
  // Before a minute of listening, not after it.
  if (archive.readOnly) throw readOnly();
  const pair = thePair(archive, wanted);
  const { pieces, driftPpm, confidence, silences } = await compareSound(archive, ffmpeg, pair, options);
  if (pieces.length === 0) return { outcome: 'no-match' };
  const whole = pieces.map(({ startMs, endMs, offsetMs }) => ({
    startMs: ms(startMs),
    endMs: ms(Math.min(endMs, pair.first.durationMs)),
    offsetMs,
  }));
  const kept = keep(archive, pair, { method: 'by-sound', pieces: whole, driftPpm, confidence }, silences);
  return { outcome: 'aligned', alignment: viewOf(archive, kept) };
}

/**
 * The same by one or two things that the parent hears in both.
 * @throws KeptwordError not-found, invalid-input, marks-disagree, archive-read-only
 */
export function alignByHand(
  archive: OpenArchive,
  wanted: Pair & { marks: readonly HeardInBoth[] },
): AlignmentView {
  const pair = thePair(archive, wanted);
  const line = lineThrough(wanted.marks, lengthsOf(pair));
  return viewOf(archive, keep(archive, pair, { method: 'by-hand', ...line, confidence: null }));
}

/** Newest first. */
export function alignmentsOfMeeting(
  archive: OpenArchive,
  { meetingId }: { meetingId: string },
): AlignmentView[] {
  return archive.index.alignments.ofMeeting(meetingId).map((one) => viewOf(archive, one));
}

/** Takes a comparison out; recordings and moments stay. @throws KeptwordError not-found, archive-read-only */
export function removeAlignment(archive: OpenArchive, { id }: { id: string }): void {
  const { firstId, secondId } = found(archive.index.alignments.get(id), 'comparison');
  archive.index.transaction(() => {
    archive.index.alignments.remove(id, archive.clock.now().toISOString());
    archive.custody.append('alignment-removed', id, { firstId, secondId });
  });
}

function readOnly(): KeptwordError {
  return new KeptwordError(
    'archive-read-only',
    'This archive can only be looked at, so a comparison cannot be kept. Open it from a place that can be written to.',
  );
}

type RecordingPair = { first: Recording; second: Recording };

function thePair(archive: OpenArchive, { firstId, secondId }: Pair): RecordingPair {
  const first = found(archive.index.recordings.get(firstId), 'recording');
  const second = found(archive.index.recordings.get(secondId), 'recording');
  if (first.id === second.id || first.meetingId !== second.meetingId) {
    throw new KeptwordError(
      'invalid-input',
      'Choose two different recordings of the same meeting. Nothing was changed.',
    );
  }
  return { first, second };
}

function lengthsOf({ first, second }: RecordingPair) {
  return { firstMs: first.durationMs, secondMs: second.durationMs };
}

type Laid = Pick<Alignment, 'method' | 'pieces' | 'driftPpm' | 'confidence'>;

/** The comparison, its entry in the custody log, and the end of the one before: all or nothing. */
function keep(
  archive: OpenArchive,
  pair: RecordingPair,
  laid: Laid,
  silences: readonly Silence[] = [],
): Alignment {
  const { index, clock } = archive;
  const at = clock.now().toISOString();
  const { first, second } = pair;
  const lengths = lengthsOf(pair);
  const made = parsed(alignment, {
    id: randomUUID(),
    firstId: first.id,
    secondId: second.id,
    ...laid,
    onlyFirst: inOrder([...onlyIn('first', laid, lengths), ...heardOnlyIn('first', laid, silences)]),
    onlySecond: inOrder([...onlyIn('second', laid, lengths), ...heardOnlyIn('second', laid, silences)]),
    createdAt: at,
  });
  index.transaction(() => {
    const before = index.alignments.ofPair(first.id, second.id);
    for (const one of before) index.alignments.remove(one.id, at);
    index.alignments.insert(made);
    archive.custody.append('recordings-aligned', made.id, {
      firstId: first.id,
      secondId: second.id,
      code: recordingCode(first.ordinal),
      secondCode: recordingCode(second.ordinal),
      method: made.method,
      offsetMs: Math.round(made.pieces[0]?.offsetMs ?? 0),
      driftPpm: Math.round(made.driftPpm),
      confidencePercent: made.confidence === null ? null : Math.round(made.confidence * 100),
      pieces: made.pieces.length,
      onlyInFirst: missing(made.onlyFirst),
      onlyInSecond: missing(made.onlySecond),
      silentInFirst: made.onlySecond.length - missing(made.onlySecond),
      silentInSecond: made.onlyFirst.length - missing(made.onlyFirst),
      replaces: before[0]?.id ?? null,
    });
  });
  return made;
}

function inOrder(stretches: readonly OnlyHere[]): OnlyHere[] {
  return stretches.toSorted((a, b) => a.startMs - b.startMs);
}

function missing(stretches: readonly OnlyHere[]): number {
  return stretches.filter(({ place }) => place !== 'silent').length;
}

function viewOf(archive: OpenArchive, made: Alignment): AlignmentView {
  const known = (stretches: readonly OnlyHere[], otherId: string) => {
    const gaps = archive.index.gaps.ofRecording(otherId);
    return stretches.map((one) => withGap(one, gaps));
  };
  return {
    ...made,
    onlyFirst: known(made.onlyFirst, made.secondId),
    onlySecond: known(made.onlySecond, made.firstId),
  };
}

/** How far from its place, and from its length, a gap may be found by sound. */
const NEAR_MS = 3_000;

/** A break that the other recording's own list tells of is a known gap, and nobody's cut (decision 129). */
function withGap(stretch: OnlyHere, gaps: readonly Gap[]): KnownStretch {
  const lengthMs = stretch.endMs - stretch.startMs;
  const gap = gaps.find(
    (one) =>
      Math.abs(one.atMs - stretch.otherMs) <= NEAR_MS &&
      (one.lengthMs === null || Math.abs(one.lengthMs - lengthMs) <= NEAR_MS + lengthMs / 20),
  );
  return { ...stretch, knownGap: gap ? { cause: gap.cause, lengthMs: gap.lengthMs } : null };
}
