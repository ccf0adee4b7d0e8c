import type { NewMoment } from './moment.ts';
import type { Mark } from './vocabulary.ts';

/** D4: how the parent was let take part. Each is a mark of its own, so that it can be counted and found. */
export const PARTICIPATION_MARKS = [
  'cut-off',
  'question-not-answered',
  'decided-beforehand',
  'asked-to-leave',
  'could-not-follow',
] as const satisfies readonly Mark[];

/** Marks that come with first words, in the order of their menu: D4, D21 (asked to sign), D85 (draft shown as final). */
export const TEMPLATE_MARKS = [
  ...PARTICIPATION_MARKS,
  'asked-to-sign',
  'draft-presented-as-final',
] as const satisfies readonly Mark[];
export type TemplateMark = (typeof TEMPLATE_MARKS)[number];

/** What a template says of a moment, and how far it reaches around the second at which it was marked. */
export type Template = {
  readonly type: NewMoment['type'];
  readonly beforeMs: number;
  readonly afterMs: number;
};

/**
 * None says more than its word: an outcome or an objection that nobody chose would be put into the parent's mouth. What
 * is not one sentence reaches further than a mark does, so that a stranger hears what happened.
 */
const TEMPLATES: Readonly<Record<TemplateMark, Template>> = {
  'cut-off': { type: 'statement', beforeMs: 15_000, afterMs: 5_000 },
  'question-not-answered': { type: 'question', beforeMs: 20_000, afterMs: 15_000 },
  'decided-beforehand': { type: 'decision', beforeMs: 15_000, afterMs: 5_000 },
  'asked-to-leave': { type: 'statement', beforeMs: 20_000, afterMs: 10_000 },
  'could-not-follow': { type: 'question', beforeMs: 30_000, afterMs: 5_000 },
  'asked-to-sign': { type: 'statement', beforeMs: 15_000, afterMs: 15_000 },
  'draft-presented-as-final': { type: 'statement', beforeMs: 15_000, afterMs: 10_000 },
};

export function templateOf(mark: TemplateMark): Template {
  return TEMPLATES[mark];
}

const PARTICIPATION: ReadonlySet<Mark> = new Set(PARTICIPATION_MARKS);

export function isParticipation(mark: Mark): boolean {
  return PARTICIPATION.has(mark);
}
