import { createHash, randomUUID } from 'node:crypto';
import type {
  CaptureDevice,
  CapturedMark,
  CaptureLevel,
  CaptureMark,
  CaptureWarningKind,
} from '../../shared/contract/index.ts';
import type { GapCause } from '../../shared/domain/index.ts';
import { ms, SAMPLE_RATE, samplesToMs } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { type Ffmpeg, liveEncoder, peaksBuilder } from '../media/index.ts';
import { type Log, systemCode } from '../platform/index.ts';
import { type Headroom, headroomOf, reserveFor } from './headroom.ts';
import {
  type CaptureNotes,
  type CaptureStart,
  encodeEntry,
  type JournalEntry,
  noteDown,
  notesFrom,
} from './journal.ts';
import { levelMeter } from './levels.ts';
import { createPacker } from './packer.ts';
import type { OpenedSource } from './source.ts';
import { captureTime } from './time.ts';
import { captureTimeline } from './timeline.ts';
import { raisedWarnings } from './warnings.ts';

/** How often what is recorded is made sure of on the disk. */
const SYNC_MS = 1_000;
const WATCH_MS = 250;
const DISK_MS = 10_000;
const NO_DATA_MS = 2_000;
/** A microphone whose program lives but gives nothing for so long is opened anew. */
const STUCK_MS = 5_000;
const SILENCE_SAMPLES = 10 * SAMPLE_RATE;
const REOPEN_MS = 400;
/** SAFETY, Meetily#531: a recording that nobody has touched for so long is asked about, never stopped. */
const FORGOTTEN_MS = 4 * 3_600_000;
/** Packed sound that the disk does not take is held in memory, about two hours of it. */
const HELD_BYTES = 32 * 1024 * 1024;
/** A pause between two pieces is shown in the place of a mark only up to here. */
const LATEST_PIECE_MS = 500;
/** A time out of the computer's sleep: two clocks that should run alike moved apart by more. */

export type SessionOptions = {
  archive: OpenArchive;
  ffmpeg: Ffmpeg;
  log: Log;
  start: CaptureStart;
  /** Opens a microphone: the chosen one, or when `again` counts up, whichever is there. */
  open: (again: number) => Promise<OpenedSource>;
  reserveBytes: number;
  onWarning: (kind: CaptureWarningKind, active: boolean) => void;
  /** It must be stopped: the disk is at its reserve, or what was piped in is at its end. */
  onMustStop: (why: 'disk' | 'ended') => void;
};

/** What is known when a recording was ended on purpose. */
export type EndedSession = {
  notes: CaptureNotes;
  samples: number;
  sha256: string;
  peaks: Buffer;
};

/** One recording, from its first sound to its end. */
export type Session = Awaited<ReturnType<typeof startSession>>;

/**
 * Starts recording. Nothing but `end` ends it: a microphone that goes away is opened again, an encoder that dies is
 * started again, what the disk refuses waits in memory.
 * @throws what the disk says; then nothing is left of it
 */
export async function startSession(options: SessionOptions) {
  const { archive, start, log } = options;
  const { live } = archive.vault;
  const { captureId } = start;
  const time = captureTime(archive.clock);
  const timeline = captureTimeline();
  const notes = notesFrom(start);
  const meter = levelMeter();
  const peaks = peaksBuilder();
  const hash = createHash('sha256');
  const warnings = raisedWarnings(options.onWarning);

  const marks = await live.create(captureId, 'marks');
  await marks.append(encodeEntry(start));
  await marks.sync();
  const sound = await live.create(captureId, 'sound');
  await sound.append(encodeEntry(start));
  await sound.sync();

  const startedMs = time.nowMs();
  let source: OpenedSource | null = null;
  let device: CaptureDevice | null = null;
  let opening = false;
  let paused = false;
  let ending = false;
  let heardMs = startedMs;
  let touchedMs = startedMs;
  let triedMs = Number.NEGATIVE_INFINITY;
  let tries = 0;
  let reserved = 0;
  let reserving = false;
  let headroom: Headroom = { hours: 0, low: false, full: false };
  let diskMs = Number.NEGATIVE_INFINITY;
  let latest: CaptureLevel | null = null;
  const written = new Map<number, number>();
  const firstSound = Promise.withResolvers<void>();

  const packer = createPacker({
    start: () => liveEncoder(options.ffmpeg),
    onPage(page) {
      hash.update(page);
      // A disk that refuses is dealt with at the next tick: the page waits, sealed, in the journal.
      sound.append(page).catch(diskTrouble);
    },
    onRestart() {
      log.warn('capture-encoder-restarted');
      warnings.raise('encoder-restarted');
      warnings.clear('encoder-restarted');
    },
  });

  function write(entry: JournalEntry): Promise<void> {
    noteDown(notes, entry);
    return marks.append(encodeEntry(entry)).catch(diskTrouble);
  }

  function diskTrouble(error: unknown): void {
    if (!warnings.has('disk-error'))
      log.warn('capture-disk-refused', { code: systemCode(error) ?? 'unknown' });
    warnings.raise('disk-error');
    if (systemCode(error) === 'ENOSPC' && !ending) options.onMustStop('disk');
  }

  const wallAt = (atMs: number) =>
    new Date(archive.clock.now().getTime() - (time.nowMs() - atMs)).toISOString();

  function lost(cause: GapCause): void {
    timeline.lost(cause);
  }

  function take(pcm: Buffer): Promise<void> | undefined {
    const now = time.nowMs();
    const samples = pcm.length / 2;
    heardMs = now;
    timeline.heard(samples, now);
    meter.add(pcm);
    warnings.clear('no-sound');
    warnings.clear('device-gone');
    warnings.clear('window-lost');
    tries = 0;
    firstSound.resolve();
    if (sound.waiting > HELD_BYTES) {
      timeline.dropped(samples, 'disk', now);
      return undefined;
    }
    const waited = packer.write(pcm);
    if (waited === false) {
      timeline.dropped(samples, 'encoder', now);
      return undefined;
    }
    peaks.add(pcm);
    return waited;
  }

  async function listenTo(opened: OpenedSource): Promise<void> {
    try {
      for await (const pcm of opened.chunks) {
        if (source !== opened) break;
        const waited = take(pcm);
        if (waited && opened.kind === 'given') await waited;
      }
    } catch (error) {
      log.warn('capture-source-broke', { code: systemCode(error) ?? 'unknown' });
    }
    const over = await opened.over;
    if (source !== opened) return;
    source = null;
    if (opened.kind === 'given' || (over === 'ended' && opened.device.deviceId.startsWith('lavfi:'))) {
      firstSound.resolve();
      if (!ending) options.onMustStop('ended');
      return;
    }
    log.warn('capture-source-gone');
    lost('unplugged');
    warnings.raise('device-gone');
    void reopen();
  }

  async function reopen(): Promise<void> {
    if (source !== null || opening || paused || ending || time.nowMs() - triedMs < REOPEN_MS) return;
    opening = true;
    triedMs = time.nowMs();
    try {
      const opened = await options.open(tries++);
      if (paused || ending) return opened.stop();
      source = opened;
      if (opened.device.deviceId !== device?.deviceId) {
        void write({
          t: 'device',
          device: opened.device.name,
          source: opened.device.source,
          at: archive.clock.now().toISOString(),
        });
      }
      device = opened.device;
      void listenTo(opened);
    } catch (error) {
      log.warn('capture-source-not-there', { code: systemCode(error) ?? 'unknown' });
    } finally {
      opening = false;
    }
  }

  function closeSource(): void {
    const before = source;
    source = null;
    before?.stop();
  }

  /** Writes down what is new or different among the gaps; those of the last seconds may still change. */
  function noteGaps(): void {
    for (const gap of timeline.gaps) {
      const lengthMs = Math.round(gap.lengthMs);
      if (written.get(gap.id) === lengthMs) continue;
      written.set(gap.id, lengthMs);
      const { id, atSample, cause } = gap;
      void write({ t: 'gap', id, atSample, lengthMs, cause, startedAt: wallAt(gap.beganMs) });
    }
    for (const [id, lengthMs] of written) {
      if (lengthMs === 0 || timeline.gaps.some((gap) => gap.id === id)) continue;
      written.set(id, 0);
      const startedAt = archive.clock.now().toISOString();
      void write({ t: 'gap', id, atSample: 0, lengthMs: 0, cause: 'no-data', startedAt });
    }
  }

  async function sync(): Promise<void> {
    noteGaps();
    try {
      await Promise.all([sound.sync(), marks.sync()]);
      warnings.clear('disk-error');
    } catch (error) {
      diskTrouble(error);
    }
  }

  async function lookAtDisk(): Promise<void> {
    diskMs = time.nowMs();
    const liveBytes = sound.bytes + marks.bytes;
    const free = await archive.files.space(archive.folder).catch(() => null);
    if (free === null || ending) return;
    headroom = headroomOf(free, liveBytes, reserved);
    if (headroom.low) warnings.raise('disk-low');
    else warnings.clear('disk-low');
    if (headroom.full) return options.onMustStop('disk');
    const wanted = reserveFor(liveBytes, options.reserveBytes);
    if (reserving || wanted <= reserved) return;
    reserving = true;
    await live
      .reserve(captureId, wanted)
      .then(() => {
        reserved = wanted;
      })
      .catch((error: unknown) => log.warn('capture-reserve', { code: systemCode(error) ?? 'unknown' }))
      .finally(() => {
        reserving = false;
      });
  }

  function watch(): void {
    if (time.slept()) {
      log.warn('capture-slept');
      lost('suspended');
      warnings.raise('slept');
      warnings.clear('slept');
    }
    latest = meter.read();
    const now = time.nowMs();
    if (now - diskMs >= DISK_MS) void lookAtDisk();
    if (now - touchedMs >= FORGOTTEN_MS) warnings.raise('still-recording');
    if (paused) return;
    const quietMs = now - heardMs;
    if (quietMs >= NO_DATA_MS) {
      warnings.raise('no-sound');
      if (source?.kind === 'fed') warnings.raise('window-lost');
    }
    if (meter.silentSamples >= SILENCE_SAMPLES) warnings.raise('silence');
    else warnings.clear('silence');
    if (source?.kind === 'live' && quietMs >= STUCK_MS && now - triedMs >= STUCK_MS) {
      lost('no-data');
      triedMs = Number.NEGATIVE_INFINITY;
      closeSource();
    }
    void reopen();
  }

  const ticking = [setInterval(() => void sync(), SYNC_MS), setInterval(watch, WATCH_MS)];
  const stopTicking = () => {
    for (const timer of ticking) clearInterval(timer);
  };

  function touch(): void {
    touchedMs = time.nowMs();
    warnings.clear('still-recording');
  }

  /** The sample that is being spoken now: a little behind the newest that came. */
  const place = () =>
    timeline.samples +
    (paused ? 0 : Math.round((Math.min(LATEST_PIECE_MS, time.nowMs() - heardMs) * SAMPLE_RATE) / 1000));

  async function addMark(mark: CaptureMark | null, text: string, agoMs: number): Promise<CapturedMark> {
    touch();
    const sample = Math.max(0, place() - Math.round((agoMs * SAMPLE_RATE) / 1000));
    const entry = {
      t: 'mark' as const,
      id: randomUUID(),
      sample,
      at: archive.clock.now().toISOString(),
      mark,
      text,
    };
    await write(entry);
    await marks.sync().catch(diskTrouble);
    return { id: entry.id, atMs: samplesToMs(sample), mark, text };
  }

  await reopen();
  void lookAtDisk();

  return {
    captureId,
    start,
    notes,
    firstSound: firstSound.promise,
    mark: (mark: CaptureMark) => addMark(mark, '', 0),
    note: (text: string, begunMsAgo: number) => addMark(null, text, begunMsAgo),
    async announced(answer: 'yes' | 'no'): Promise<void> {
      touch();
      const sample = place();
      const at = archive.clock.now().toISOString();
      await write({ t: 'announced', answer, sample, at });
      await marks.sync().catch(diskTrouble);
    },
    async pause(): Promise<void> {
      if (paused) return;
      await addMark('break', '', 0);
      paused = true;
      lost('paused');
      closeSource();
      warnings.clear('no-sound');
      warnings.clear('silence');
      warnings.clear('device-gone');
      await write({ t: 'pause', sample: timeline.samples, at: archive.clock.now().toISOString() });
    },
    async resume(): Promise<void> {
      if (!paused) return;
      touch();
      paused = false;
      heardMs = time.nowMs();
      meter.restart();
      triedMs = Number.NEGATIVE_INFINITY;
      await write({ t: 'resume', sample: timeline.samples, at: archive.clock.now().toISOString() });
      await reopen();
    },
    /** Goes on with the microphone that is chosen now. */
    async switchDevice(): Promise<void> {
      touch();
      if (paused) return;
      lost('unplugged');
      triedMs = Number.NEGATIVE_INFINITY;
      tries = 0;
      closeSource();
      await reopen();
    },
    touch,
    /** The window's sound broke off or begins anew. */
    windowBroke: () => lost('window'),
    /** Ends it: what is in the pipes is packed, both journals get their end mark. @throws what the disk says */
    async end(why: string): Promise<EndedSession> {
      ending = true;
      closeSource();
      timeline.end(time.nowMs());
      const samples = await packer.end();
      stopTicking();
      noteGaps();
      await live.release(captureId).catch(() => undefined);
      const at = archive.clock.now().toISOString();
      void write({ t: 'stop', samples, driftMs: Math.round(timeline.driftMs), why, at });
      await marks.end();
      await sound.end();
      await Promise.all([marks.close(), sound.close()]);
      return { notes, samples, sha256: hash.digest('hex'), peaks: peaks.finish() };
    },
    /** Lets go of everything and leaves on the disk what is there. */
    async abandon(): Promise<void> {
      ending = true;
      closeSource();
      packer.stop();
      stopTicking();
      await Promise.allSettled([marks.close(), sound.close()]);
    },
    state() {
      const now = time.nowMs();
      const gapMs = timeline.gaps.reduce((sum, gap) => sum + gap.lengthMs, 0);
      return {
        paused,
        device,
        elapsedMs: ms(now - (timeline.originMs ?? startedMs)),
        keptMs: samplesToMs(timeline.samples),
        gaps: { count: timeline.gaps.length, totalMs: ms(gapMs) },
        driftMs: timeline.driftMs,
        level: paused ? null : latest,
        feedWanted: source?.kind === 'fed',
        diskHours: headroom.hours,
        warnings: warnings.list(),
      };
    },
  };
}
