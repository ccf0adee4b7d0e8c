import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IN_IEP, MARKS, MOMENT_TYPES, OUTCOMES, ROLES } from '../../../shared/domain/index.ts';
import { isoDate, type Milliseconds, milliseconds } from '../../../shared/time/index.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', '..', 'resources', 'sample');

/** resources/sample/meeting.json, as far as the demo uses it. */
const script = z.object({
  student: z.object({ initials: z.string(), schoolYear: z.string(), birthDate: isoDate }),
  meeting: z.object({
    title: z.string(),
    date: isoDate,
    start: z.string(),
    state: z.string(),
    place: z.string(),
  }),
  people: z.array(z.object({ id: z.string(), role: z.enum(ROLES), label: z.string() })),
  goals: z.array(
    z.object({
      id: z.string(),
      area: z.string(),
      text: z.string(),
      baseline: z.string(),
      target: z.string(),
    }),
  ),
  moments: z.array(
    z.object({
      lines: z.array(z.string()).min(1),
      type: z.enum(MOMENT_TYPES),
      by: z.string(),
      text: z.string(),
      outcome: z.enum(OUTCOMES).optional(),
      goal: z.string().optional(),
      inIep: z.enum(IN_IEP).optional(),
      iepPage: z.number().int().optional(),
      mark: z.enum(MARKS).optional(),
      due: isoDate.optional(),
      disputed: z
        .object({
          claim: z.string(),
          where: z.string(),
          on: isoDate,
          status: z.enum(['not-asked-yet', 'denied']),
        })
        .optional(),
    }),
  ),
});
const spans = z.record(z.string(), z.object({ startMs: milliseconds, endMs: milliseconds }));

export type SampleCase = z.infer<typeof script> & {
  /** The spoken recording. */
  recording: string;
  /** From the first word of the first line to the last word of the last. */
  spanOf(lines: readonly string[]): { startMs: Milliseconds; endMs: Milliseconds };
};

/** The made-up meeting that ships with the program: what is said in it, and where in the recording. */
export async function sampleCase(): Promise<SampleCase> {
  const read = async (name: string) => JSON.parse(await readFile(join(SAMPLE, name), 'utf8'));
  const [text, at] = await Promise.all([read('meeting.json'), read('spans.json')]);
  const known = spans.parse(at);
  return {
    ...script.parse(text),
    recording: join(SAMPLE, 'annual-iep-meeting.opus'),
    spanOf(lines) {
      const first = known[lines[0] ?? ''];
      const last = known[lines.at(-1) ?? ''];
      if (!first || !last) throw new Error(`the sample has no span for ${lines.join(', ')}`);
      return { startMs: first.startMs, endMs: last.endMs };
    },
  };
}
