import { z } from 'zod';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';

/** The passphrase as UTF-8 bytes: it crosses once and both sides overwrite it (SAFETY §2.3). */
const secret = z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= 4096);

export const archiveState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** Created, keys in memory, but the recovery code has not been typed back yet. */
  z.object({ state: z.literal('unconfirmed'), name: z.string() }),
  z.object({ state: z.literal('locked'), name: z.string() }),
  z.object({
    state: z.literal('open'),
    /** Says nothing of what is in it; two archives may have one name. */
    id: z.string().optional(),
    name: z.string(),
    readOnly: z.boolean(),
    /** There when it is read-only because the disk was full. */
    diskFull: z.boolean().optional(),
  }),
]);
export type ArchiveState = z.infer<typeof archiveState>;

export const integrityReport = z.object({
  ok: z.boolean(),
  recordings: z.number().int(),
  blobs: z.number().int(),
  entries: z.number().int(),
  findings: z.array(z.object({ subject: z.string(), problem: z.string() })),
  /** Sealed files whose beginning is damaged and can be put back whole. Absent in reports of an older program. */
  mendable: z.number().int().default(0),
  checkedAt: z.string(),
});
export type IntegrityReport = z.infer<typeof integrityReport>;

/** What lay sealed and was in no list. `listOf`: the day of the copy that is the list now; null when it is none. */
export const foundRecordings = z.object({
  found: z.number().int(),
  unreadable: z.number().int(),
  listOf: isoDate.nullable(),
});
export type FoundRecordings = z.infer<typeof foundRecordings>;

/**
 * A copy of the list of meetings beside it: a spare one, one from before an update, one that was damaged and put aside, or
 * what a crash left of making one. Whatever was deleted since it was made may still be in it.
 */
export const oldCopy = z.object({
  kind: z.enum(['spare', 'before-update', 'damaged', 'unfinished']),
  madeAt: z.iso.datetime(),
  bytes: z.number().int(),
});
export type OldCopy = z.infer<typeof oldCopy>;

export const archiveCalls = {
  state: call('Which archive is chosen and whether it is open.', z.void(), archiveState),
  recent: call(
    'Archives opened on this computer before, newest first. Names only, never paths.',
    z.void(),
    z.array(z.object({ pick: z.string(), name: z.string(), reachable: z.boolean() })),
  ),
  pickNew: call(
    'Opens the system picker for where a new archive goes. Null when the person cancels.',
    z.object({ name: z.string().trim().min(1).max(80) }),
    z.object({ pick: z.string(), name: z.string(), place: z.string() }).nullable(),
  ),
  pickExisting: call(
    'Opens the system picker for an archive folder. Null when the person cancels.',
    z.void(),
    z.object({ pick: z.string(), name: z.string() }).nullable(),
  ),
  choose: call(
    'Makes a picked archive the current one; it is then locked.',
    z.object({ pick: z.string() }),
    archiveState,
  ),
  create: call(
    'Creates the archive at the pick. Returns the recovery words, once.',
    z.object({ pick: z.string(), passphrase: secret }),
    z.object({ recoveryWords: z.array(z.string()), drill: z.array(z.number().int().min(1)) }),
  ),
  recovery: call(
    'The recovery words and the asked positions again, only while unconfirmed: the window was reloaded, or the drill was put off.',
    z.void(),
    z.object({ recoveryWords: z.array(z.string()), drill: z.array(z.number().int().min(1)) }),
  ),
  saveRecoverySheet: call(
    'Saves the recovery sheet as a text file where the person chooses. False when cancelled. Only while unconfirmed.',
    z.void(),
    z.boolean(),
  ),
  confirmRecovery: call(
    'The drill: the words at the asked positions, typed back. False when they are wrong; the archive opens when right.',
    z.object({ words: z.array(z.string().trim().max(40)).min(1).max(24) }),
    z.boolean(),
  ),
  unlock: call('Opens the chosen archive.', z.object({ passphrase: secret }), archiveState),
  restoreList: call(
    'Opens the chosen archive when its list does not open any more: a good copy takes its place, else a new list.',
    z.object({ passphrase: secret }),
    archiveState,
  ),
  findRecordings: call(
    'Lists every sealed recording that no list names, in a meeting of this title a day. Long: reports progress.',
    z.object({ jobId: z.string(), title: z.string().trim().min(1).max(80) }),
    foundRecordings,
  ),
  lock: call('Locks it: keys are overwritten, media addresses die.', z.void(), archiveState),
  changePassphrase: call('Replaces the passphrase.', z.object({ current: secret, next: secret }), z.void()),
  recover: call(
    'Opens with the recovery words and sets a new passphrase.',
    z.object({ words: z.string().trim().max(1000), next: secret }),
    archiveState,
  ),
  check: call(
    'Verifies the custody chain and every blob. Long: reports progress.',
    z.object({ jobId: z.string() }),
    integrityReport,
  ),
  mend: call(
    'Puts the damaged beginnings of sealed files back, then checks everything anew. Long: reports progress.',
    z.object({ jobId: z.string() }),
    integrityReport,
  ),
  oldCopies: call(
    'Copies of the list of meetings that lie beside it, newest first.',
    z.void(),
    z.array(oldCopy),
  ),
  removeOldCopies: call(
    'Makes a new spare copy of the list and takes all older ones away. Answers with what is left.',
    z.void(),
    z.array(oldCopy),
  ),
  lastCheck: call('The newest integrity report, if any.', z.void(), integrityReport.nullable()),
};

export const jobProgress = z.object({
  jobId: z.string(),
  phase: z.string(),
  /** Bytes, milliseconds or items: only the ratio matters. */
  done: z.number(),
  total: z.number().nullable(),
  /** Milliseconds left, when it can be told. */
  leftMs: z.number().nullable(),
  /** The file or thing at work, as the parent named it. */
  item: z.string().nullable(),
});
export type JobProgress = z.infer<typeof jobProgress>;
