import { z } from 'zod';

/** What was done to the words: a moved stretch is gone from one place and stands at another. */
export const TRACKED_KINDS = ['put-in', 'taken-out', 'moved-here', 'moved-away'] as const;

/** A change that Word kept: who made it and when, as the file says. */
export const trackedChange = z.object({
  kind: z.enum(TRACKED_KINDS),
  text: z.string(),
  /** The words just before it, for finding the place; empty at the start of a paragraph. */
  behind: z.string(),
  by: z.string().nullable(),
  /** The day as the file says it, YYYY-MM-DD; null when it says none. */
  day: z.string().nullable(),
});
export type TrackedChange = z.infer<typeof trackedChange>;

/** What a Word file still shows of its making. Its text is read as if every change had been made. */
export const trackedInFile = z.object({
  changes: z.array(trackedChange),
  comments: z.array(z.object({ text: z.string(), by: z.string().nullable() })),
  /** How many more changes and comments there are than these. */
  more: z.number().int().min(0),
});
export type TrackedInFile = z.infer<typeof trackedInFile>;
