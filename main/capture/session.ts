import { createHash, randomUUID } from 'node:crypto';
import type { CaptureDevice, CapturedMark, CaptureLevel, CaptureMark } from '../../shared/contract/index.ts';
import { ms, SAMPLE_RATE, samplesToMs } from '../../shared/time/index.ts';
import { liveEncoder, peaksBuilder } from '../media/index.ts';
import { systemCode } from '../platform/index.ts';
import { diskRoom } from './disk-room.ts';
import { gapNotes } from './gap-notes.ts';
import type { Headroom } from './headroom.ts';
import { encodeEntry, type JournalEntry, noteDown, notesFrom } from './journal.ts';
import { levelMeter } from './levels.ts';
import {
  DISK_MS,
  FORGOTTEN_MS,
  HELD_BYTES,
  LATEST_PIECE_MS,
  NO_DATA_MS,
  REOPEN_MS,
  SILENCE_SAMPLES,
  STUCK_MS,
  SYNC_MS,
  WATCH_MS,
} from './limits.ts';
import { createPacker } from './packer.ts';
import type { EndedSession, SessionOptions } from './session-types.ts';
import type { OpenedSource } from './source.ts';
import { captureTime } from './time.ts';
import { captureTimeline } from './timeline.ts';
import { raisedWarnings } from './warnings.ts';

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
  const disk = diskRoom(archive, { captureId, reserveBytes: options.reserveBytes, log });

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
  let headroom: Headroom = { hours: 0, low: false, full: false };
  let diskMs = Number.NEGATIVE_INFINITY;
  let latest: CaptureLevel | null = null;
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

  const wallBefore = (agoMs: number) => new Date(archive.clock.now().getTime() - agoMs).toISOString();
  const noteGaps = gapNotes(timeline, {
    write,
    wallAt: (atMs) => wallBefore(time.nowMs() - atMs),
    now: () => wallBefore(0),
  });

  function take(pcm: Buffer): Promise<void> | undefined {
    const now = time.nowMs();
    const samples = pcm.length / 2;
    heardMs = now;
    timeline.heard(samples, now);
    meter.add(pcm);
    for (const kind of ['no-sound', 'device-gone', 'window-lost'] as const) warnings.clear(kind);
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
    timeline.lost('unplugged');
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
          at: wallBefore(0),
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
    const seen = await disk.look(sound.bytes + marks.bytes);
    if (seen === null || ending) return;
    headroom = seen;
    if (headroom.low) warnings.raise('disk-low');
    else warnings.clear('disk-low');
    if (headroom.full) return options.onMustStop('disk');
    await disk.keepReserve(sound.bytes + marks.bytes);
  }

  function watch(): void {
    if (time.slept()) {
      log.warn('capture-slept');
      timeline.lost('suspended');
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
      timeline.lost('no-data');
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
      at: wallBefore(0),
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
      await write({ t: 'announced', answer, sample: place(), at: wallBefore(0) });
      await marks.sync().catch(diskTrouble);
    },
    async pause(): Promise<void> {
      if (paused) return;
      await addMark('break', '', 0);
      paused = true;
      timeline.lost('paused');
      closeSource();
      for (const kind of ['no-sound', 'silence', 'device-gone'] as const) warnings.clear(kind);
      await write({ t: 'pause', sample: timeline.samples, at: wallBefore(0) });
    },
    async resume(): Promise<void> {
      if (!paused) return;
      touch();
      paused = false;
      heardMs = time.nowMs();
      meter.restart();
      triedMs = Number.NEGATIVE_INFINITY;
      await write({ t: 'resume', sample: timeline.samples, at: wallBefore(0) });
      await reopen();
    },
    /** Goes on with the microphone that is chosen now. */
    async switchDevice(): Promise<void> {
      touch();
      if (paused) return;
      timeline.lost('unplugged');
      triedMs = Number.NEGATIVE_INFINITY;
      tries = 0;
      closeSource();
      await reopen();
    },
    touch,
    /** The window's sound broke off or begins anew. */
    windowBroke: () => timeline.lost('window'),
    /** Ends it: what is in the pipes is packed, both journals get their end mark. @throws what the disk says */
    async end(why: string): Promise<EndedSession> {
      ending = true;
      closeSource();
      timeline.end(time.nowMs());
      const samples = await packer.end();
      stopTicking();
      noteGaps();
      await live.release(captureId).catch(() => undefined);
      const at = wallBefore(0);
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
