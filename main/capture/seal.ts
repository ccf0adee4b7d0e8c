import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  byPlace,
  type Gap,
  mayHoldRecordings,
  type Recording,
  recordingCode,
} from '../../shared/domain/index.ts';
import { ms, SAMPLE_RATE, samplesToMs } from '../../shared/time/index.ts';
import { applyChange, type OpenArchive } from '../archive/index.ts';
import { decodePcm, type Ffmpeg, oggPage, oggPageIn, peaksBuilder, preSkipOf } from '../media/index.ts';
import type { LiveEnd } from '../vault/index.ts';
import type { CaptureNotes } from './journal.ts';
import { announcedAt, momentsFrom } from './moments.ts';

/** The sound of a recording as it lies sealed, before it has its row. */
export type SealedSound = {
  blobId: string;
  sha256: string;
  bytes: number;
  samples: number;
  /** Stretches inside that the journal could not give back. */
  holes: { atSample: number; samples: number }[];
  /** True when the disk refused a part of the journal: the journal is then not to be taken away. */
  partly: boolean;
};

/**
 * Copies the Ogg pages of a journal into a sealed blob, and reads that back. Where records in the middle are damaged the
 * pages behind them move up, so that place and sound stay together; the hole is told.
 * @throws KeptwordError blob-damaged when nothing can be read; what the disk says
 */
export async function sealSound(archive: OpenArchive, captureId: string): Promise<SealedSound> {
  const blob = await archive.blobs.create('original');
  try {
    // Opened last: a journal that nobody reads would stay open.
    const journal = await archive.vault.live.read(captureId, 'sound');
    if (!journal) throw nothingThere(captureId);
    const straight = straightened(captureId);
    const partly = await eachPage(journal, (page) => blob.write(straight.page(page)));
    const { samples, holes } = straight.end();
    if (samples === 0) throw nothingThere(captureId);
    const { id, sha256, bytes } = await blob.finish();
    const back = await archive.blobs.verify(id);
    if (back.sha256 === sha256) return { blobId: id, sha256, bytes, samples, holes, partly };
    await archive.blobs.remove(id);
    throw new KeptwordError(
      'blob-damaged',
      'The disk gave back other bytes than it was given. The recording is still there as it was. Try another disk.',
      { details: `capture ${captureId}: read back ${back.sha256}, wrote ${sha256}` },
    );
  } catch (error) {
    await blob.abort();
    throw error;
  }
}

type Journal = AsyncGenerator<Buffer | null, LiveEnd>;

/** Gives each page that can be read; true when the disk refused some. */
async function eachPage(journal: Journal, use: (page: Buffer) => Promise<void>): Promise<boolean> {
  try {
    // The first record says what the recording is; the pages follow.
    let next = await journal.next();
    if (!next.done) next = await journal.next();
    for (; !next.done; next = await journal.next()) if (next.value !== null) await use(next.value);
    return next.value.unreadable > 0;
  } finally {
    await journal.return({ ended: false, lost: 0, unreadable: 0 });
  }
}

/** Numbers pages on without a hole, and counts what is missing by their granule positions. A record is a page. */
function straightened(captureId: string) {
  const holes: { atSample: number; samples: number }[] = [];
  let preSkip = 0;
  let sequence = 0;
  let granule = 0;
  let shift = 0;
  return {
    page(record: Buffer): Buffer {
      const page = oggPageIn(record);
      if (!page) throw strange(captureId);
      const [head] = page.packets;
      if (page.first && head) preSkip = preSkipOf(head);
      const length = page.granule === 0 ? 0 : page.packets.length * PACKET;
      const missing = page.granule - shift - granule - length;
      // The last page may hold less than its packets: the encoder filled them up.
      if (missing > 0 && page.granule > 0) {
        holes.push({ atSample: Math.max(0, granule - preSkip), samples: missing });
        shift += missing;
      }
      granule = page.granule - shift;
      const same = shift === 0 && page.sequence === sequence;
      const out = same ? record : oggPage({ ...page, granule, sequence });
      sequence += 1;
      return out;
    },
    end: () => ({ samples: Math.max(0, granule - preSkip), holes }),
  };
}
/** Samples of one Opus packet, 20 ms. */
export const PACKET = 960;

/** Peaks of a sealed recording, made by decoding it: the way when they were not made while it was recorded. */
export async function peaksOf(archive: OpenArchive, ffmpeg: Ffmpeg, blobId: string): Promise<Buffer> {
  const peaks = peaksBuilder();
  const reader = await archive.blobs.open(blobId);
  try {
    for await (const pcm of decodePcm({ ffmpeg, input: reader.stream() })) peaks.add(pcm);
    return peaks.finish();
  } finally {
    await reader.close();
  }
}

/**
 * Puts a sealed recording into its meeting: row, marks as moments, gaps, custody entries, all or nothing. The
 * recording's id is the capture's, so doing it twice finds the first.
 */
export async function enterRecording(
  archive: OpenArchive,
  of: { sound: SealedSound; notes: CaptureNotes; peaks: Buffer; ended: 'kept' | 'recovered'; ffmpeg: Ffmpeg },
): Promise<Recording> {
  const { sound, notes } = of;
  const drawn = await archive.blobs.create('peaks', { digest: false });
  await drawn.write(of.peaks);
  const { id: peaksBlobId } = await drawn.finish();
  const recording = recordingOf(archive, sound, notes);
  const gaps = gapsFrom(recording, sound, notes, of.ended);
  archive.index.transaction(() => {
    const { index, custody } = archive;
    index.recordings.insert({
      ...recording,
      originalBlobId: sound.blobId,
      // The same file: what was recorded is Opus already, and nothing is gained by packing it twice.
      playbackBlobId: sound.blobId,
      peaksBlobId,
      streamBlobId: null,
    });
    const { label: _label, recordedBy: _by, device: _device, id: _id, importedAt: _at, ...rest } = recording;
    // Nothing that is recorded here is cut short in this sense, nor has tracks with names.
    const { cutShort: _cut, trackNames: _tracks, ...kept } = rest;
    const code = recordingCode(recording.ordinal);
    custody.append(`recording-${of.ended}`, recording.id, {
      ...kept,
      code,
      startedAt: notes.start.startedAt,
      announcedAtMs: announcedAt(notes, recording),
      gaps: gaps.length,
      missingMs: gaps.reduce((sum, gap) => sum + (gap.lengthMs ?? 0), 0),
      driftMs: notes.stop?.driftMs ?? null,
      ffmpeg: of.ffmpeg.version,
    });
    // The first one stands in the entry of the start.
    for (const { device, source, reason, at } of notes.devices.slice(1)) {
      custody.append('microphone-changed', recording.id, {
        code,
        device: device || source,
        source,
        reason,
        at,
      });
    }
    for (const gap of gaps) {
      index.gaps.insert(gap);
      const { atSample, atMs, lengthMs, cause, startedAt } = gap;
      custody.append('gap-noted', recording.id, { code, atSample, atMs, lengthMs, cause, startedAt });
    }
    for (const moment of momentsFrom(archive, recording, notes)) {
      applyChange(archive, { what: 'moment', before: null, after: moment });
    }
  });
  return recording;
}

function recordingOf(archive: OpenArchive, sound: SealedSound, notes: CaptureNotes): Recording {
  const { start, announced } = notes;
  const answer = announced?.answer ?? start.card.announced;
  return {
    label: null,
    source: 'parent',
    announced: answer === 'not-yet' ? 'unknown' : answer,
    recordedBy: null,
    dateByParent: null,
    device: devicesOf(notes).slice(0, 500) || null,
    id: start.captureId,
    meetingId: start.meetingId,
    sessionId: start.sessionId,
    ordinal: archive.index.recordings.nextOrdinal(start.meetingId),
    originalName: `recorded-${start.startedAt.slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}.opus`,
    importedAt: archive.clock.now().toISOString(),
    sha256: sound.sha256,
    bytes: sound.bytes,
    durationMs: samplesToMs(sound.samples),
    samples: sound.samples,
    container: 'ogg',
    codec: 'opus',
    sampleRate: SAMPLE_RATE,
    channels: 1,
    hasVideo: false,
    soundTracks: 1,
    trackNames: null,
    cutShort: null,
    dateInFile: null,
    dateOnDisk: start.startedAt,
  };
}

/** Every microphone that listened, in order; the window's has no name of its own. */
function devicesOf({ start, devices }: CaptureNotes): string {
  const others = devices.slice(1).map(({ device }) => device || 'Keptword window');
  return [start.device, ...others].filter((name, at, all) => name !== all[at - 1]).join(', ');
}

/** The gaps as they were last known; of a recording that was cut off also its end, whose length nobody knows. */
function gapsFrom(
  recording: Recording,
  sound: SealedSound,
  notes: CaptureNotes,
  ended: 'kept' | 'recovered',
): Gap[] {
  const end = recording.samples;
  /** What lies behind a hole moved up by it. */
  const moved = (sample: number) =>
    sound.holes.reduce(
      (at, hole) => (at > hole.atSample ? Math.max(hole.atSample, at - hole.samples) : at),
      sample,
    );
  const gap = (atSample: number, rest: Pick<Gap, 'lengthMs' | 'cause' | 'startedAt'>): Gap => {
    const at = Math.min(end, atSample);
    return { id: randomUUID(), recordingId: recording.id, atSample: at, atMs: samplesToMs(at), ...rest };
  };
  const noted = notes.gaps
    // What was noted behind the last sound that survived is part of the unknown end.
    .filter(({ atSample }) => ended === 'kept' || moved(atSample) <= end)
    .map(({ atSample, lengthMs, cause, startedAt }) =>
      gap(moved(atSample), { lengthMs: ms(lengthMs), cause, startedAt }),
    );
  const holes = sound.holes.map(({ atSample, samples }) =>
    gap(atSample, { lengthMs: samplesToMs(samples), cause: 'disk', startedAt: placeInTime(notes, atSample) }),
  );
  const torn =
    ended === 'recovered' && notes.stop === null
      ? [gap(end, { lengthMs: null, cause: 'crashed', startedAt: endOf(notes, end) })]
      : [];
  return [...noted, ...holes, ...torn].sort(byPlace);
}

/** When a sample was spoken, by the wall clock at the start and the time that passed since. */
function placeInTime({ start, gaps }: CaptureNotes, sample: number): string {
  const missing = gaps.reduce((sum, gap) => sum + (gap.atSample <= sample ? gap.lengthMs : 0), 0);
  return new Date(Date.parse(start.startedAt) + (sample * 1000) / SAMPLE_RATE + missing).toISOString();
}

/** The last moment that is certain: the last sound, or the pause after it. */
export function endOf(notes: CaptureNotes, samples: number): string {
  const sound = placeInTime(notes, samples);
  return notes.pausedAt !== null && notes.pausedAt > sound ? notes.pausedAt : sound;
}

/** @throws not-found, mediation-confidential, archive-read-only */
export function placeFor(
  archive: OpenArchive,
  request: { meetingId: string; sessionId: string | null },
): { meetingId: string; sessionId: string } {
  const meeting = archive.index.meetings.get(request.meetingId);
  if (!meeting) throw new KeptwordError('not-found', 'This meeting is not in the archive any more.');
  if (!mayHoldRecordings(meeting)) {
    throw new KeptwordError(
      'mediation-confidential',
      'What is said in mediation is confidential by law. Keptword does not record it. Nothing was started.',
      { details: '34 CFR 300.506(b)(8)' },
    );
  }
  if (archive.readOnly) {
    throw new KeptwordError(
      'archive-read-only',
      'This archive is open for reading only, so nothing can be recorded. Copy it to a place you can write to.',
    );
  }
  const sessions = archive.index.sessions.ofMeeting(meeting.id);
  const session = request.sessionId ? sessions.find(({ id }) => id === request.sessionId) : sessions[0];
  if (session) return { meetingId: meeting.id, sessionId: session.id };
  throw new KeptwordError('not-found', 'This sitting of the meeting is not in the archive any more.');
}

const strange = (captureId: string) =>
  new KeptwordError(
    'blob-damaged',
    'A part of this recording is not sound. It was left as it is, so that nothing gets lost. Please keep a copy of the archive.',
    { details: `capture ${captureId}: a record is no Ogg page` },
  );
const nothingThere = (captureId: string) =>
  new KeptwordError('not-found', 'There is no sound in this recording. Nothing was lost or changed.', {
    details: `capture ${captureId}`,
  });
