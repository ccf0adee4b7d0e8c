import { z } from 'zod';
import { id, leftOut, moment, playlist, playlistFields, playlistItem } from '../domain/index.ts';
import { milliseconds } from '../time/index.ts';
import { call } from './call.ts';

/** A moment with what a person needs to know it by. */
const momentWithPlace = z.object({
  moment,
  code: z.string(),
  meetingTitle: z.string(),
  meetingDate: z.string(),
});
export type MomentWithPlace = z.infer<typeof momentWithPlace>;

/** A moment that may be chosen; `isHard` when it touches a part that is hard for the parent, and so cannot be. */
const candidate = momentWithPlace.extend({ isHard: z.boolean() });
export type Candidate = z.infer<typeof candidate>;

export const playlistSummary = playlist.extend({
  /** What a child hears of it, and how long that is. */
  plays: z.number().int(),
  durationMs: z.number(),
});
export type PlaylistSummary = z.infer<typeof playlistSummary>;

export const playlistView = z.object({
  playlist: playlistSummary,
  items: z.array(
    playlistItem.extend({
      leftOut: leftOut.nullable(),
      of: momentWithPlace.nullable(),
      durationMs: milliseconds,
    }),
  ),
});
export type PlaylistView = z.infer<typeof playlistView>;

/** All that the child's window gets: words and lengths. No id of anything in the archive. */
export const childView = z.object({
  title: z.string(),
  /** The child may write notes of its own; false: three large buttons and nothing else. */
  writes: z.boolean(),
  clips: z.array(z.object({ title: z.string(), durationMs: milliseconds })),
});
export type ChildView = z.infer<typeof childView>;

export const playlistCalls = {
  list: call('Playlists, newest first.', z.void(), z.array(playlistSummary)),
  get: call('One playlist with its moments, and what of it is not played.', z.object({ id }), playlistView),
  add: call('Makes a playlist.', playlistFields, playlist),
  change: call(
    'Changes title, child, whether the child may write, or moments and their order. Refuses disputed moments, hard parts, and private ones that were not chosen knowingly.',
    z.object({
      id,
      change: z.object({
        title: playlistFields.shape.title.optional(),
        studentId: id.nullable().optional(),
        ownWords: z.boolean().optional(),
        items: z.array(playlistItem).max(200).optional(),
      }),
    }),
    playlist,
  ),
  remove: call('Takes a playlist out; undo brings it back.', z.object({ id }), z.void()),
  candidates: call(
    'Moments that may go into a playlist, newest meeting first.',
    z.object({ agreedOnly: z.boolean(), meetingId: id.nullable(), withPrivate: z.boolean() }),
    z.array(candidate),
  ),
  show: call(
    'Gives the window to the child: from now on every call but those of its view is refused, until the passphrase is typed.',
    z.object({ id }),
    childView,
  ),
  showing: call(
    'What the child has before them; null when nobody gave them the window.',
    z.void(),
    childView.nullable(),
  ),
  clip: call(
    'An address that plays exactly one clip of the child’s playlist, and nothing around it.',
    z.object({ at: z.number().int().min(0).max(200) }),
    z.object({ url: z.string() }),
  ),
  leave: call(
    'Ends the child’s view. False when the passphrase is a wrong one; then nothing changes.',
    z.object({
      passphrase: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= 4096),
    }),
    z.boolean(),
  ),
};
