import { createHash } from 'node:crypto';
import type { CaptureLevel } from '../../shared/contract/index.ts';
import { ms, SAMPLE_RATE, samplesToMs } from '../../shared/time/index.ts';
import { liveEncoder, peaksBuilder } from '../media/index.ts';
import { systemCode } from '../platform/index.ts';
import { diskRoom } from './disk-room.ts';
import { openEar } from './ear.ts';
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
  SILENCE_SAMPLES,
  STUCK_MS,
  SYNC_MS,
  WATCH_MS,
} from './limits.ts';
import { liveNotes } from './live-notes.ts';
import { createPacker } from './packer.ts';
import type { EndedSession, SessionOptions } from './session-types.ts';
import { sleepWatch } from './sleep.ts';
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
  const sleep = sleepWatch(time);
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
  let paused = false;
  let ending = false;
  let heardMs = startedMs;
  let touchedMs = startedMs;
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

  /** Before each look at the clock: what comes after a sleep must find it noted. */
  function noticeSleep(): void {
    if (!sleep.slept(heardMs)) return;
    log.warn('capture-slept');
    timeline.lost('suspended');
    if (paused) return;
    warnings.raise('slept');
    warnings.clear('slept');
  }

  function take(pcm: Buffer): Promise<void> | undefined {
    noticeSleep();
    const now = time.nowMs();
    const samples = pcm.length / 2;
    heardMs = now;
    timeline.heard(samples, now);
    meter.add(pcm);
    for (const kind of ['no-sound', 'device-gone', 'window-lost'] as const) warnings.clear(kind);
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

  const ear = openEar({
    open: options.open,
    take,
    wanted: () => !paused && !ending,
    nowMs: time.nowMs,
    log,
    onDevice({ name, source }) {
      void write({ t: 'device', device: name, source, reason: options.reason(), at: wallBefore(0) });
    },
    onGone() {
      timeline.lost('unplugged');
      warnings.raise('device-gone');
    },
    onOver() {
      firstSound.resolve();
      if (!ending) options.onMustStop('ended');
    },
  });

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
    noticeSleep();
    latest = meter.read();
    const now = time.nowMs();
    if (now - diskMs >= DISK_MS) void lookAtDisk();
    if (now - touchedMs >= FORGOTTEN_MS) warnings.raise('still-recording');
    if (paused) return;
    const quietMs = now - heardMs;
    if (quietMs >= NO_DATA_MS) {
      warnings.raise('no-sound');
      if (ear.kind === 'fed') warnings.raise('window-lost');
    }
    if (meter.silentSamples >= SILENCE_SAMPLES) warnings.raise('silence');
    else warnings.clear('silence');
    if (ear.kind === 'live' && quietMs >= STUCK_MS && now - ear.triedMs >= STUCK_MS) {
      timeline.lost('no-data');
      ear.close();
    }
    void ear.reopen();
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

  const hand = liveNotes({
    notes,
    write,
    sync: () => marks.sync().catch(diskTrouble),
    place,
    nowMs: time.nowMs,
    at: () => wallBefore(0),
    touch,
  });

  await ear.reopen();
  void lookAtDisk();

  return {
    captureId,
    start,
    notes,
    firstSound: firstSound.promise,
    hand,
    async pause(): Promise<void> {
      if (paused) return;
      await hand.mark('break');
      paused = true;
      timeline.lost('paused');
      ear.close();
      for (const kind of ['no-sound', 'silence', 'device-gone'] as const) warnings.clear(kind);
      await write({ t: 'pause', sample: timeline.samples, at: wallBefore(0) });
    },
    async resume(): Promise<void> {
      if (!paused) return;
      touch();
      paused = false;
      heardMs = time.nowMs();
      meter.restart();
      await write({ t: 'resume', sample: timeline.samples, at: wallBefore(0) });
      await ear.reopen();
    },
    /** Goes on with the microphone that is chosen now. */
    async switchDevice(): Promise<void> {
      touch();
      if (paused) return;
      timeline.lost('unplugged');
      meter.restart();
      ear.close();
      ear.startOver();
      await ear.reopen();
    },
    touch,
    /** The system says that it goes to sleep: what is known goes to the disk now. */
    async fallsAsleep(): Promise<void> {
      sleep.told();
      await sync();
    },
    /** The system says that it is awake. */
    wakes: watch,
    /** The window's sound broke off or begins anew. */
    windowBroke: () => timeline.lost('window'),
    /** Ends it: what is in the pipes is packed, both journals get their end mark. @throws what the disk says */
    async end(why: string): Promise<EndedSession> {
      ending = true;
      ear.close();
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
      ear.close();
      packer.stop();
      stopTicking();
      await Promise.allSettled([marks.close(), sound.close()]);
    },
    state() {
      const now = time.nowMs();
      const gapMs = timeline.gaps.reduce((sum, gap) => sum + gap.lengthMs, 0);
      return {
        paused,
        device: ear.device,
        elapsedMs: ms(now - (timeline.originMs ?? startedMs)),
        keptMs: samplesToMs(timeline.samples),
        gaps: { count: timeline.gaps.length, totalMs: ms(gapMs) },
        driftMs: timeline.driftMs,
        level: paused ? null : latest,
        feedWanted: ear.kind === 'fed',
        heardSound: meter.heardSound,
        diskHours: headroom.hours,
        warnings: warnings.list(),
      };
    },
  };
}
