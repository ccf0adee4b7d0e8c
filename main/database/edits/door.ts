import type { BegunForm, FormOwner } from '../../../shared/domain/index.ts';
import type { UtcInstant } from '../../../shared/time/index.ts';

/** The shapes of what undo takes back, and of words not saved yet; the whole index is in ../door.ts. */

export const EDIT_SUBJECTS = [
  'moment',
  'goal',
  'decision',
  'meeting',
  'person',
  'student',
  'progress',
  'delivery',
  'dispute-request',
  'statement-pair',
  'concern',
  'incident',
  'ask',
  'evaluation',
  'need',
  'level',
  'document',
  'page',
  'passage',
  'transcript',
  'line',
  'lines',
  'voice-note',
  'playlist',
  'briefing',
] as const;
export type EditSubject = (typeof EDIT_SUBJECTS)[number];
/** One step that undo can take back. `before` null: it was added; `after` null: it was taken out. */
export type Edit = {
  at: UtcInstant;
  what: EditSubject;
  subject: string;
  label: string;
  before: unknown;
  after: unknown;
  /** Taken back and made again together with the step before it. */
  joined?: boolean;
};
export type StoredEdit = Edit & { no: number };
export type EditReads = {
  /** The step that undo would take back, or null. */
  undoable(): StoredEdit | null;
  /** The step that redo would make again, or null. */
  redoable(): StoredEdit | null;
  /** The step with this number, done or undone. */
  numbered(no: number): StoredEdit | null;
};
export type EditWrites = {
  /** Adds a step; steps that were undone before it can no longer be made again. Keeps the newest 1,000. */
  push(edit: Edit): void;
  setUndone(no: number, undone: boolean): void;
};

export const DRAFT_FIELDS = ['text', 'claim', 'reason'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
export type Draft = { momentId: string; field: DraftField; text: string };
export type DraftReads = { ofRecording(recordingId: string): Draft[] };
export type DraftWrites = {
  save(draft: Draft, at: UtcInstant): void;
  forget(momentId: string, field: DraftField): void;
};

export type StoredFormKey = BegunForm['key'];
export type FormDraftReads = {
  get(key: StoredFormKey): BegunForm | null;
  /** Newest first; not those of things that were taken out. */
  list(): BegunForm[];
  /** How many there are beside this one, and how long they are together. */
  others(key: StoredFormKey): { count: number; letters: number };
  /** What a draft is about, in a few words, and what that is found in; null: it is not there any more. */
  owner(of: FormOwner): { about: string | null; near: string | null } | null;
};
export type FormDraftWrites = {
  keep(form: BegunForm): void;
  forget(key: StoredFormKey): void;
  /** Forgets those of things that nobody can bring back any more; how many they were. */
  sweep(): number;
};
