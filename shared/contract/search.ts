import { z } from 'zod';
import {
  ask,
  decision,
  disputeRequest,
  evaluation,
  goal,
  id,
  incident,
  meeting,
  moment,
  need,
  paper,
  person,
  presentLevel,
  progress,
  searchFilters,
  searchKind,
  transcriptLine,
} from '../domain/index.ts';
import { isoDate, milliseconds } from '../time/index.ts';
import { call } from './call.ts';

/** Where a hit is heard: its span in a recording. What plays begins a little before. */
const sound = z.object({
  recordingId: id,
  durationMs: milliseconds,
  startMs: milliseconds,
  endMs: milliseconds,
});
export type HeardAt = z.infer<typeof sound>;

/** Where else words of a thing stand, apart from what was said or written in the first place. */
export const FOUND_IN = [
  'claim',
  'claimedBy',
  'claimedWhere',
  'reason',
  'owner',
  'iepNote',
  'area',
  'baseline',
  'target',
  'howDone',
  'schoolYear',
  'sender',
  'fileName',
  'source',
  'words',
  'askedOf',
  'answer',
  'place',
  'notes',
  'seating',
  'said',
  'present',
  'toldBy',
  'evaluator',
  'findings',
  'measure',
] as const;

/**
 * `id`: of the thing that was found. `snippet`: of what was said or written, about 24 words around what was looked for,
 * on one line. `also`: the same of another of its fields, when the words (all of them) do not stand in the first; what
 * was said and what was later claimed are never run together.
 */
const found = {
  id,
  snippet: z.string(),
  also: z.object({ in: z.enum(FOUND_IN), snippet: z.string() }).nullable(),
};

const momentHit = z.object({
  kind: z.literal('moment'),
  ...found,
  moment,
  speaker: z.string().nullable(),
  meeting,
  sound,
});
const lineHit = z.object({
  kind: z.literal('line'),
  ...found,
  line: transcriptLine,
  /** The speaker's name as the archive has it, else the label that the file gave. */
  speaker: z.string().nullable(),
  /** True: nobody has checked the line by ear; it is a search aid and cannot be quoted. */
  draft: z.boolean(),
  meeting,
  sound,
});

export const searchHit = z.discriminatedUnion('kind', [
  momentHit,
  lineHit,
  /** `sound`: of the first moment tied to it; null: none is, but private ones. */
  z.object({ kind: z.literal('decision'), ...found, decision, meeting, sound: sound.nullable() }),
  z.object({ kind: z.literal('incident'), ...found, incident }),
  /** `sound`: of the newest moment of its thread; null: there is none, but private ones. */
  z.object({ kind: z.literal('goal'), ...found, goal, sound: sound.nullable() }),
  z.object({ kind: z.literal('need'), ...found, need }),
  z.object({ kind: z.literal('evaluation'), ...found, evaluation }),
  z.object({ kind: z.literal('level'), ...found, level: presentLevel }),
  z.object({
    kind: z.literal('page'),
    ...found,
    document: paper,
    page: z.number().int().min(1),
    /** What was found, as it stands on the page. */
    passage: z.string(),
    /** Where that is in the page's text, in UTF-16 units: [startAt, endAt). */
    startAt: z.number().int().min(0),
    endAt: z.number().int().min(0),
  }),
  z.object({ kind: z.literal('document'), ...found, document: paper }),
  z.object({ kind: z.literal('progress'), ...found, progress, goal }),
  z.object({ kind: z.literal('request'), ...found, request: disputeRequest, moment, meeting, sound }),
  z.object({ kind: z.literal('ask'), ...found, ask }),
  z.object({ kind: z.literal('meeting'), ...found, meeting }),
  z.object({ kind: z.literal('person'), ...found, person }),
]);
export type SearchHit = z.infer<typeof searchHit>;
export type FoundIn = (typeof FOUND_IN)[number];

export const searchGroup = z.object({
  kind: searchKind,
  /** How many were found, at most 1,000; `more`: there are others beyond. */
  count: z.number().int().min(0),
  more: z.boolean(),
  /** The part of them that was asked for. */
  hits: z.array(searchHit),
});
export type SearchGroup = z.infer<typeof searchGroup>;

/** One that is played in its turn; `saidOn`: the day of its sitting. */
const soundHit = z.discriminatedUnion('kind', [
  momentHit.extend({ saidOn: isoDate }),
  lineHit.extend({ saidOn: isoDate }),
]);
export type SoundHit = z.infer<typeof soundHit>;

/** What was found and can be heard, in the order in which it was said. */
export const foundSound = z.object({
  hits: z.array(soundHit),
  /** True: more than 1,000 of a kind were found; the order is that of those 1,000. */
  more: z.boolean(),
  /** What was found and is not among them. */
  left: z.object({
    private: z.number().int().min(0),
    /** True: lines that nobody has checked by ear. */
    unchecked: z.boolean(),
    /** Lines whose words are heard within another one. */
    twice: z.number().int().min(0),
  }),
});
export type FoundSound = z.infer<typeof foundSound>;

export const searchCalls = {
  sound: call(
    'Moments and checked lines of transcripts that a search finds, in the order in which they were said; private moments only when asked for.',
    z.object({
      text: z.string().max(500),
      filters: searchFilters.prefault({}),
      withPrivate: z.boolean().default(false),
    }),
    foundSound,
  ),
  query: call(
    'Searches everything written down. Accents are folded; the last word matches as a beginning. One group for each kind that was found; `limit` and `offset` count within each group.',
    z.object({
      text: z.string().max(500),
      filters: searchFilters.prefault({}),
      limit: z.number().int().min(1).max(200).default(50),
      offset: z.number().int().min(0).max(1000).default(0),
    }),
    z.array(searchGroup),
  ),
};
