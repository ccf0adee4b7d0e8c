import { ms, samplesToMs } from '../../shared/time/index.ts';
import { breaksIn } from './breaks.ts';
import { type Course, openCourse } from './course.ts';
import type { EndedSession, SessionOptions } from './session-types.ts';

/** One recording, from its first sound to its end. */
export type Session = Awaited<ReturnType<typeof startSession>>;

/**
 * Starts recording. Nothing but `end` ends it: a microphone that goes away is opened again, an encoder that dies is
 * started again, what the disk refuses waits in memory.
 * @throws what the disk says; then nothing is left of it
 */
export async function startSession(options: SessionOptions) {
  const course = await openCourse(options);
  const { start, timeline, ear, watch } = course;
  await ear.reopen();
  void watch.lookAtDisk();

  return {
    captureId: start.captureId,
    start,
    notes: course.journals.notes,
    firstSound: course.heard.first.promise,
    hand: course.hand,
    ...breaksIn(course),
    touch: course.touch,
    /** The system says that it goes to sleep: what is known goes to the disk now. */
    async fallsAsleep(): Promise<void> {
      course.sleep.told();
      await course.sync();
    },
    /** The system says that it is awake. */
    wakes: watch.look,
    /** The window's sound broke off or begins anew. */
    windowBroke: () => timeline.lost('window'),
    /** Ends it: what is in the pipes is packed, both journals get their end mark. @throws what the disk says */
    end: (why: string) => end(course, why),
    /** Lets go of everything and leaves on the disk what is there. */
    async abandon(): Promise<void> {
      course.standing.ending = true;
      ear.close();
      course.heard.packer.stop();
      course.stopTicking();
      await course.journals.abandon();
    },
    state: () => stateNow(course),
  };
}

async function end(course: Course, why: string): Promise<EndedSession> {
  const { archive, start, timeline, journals, heard } = course;
  course.standing.ending = true;
  course.ear.close();
  timeline.end(course.nowMs());
  const samples = await heard.packer.end();
  course.stopTicking();
  course.noteGaps();
  await archive.vault.live.release(start.captureId).catch(() => undefined);
  const at = course.wallNow();
  void journals.write({ t: 'stop', samples, driftMs: Math.round(timeline.driftMs), why, at });
  await journals.end();
  return { notes: journals.notes, samples, ...heard.sealed() };
}

function stateNow({ startedMs, standing, nowMs, timeline, heard, ear, watch, warnings }: Course) {
  const gapMs = timeline.gaps.reduce((sum, gap) => sum + gap.lengthMs, 0);
  return {
    paused: standing.paused,
    device: ear.device,
    elapsedMs: ms(nowMs() - (timeline.originMs ?? startedMs)),
    keptMs: samplesToMs(timeline.samples),
    gaps: { count: timeline.gaps.length, totalMs: ms(gapMs) },
    driftMs: timeline.driftMs,
    level: standing.paused ? null : watch.level,
    feedWanted: ear.kind === 'fed',
    heardSound: heard.meter.heardSound,
    diskHours: watch.diskHours,
    warnings: warnings.list(),
  };
}
