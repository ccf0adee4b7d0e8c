import { z } from 'zod';
import { id, voiceNote } from '../domain/index.ts';
import { call } from './call.ts';

/** One second of 48 kHz mono s16le, and some: a window sends about 200 ms at a time. */
const LARGEST_FEED = 1_000_000;

export const voiceCalls = {
  list: call(
    'The voice notes of a moment, oldest first. One that a crash cut off is put on its moment before.',
    z.object({ momentId: id }),
    z.array(voiceNote),
  ),
  record: call(
    'Listens to what `feed` sends for this job, until the job is stopped; then seals it. Null when nothing was heard. `waiting`: it belongs to a meeting that is still being recorded, and comes with it.',
    z.object({ jobId: z.string().min(1).max(64), momentId: id }),
    z.union([voiceNote, z.literal('waiting')]).nullable(),
  ),
  feed: call(
    'Sound from the window for a voice note: 48 kHz mono s16le.',
    z.object({
      jobId: z.string().min(1).max(64),
      pcm: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= LARGEST_FEED && bytes.length % 2 === 0),
    }),
    /** False: nobody listens any more, stop sending. */
    z.object({ wanted: z.boolean() }),
  ),
  remove: call('Takes a voice note out; undo brings it back.', z.object({ id }), z.void()),
  mediaAddress: call(
    'A random address that plays this note until the archive is locked.',
    z.object({ id }),
    z.object({ url: z.string() }),
  ),
};
