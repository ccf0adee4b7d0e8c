import { z } from 'zod';

/** An opaque identifier made by main (a random UUID). */
export const id = z.string().min(1).max(64);

/** Line breaks, tabs and other control characters, which a field of one line cannot show. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** One line a person types, trimmed. A break in it (pasted, or from the command line) is a space. */
export const line = z
  .string()
  .overwrite((text) => text.replace(BREAKS, ' '))
  .trim()
  .max(500);
/** A paragraph or more. */
export const prose = z.string().max(20_000);

/** A page of a document, as a person counts: 1 for the first. */
export const pageNumber = z.number().int().min(1).max(9999);

export const MEETING_KINDS = ['iep', '504', 'eligibility', 'discipline', 'mediation', 'other'] as const;
export const meetingKind = z.enum(MEETING_KINDS);
export type MeetingKind = z.infer<typeof meetingKind>;

/** D24: what the IEP meeting is called where the family lives: ARD in Texas, PPT in Connecticut, CSE in New York, Team in Massachusetts. */
export const MEETING_WORDS = ['iep', 'ard', 'ppt', 'cse', 'team'] as const;
export const meetingWord = z.enum(MEETING_WORDS);

/** D78. */
export const MEETING_PURPOSES = [
  'first',
  'annual',
  'requested',
  'problem',
  'amendment',
  'evaluation',
  'transition',
  'other',
] as const;
export const meetingPurpose = z.enum(MEETING_PURPOSES);

/** D19: phone and video bring other rules than a room does. */
export const MEETING_MODES = ['in-person', 'phone', 'video', 'mixed'] as const;
export const meetingMode = z.enum(MEETING_MODES);

/** The roles of 34 CFR 300.321(a), as in shared/reference/data/iep-team.json. */
export const ROLES = [
  'parents',
  'regular-education-teacher',
  'special-education-teacher',
  'district-representative',
  'evaluation-interpreter',
  'others-with-knowledge',
  'student',
  'transition-agency',
  'part-c-coordinator',
  'section-504-group',
  'advocate',
  'interpreter',
  'other',
] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const ATTENDANCE = ['invited', 'present', 'absent', 'excused'] as const;
export const attendance = z.enum(ATTENDANCE);

export const MOMENT_TYPES = [
  'statement',
  'decision',
  'promise',
  'objection',
  'question',
  'data',
  'refusal',
] as const;
export const momentType = z.enum(MOMENT_TYPES);
export type MomentType = z.infer<typeof momentType>;

/** D51. */
export const OUTCOMES = ['agreed', 'not-agreed', 'partly', 'put-off', 'unclear'] as const;
export const outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcome>;

/** D2: is it in the written plan? */
export const IN_IEP = ['written', 'different', 'missing'] as const;
export const inIep = z.enum(IN_IEP);
export type InIep = z.infer<typeof inIep>;

/** D20. */
export const DISPUTE_STATUSES = ['not-asked-yet', 'confirmed', 'denied', 'changed', 'no-answer'] as const;
export const disputeStatus = z.enum(DISPUTE_STATUSES);
export type DisputeStatus = z.infer<typeof disputeStatus>;

/** How the parent knows whose voice it is: the foundation that a hearing asks for. */
export const SPEAKER_HOW = ['said-own-name', 'recognised-by-parent', 'introduced', 'unsure'] as const;
export const speakerHow = z.enum(SPEAKER_HOW);
export type SpeakerHow = z.infer<typeof speakerHow>;

/** One-key marks and participation marks (D4, D7, D21, D28, D85), and what is hard to hear again (D33, D37). */
export const MARKS = [
  'announced',
  'agreed',
  'not-agreed',
  'promised',
  'did-not-understand',
  'disputed',
  'cut-off',
  'question-not-answered',
  'decided-beforehand',
  'asked-to-leave',
  'could-not-follow',
  'asked-to-sign',
  'draft-presented-as-final',
  'hard-part',
  'break',
] as const;
export const mark = z.enum(MARKS);
export type Mark = z.infer<typeof mark>;

/** What a signature was said to be for (D21). */
export const SIGNING_PURPOSES = ['attendance', 'consent', 'both', 'not-said'] as const;
export const signingPurpose = z.enum(SIGNING_PURPOSES);

export const yesNoUnknown = z.enum(['yes', 'no', 'unknown']);
