import type {
  AskAbout,
  AskAnswer,
  Delivered,
  DisputeStatus,
  DocumentKind,
  DocumentStatus,
  GapCause,
  InIep,
  Issue,
  Mark,
  Meeting,
  MomentType,
  Outcome,
  PairRelation,
  Person,
  ProblemKind,
  Recording,
  RequestWay,
  Role,
  Signing,
} from '../../../shared/domain/index.ts';
import { issueCitation } from '../../../shared/reference/index.ts';

/**
 * The bundle's words, in English only: it goes to attorneys, hearing officers and districts. Neutral throughout
 * ("said", "later claimed"), and always clear about who says so.
 */
export const MEETING_KIND: Record<Meeting['kind'], string> = {
  iep: 'IEP meeting',
  '504': 'Section 504 meeting',
  eligibility: 'Eligibility meeting',
  discipline: 'Discipline meeting',
  mediation: 'Mediation',
  other: 'Meeting',
};

export const PROBLEM: Record<ProblemKind, string> = {
  'service-missed': 'A service did not happen',
  'adjust-service': 'A service must change',
  'conflict-teacher': 'Conflict with a teacher',
  'conflict-student': 'Conflict with a student',
  other: 'Something else',
};

export const MODE: Record<NonNullable<Meeting['mode']>, string> = {
  'in-person': 'in person',
  phone: 'by phone',
  video: 'by video',
  mixed: 'in person and remote',
};

export const ROLE: Record<Role, string> = {
  parents: 'Parent or guardian',
  'regular-education-teacher': 'Regular education teacher',
  'special-education-teacher': 'Special education teacher',
  'district-representative': 'District representative',
  'evaluation-interpreter': 'Interprets evaluation results',
  'others-with-knowledge': 'Has knowledge of the child',
  student: 'Student',
  'transition-agency': 'Transition agency',
  'part-c-coordinator': 'Part C coordinator',
  'section-504-group': 'Section 504 group',
  advocate: 'Advocate',
  interpreter: 'Interpreter',
  other: 'Other',
};

export const ATTENDANCE = {
  invited: 'Invited',
  present: 'Present',
  absent: 'Absent',
  excused: 'Excused',
} as const;

export const MOMENT_TYPE: Record<MomentType, string> = {
  statement: 'Statement',
  decision: 'Decision',
  promise: 'Promise',
  objection: 'Objection',
  question: 'Question',
  data: 'Data',
  refusal: 'Refusal',
};

export const OUTCOME: Record<Outcome, string> = {
  agreed: 'Agreed',
  'not-agreed': 'Not agreed',
  partly: 'Partly agreed',
  'put-off': 'Put off',
  unclear: 'Unclear',
};

export const IN_IEP: Record<InIep, string> = {
  written: 'The IEP says the same',
  different: 'The IEP says something different',
  missing: 'Not found in the IEP',
};

const ISSUE: Record<Issue, string> = {
  fape: 'Free appropriate public education (FAPE)',
  lre: 'Least restrictive environment (LRE) and placement',
  'parent-participation': 'Parent participation',
  predetermination: 'Predetermination',
  'prior-written-notice': 'Prior written notice',
  evaluation: 'Evaluation and eligibility',
  services: 'Delivery of services',
  'iep-content': 'Content of the IEP',
  'progress-reports': 'Progress reports',
  discipline: 'Behavior and discipline',
  records: 'Access to records',
  'section-504': 'Section 504',
};

/** `Prior written notice, 34 CFR 300.503` */
export function issueWords(issue: Issue): string {
  return `${ISSUE[issue]}, ${issueCitation(issue)}`;
}

/** Wherever issues stand that the parent chose: a name of the law is not what the law says of it. */
export const ABOUT_ISSUES = 'The parent chose the issues. A rule that is named was not found to be broken.';

export const DISPUTE_STATUS: Record<DisputeStatus, string> = {
  'not-asked-yet': 'Not asked yet',
  confirmed: 'Confirmed',
  denied: 'Denied',
  changed: 'Changed',
  'no-answer': 'No answer',
};

export const ASK_ABOUT: Record<AskAbout, string> = {
  'recording-copy': "The district's recording",
  records: 'School records',
  accommodation: 'Help to take part',
  explanation: 'An explanation in plain words',
  other: 'Something else',
};

export const ASK_ANSWER: Record<AskAnswer, string> = {
  given: 'Given',
  partly: 'A part was given',
  refused: 'Refused',
  'reason-only': 'A reason, but not the thing',
  'no-answer': 'No answer came',
};

export const REQUEST_WAY: Record<RequestWay, string> = {
  email: 'by email',
  letter: 'by letter',
  'in-person': 'in person',
  phone: 'by phone',
  meeting: 'in a meeting',
  other: 'another way',
};

export const PAIR_RELATION: Record<PairRelation, string> = {
  contradicts: 'The second contradicts the first',
  confirms: 'The second confirms the first',
  changes: 'The second changes the first',
};

/** How the parent knows whose voice it is: the foundation for a speaker's name. */
export const HOW_KNOWN = {
  'said-own-name': 'said their own name in the recording',
  'recognised-by-parent': 'voice recognized by the parent',
  introduced: 'introduced in the recording by someone else',
  unsure: 'the parent is not sure',
} as const;

/**
 * `Ms. Lee (Speech therapist)`; once only where the parent entered the role as the name. Wherever words stand behind a
 * name, it says so when the parent is not sure whose they are (decision 159).
 */
export function speakerName({ label, role }: Pick<Person, 'label' | 'role'>, isSure: boolean): string {
  const called = ROLE[role];
  const known = [
    ...(label.toLowerCase() === called.toLowerCase() ? [] : [called]),
    ...(isSure ? [] : [HOW_KNOWN.unsure]),
  ];
  const name = label.toLowerCase() === called.toLowerCase() ? called : label;
  return known.length === 0 ? name : `${name} (${known.join('; ')})`;
}

export const MARK: Record<Mark, string> = {
  announced: 'Recording announced',
  agreed: 'Agreed',
  'not-agreed': 'Not agreed',
  promised: 'Promised',
  'did-not-understand': 'Did not understand',
  disputed: 'Disputed',
  'cut-off': 'Cut off',
  'question-not-answered': 'Question not answered',
  'decided-beforehand': 'Decided beforehand',
  'asked-to-leave': 'Asked to leave',
  'could-not-follow': 'Could not follow',
  'asked-to-sign': 'Asked to sign',
  'draft-presented-as-final': 'Draft presented as final',
  'hard-part': 'Private',
  break: 'Break',
};

/** D15, D48: whose recording it is stays on every clip made from it. */
export const SOURCE: Record<Recording['source'], string> = {
  parent: "The parent's recording",
  district: 'District copy',
  other: "Another person's recording",
};

export const YES_NO: Record<'yes' | 'no' | 'unknown', string> = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Not known',
};

export const GOAL_KIND = { goal: 'Goal', service: 'Service', accommodation: 'Accommodation' } as const;

/** What came of a promise or decision on a day, as the parent entered it. */
export const DELIVERED: Record<Delivered, string> = {
  yes: 'Delivered',
  partly: 'Delivered in part',
  no: 'Not delivered',
};

/** Where nothing was written down, the bundle says so and does not leave a gap that looks like an oversight. */
export const NOT_STATED = 'Not stated';

export const GAP_CAUSE: Record<GapCause, string> = {
  paused: 'Paused for a break',
  unplugged: 'The microphone went away or was changed',
  suspended: 'The computer slept',
  window: 'The window that carried the sound was reloaded',
  encoder: 'The program that packs the sound was started again',
  disk: 'The disk did not take it, or could not give it back',
  crashed: 'The program or the computer ended unexpectedly',
  'no-data': 'No sound came from the microphone',
};

const SIGNED = { yes: 'Signed.', no: 'Not signed.', unknown: 'Not known whether it was signed.' } as const;
const SIGNED_FOR = {
  attendance: 'Said to be for attendance only.',
  consent: 'Said to be for consent.',
  both: 'Said to be for attendance and consent at once.',
  'not-said': 'It was not said what for.',
} as const;

/** D21, as the parent entered it. */
export function signingWords({ what, signed, purpose }: Signing): string {
  const named = what === null || /[.!?:]$/.test(what) ? what : `${what}:`;
  return [named, SIGNED[signed], SIGNED_FOR[purpose]].filter((part) => part !== null).join(' ');
}

/** A statement was marked as disputed, and what was claimed against it is still to be written down. */
export const NO_CLAIM_YET = 'Not written down yet';
/** The file is as it came; its password is the parent's to tell. */
export const LOCKED_PAPER = 'It opens with a password, which is not in this bundle. Ask the parent for it.';

export const DOCUMENT_KIND: Record<DocumentKind, string> = {
  iep: 'IEP',
  '504-plan': 'Section 504 plan',
  draft: 'Draft of a plan',
  notice: 'Notice',
  evaluation: 'Evaluation',
  letter: 'Letter or email',
  minutes: 'Minutes',
  'progress-report': 'Progress report',
  policy: 'Policy',
  consent: 'Consent',
  other: 'Other paper',
};

export const DOCUMENT_STATUS: Record<DocumentStatus, string> = {
  'draft-given': 'Given as a draft',
  'presented-as-final': 'Presented as final',
  signed: 'Signed',
};
