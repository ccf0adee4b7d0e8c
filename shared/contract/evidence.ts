import { z } from 'zod';
import {
  ask,
  bundleChoice,
  bundleVerdict,
  concern,
  custodyEntry,
  delivery,
  moment,
  paper,
  progress,
  recording,
  shareNote,
  transcript,
} from '../domain/index.ts';
import { milliseconds } from '../time/index.ts';
import { call } from './call.ts';
import { sharingCalls } from './sharing.ts';

/** One thing that stays with the parent, and why; each window says it in its own language. */
const leftOutOfBundle = z.object({
  what: z.enum([
    'moment',
    'recording',
    'decision',
    'paper',
    'transcript',
    'goal-reports',
    'deliveries',
    'concern',
    'notes',
    'asks',
    'meeting-notes',
    'birth-date',
  ]),
  why: z.enum([
    'private-moment',
    'not-chosen',
    'not-disputed',
    'no-moment-in-it',
    'no-moment-of-it',
    'not-named',
    'taken-out',
    'other-child',
    'papers-unwanted',
    'no-lines',
    'draft',
    'still-typed',
    'follow-up-unwanted',
    'concern-private',
    'concern-not-chosen',
    'note-private',
    'note-mediation',
    'note-not-chosen',
    'asks-not-chosen',
    'notes-private',
    'not-needed',
  ]),
  /** `R01` or `D02`, and where in a recording. */
  code: z.string().nullable(),
  atMs: milliseconds.nullable(),
  /** Its first words, or its title. */
  text: z.string().nullable(),
  /** Of things that are told together. */
  count: z.number().int().nullable(),
  /** Of a draft. */
  lines: z.object({ unchecked: z.number().int(), all: z.number().int() }).nullable(),
});
export type LeftOut = z.infer<typeof leftOutOfBundle>;

/** Exactly what a bundle would hold, before it is made. */
export const bundlePreview = z.object({
  name: z.string(),
  exhibits: z.array(z.object({ exhibit: z.string(), moment, recordingCode: z.string() })),
  recordings: z.array(recording),
  /** The papers that its moments and decisions name, in order of their dates. `locked`: one opens with a password. */
  papers: z.array(paper.extend({ locked: z.boolean() })),
  /** Certified ones, and those of which every line was checked by ear. */
  transcripts: z.array(z.object({ recordingCode: z.string(), transcript })),
  /** What was reported about its goals, and what came of its promises and decisions. */
  progress: z.array(progress),
  deliveries: z.array(delivery),
  /** What the parent may add of her own: the concerns of this meeting, none of them private, chosen or not. */
  concerns: z.array(z.object({ concern, raised: z.boolean(), chosen: z.boolean() })),
  /** Notes of what happened, without sound, that she may add, oldest first; none that is only for her. */
  notes: z.array(
    z.object({
      id: z.string(),
      date: z.string(),
      time: z.string().nullable(),
      text: z.string(),
      writtenAt: z.string(),
      /** It belongs to this meeting. */
      ofMeeting: z.boolean(),
      chosen: z.boolean(),
    }),
  ),
  /** What the school was asked for about this meeting or its children, chosen or not. */
  asks: z.array(ask),
  /** Stays with the parent; never in the bundle. */
  leftOut: z.array(leftOutOfBundle),
  bytes: z.number(),
});
export type BundlePreview = z.infer<typeof bundlePreview>;

export const exportReceipt = z.object({
  name: z.string(),
  /** Shown to the person; never sent back to main. */
  place: z.string(),
  files: z.number().int(),
  bytes: z.number(),
  /** SHA-256 of manifest-sha256.txt: the one line to paste into a letter. */
  manifestHash: z.string(),
  fingerprint: z.string(),
  verdict: bundleVerdict,
});
export type ExportReceipt = z.infer<typeof exportReceipt>;

export const pastExport = z.object({
  at: z.string(),
  name: z.string(),
  meetingId: z.string(),
  manifestHash: z.string(),
  clips: z.number().int(),
});

export const evidenceCalls = {
  preview: call('What the bundle would hold and what stays out.', bundleChoice, bundlePreview),
  export: call(
    'Asks where, makes the bundle there and verifies it. Null when the person cancels the picker. Long: reports progress.',
    z.object({
      jobId: z.string(),
      choice: bundleChoice,
      /** To whom it goes and why; null: not said. */
      share: shareNote.nullable().default(null),
    }),
    exportReceipt.nullable(),
  ),
  showInFolder: call('Shows the newest exported bundle in the system’s file window.', z.void(), z.void()),
  verify: call(
    'Asks for a bundle folder or ZIP and verifies it. Null when cancelled. Long: reports progress.',
    z.object({ jobId: z.string() }),
    bundleVerdict.nullable(),
  ),
  custody: call(
    'The custody log, newest first.',
    z.object({
      limit: z.number().int().min(1).max(500).default(100),
      before: z.number().int().nullable().default(null),
    }),
    z.array(custodyEntry),
  ),
  exports: call('Bundles made before, newest first.', z.void(), z.array(pastExport)),
  fingerprint: call(
    'The fingerprint of this archive’s signing key.',
    z.void(),
    z.object({ fingerprint: z.string() }),
  ),
  ...sharingCalls,
};
