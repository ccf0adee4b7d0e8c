import { z } from 'zod';
import { id, recording, recordingFields } from '../domain/index.ts';
import { milliseconds } from '../time/index.ts';
import { call } from './call.ts';
import { wireError } from './errors.ts';

/** A file that the person picked or dropped. Main keeps the path; the renderer sees only this. */
export const pickedFile = z.object({
  fileId: z.string(),
  name: z.string(),
  bytes: z.number(),
  dateOnDisk: z.string().nullable(),
});
export type PickedFile = z.infer<typeof pickedFile>;

export const importResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('imported'), fileId: z.string(), name: z.string(), recording }),
  /** The same bytes are already here; nothing was added. */
  z.object({ outcome: z.literal('duplicate'), fileId: z.string(), name: z.string(), recording }),
  z.object({ outcome: z.literal('failed'), fileId: z.string(), name: z.string(), error: wireError }),
]);
export type ImportResult = z.infer<typeof importResult>;

export const recordingCalls = {
  list: call('Recordings of a meeting, in order.', z.object({ meetingId: id }), z.array(recording)),
  get: call('One recording.', z.object({ id }), recording),
  pick: call(
    'Opens the system picker for sound and video files. Empty when cancelled.',
    z.void(),
    z.array(pickedFile),
  ),
  import: call(
    'Imports picked or dropped files into a meeting. One bad file does not stop the others. Long: reports progress, can be cancelled.',
    z.object({
      jobId: z.string(),
      meetingId: id,
      sessionId: id.nullable(),
      fileIds: z.array(z.string()).min(1).max(500),
      about: recordingFields.partial(),
      /** `keep`: the parent said of each of these files that it is the only one, so a cut one is kept as it is. */
      cutShort: z.enum(['refuse', 'keep']).default('refuse'),
    }),
    z.array(importResult),
  ),
  describe: call(
    'What the parent says of a recording: whose, announced, by whom, day, device.',
    z.object({ id, change: recordingFields.partial() }),
    recording,
  ),
  remove: call(
    'Deletes a recording for good, in two steps: the typed recording code (R01) and a reason. Leaves a tombstone in the custody log.',
    z.object({ id, code: z.string(), reason: z.string().trim().min(1).max(500) }),
    z.void(),
  ),
  mediaAddress: call(
    'A random address that plays this recording until the archive is locked.',
    z.object({ id }),
    z.object({ url: z.string() }),
  ),
  peaks: call(
    'Loudest and softest sample per step, as signed bytes: min, max, min, max… Steps cover [fromMs, toMs) evenly.',
    z.object({ id, fromMs: milliseconds, toMs: milliseconds, steps: z.number().int().min(1).max(8192) }),
    z.instanceof(Uint8Array),
  ),
  missing: call(
    'Stretches of these recordings that are damaged in the copy for listening, and silent, as far as is known by now.',
    z.object({ ids: z.array(id).max(500) }),
    z.array(z.object({ recordingId: id, startMs: milliseconds, endMs: milliseconds })),
  ),
  keepPlace: call('Remembers where listening stopped.', z.object({ id, atMs: milliseconds }), z.void()),
  place: call(
    'Where listening stopped last time; 0 at first.',
    z.object({ id }),
    z.object({ atMs: milliseconds }),
  ),
};
