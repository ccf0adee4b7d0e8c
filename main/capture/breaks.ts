import type { Course } from './course.ts';

/** Listening stops for a break and goes on after it, or goes on with another microphone. */
export function breaksIn(course: Course) {
  const { standing, timeline, journals, warnings, heard, ear } = course;
  return {
    async pause(): Promise<void> {
      if (standing.paused) return;
      await course.hand.mark('break');
      standing.paused = true;
      timeline.lost('paused');
      ear.close();
      for (const kind of ['no-sound', 'silence', 'device-gone'] as const) warnings.clear(kind);
      await journals.write({ t: 'pause', sample: timeline.samples, at: course.wallNow() });
    },
    async resume(): Promise<void> {
      if (!standing.paused) return;
      course.touch();
      standing.paused = false;
      standing.heardMs = course.nowMs();
      heard.meter.restart();
      await journals.write({ t: 'resume', sample: timeline.samples, at: course.wallNow() });
      await ear.reopen();
    },
    /** Goes on with the microphone that is chosen now. */
    async switchDevice(): Promise<void> {
      course.touch();
      if (standing.paused) return;
      timeline.lost('unplugged');
      heard.meter.restart();
      ear.close();
      ear.startOver();
      await ear.reopen();
    },
  };
}
