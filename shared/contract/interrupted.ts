import { z } from 'zod';
import { id, prose } from '../domain/index.ts';
import { milliseconds, utcInstant } from '../time/index.ts';

const captureLeft = {
  captureId: id,
  meetingTitle: z.string(),
};

/**
 * What a recording that ended unexpectedly has left behind. Nothing of it is ever deleted by the program.
 * - `recoverable`: `recover` puts it into its meeting.
 * - `nothing-reached-disk`: it ended before its first second was on the disk. What was typed is told here.
 * - `not-readable`: its files are damaged so badly that nobody can tell what they hold. The bytes stay.
 */
export const interruptedCapture = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('recoverable'),
    ...captureLeft,
    meetingId: id,
    /** The meeting was taken out meanwhile: `recover` must be told another one. */
    meetingGone: z.boolean(),
    startedAt: utcInstant,
    /** The last moment that was certainly written. */
    endedAt: utcInstant,
    /** Sound that is there; exact once it is recovered. */
    keptMs: milliseconds,
    marks: z.number().int(),
  }),
  z.object({
    state: z.enum(['nothing-reached-disk', 'not-readable']),
    ...captureLeft,
    /** Null when nothing says which, or when. */
    meetingId: id.nullable(),
    startedAt: utcInstant.nullable(),
    /** Of its files, as they lie on the disk. */
    bytes: z.number().int().min(0),
    /** Typed notes that could be read. */
    notes: z.array(prose),
    /** The person has read of it: it is not shown first any more. */
    seen: z.boolean(),
  }),
]);
export type InterruptedCapture = z.infer<typeof interruptedCapture>;
export type RecoverableCapture = Extract<InterruptedCapture, { state: 'recoverable' }>;
export type UnreadableCapture = Exclude<InterruptedCapture, RecoverableCapture>;
