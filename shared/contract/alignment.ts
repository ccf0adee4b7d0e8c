import { z } from 'zod';
import { alignmentView, id } from '../domain/index.ts';
import { milliseconds } from '../time/index.ts';
import { call } from './call.ts';

/** One thing that is heard in both recordings, and where. */
const heardInBoth = z.object({ firstMs: milliseconds, secondMs: milliseconds });

export const alignmentResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('aligned'), alignment: alignmentView }),
  /** The sound of the two does not match. Nothing was kept; it can be set by hand. */
  z.object({ outcome: z.literal('no-match') }),
]);
export type AlignmentResult = z.infer<typeof alignmentResult>;

export const alignmentCalls = {
  ofMeeting: call(
    'Recordings of a meeting that were laid beside each other, newest first.',
    z.object({ meetingId: id }),
    z.array(alignmentView),
  ),
  bySound: call(
    'Lays two recordings of one meeting beside each other by their sound. Replaces what was there for the two. Long: reports progress, can be cancelled.',
    z.object({ jobId: z.string(), firstId: id, secondId: id }),
    alignmentResult,
  ),
  byHand: call(
    'The same by one or two things that are heard in both.',
    z.object({ firstId: id, secondId: id, marks: z.array(heardInBoth).min(1).max(2) }),
    alignmentView,
  ),
  remove: call('Takes the comparison out. Recordings and moments stay.', z.object({ id }), z.void()),
};
