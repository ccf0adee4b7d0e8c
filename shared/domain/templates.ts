import { type Milliseconds, ms } from '../time/index.ts';
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

/**
 * Marks that come with first words, in the order of their menu: D4, D21 (asked to sign), D85 (draft shown as final), and
 * last the one that is about the parent herself: a stretch that is hard to hear again (D33, D37).
 */
export const TEMPLATE_MARKS = [
  ...PARTICIPATION_MARKS,
  'asked-to-sign',
  'draft-presented-as-final',
  'hard-part',
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
  'hard-part': { type: 'statement', beforeMs: 15_000, afterMs: 30_000 },
};

export function templateOf(mark: TemplateMark): Template {
  return TEMPLATES[mark];
}

const PARTICIPATION: ReadonlySet<Mark> = new Set(PARTICIPATION_MARKS);

/** True for a mark that says how the meeting went (decision 147). */
export function isParticipation(mark: Mark): boolean {
  return PARTICIPATION.has(mark);
}

const TEMPLATE: ReadonlySet<Mark> = new Set(TEMPLATE_MARKS);

/** True for a mark that the menu offers. */
export function isTemplate(mark: Mark): mark is TemplateMark {
  return TEMPLATE.has(mark);
}

/** The span of a template chosen at `atMs` of a sound of `durationMs`: as far as it reaches, never outside the sound. */
export function spanOfTemplate(
  mark: TemplateMark,
  atMs: number,
  durationMs: number,
): { startMs: Milliseconds; endMs: Milliseconds } {
  const { beforeMs, afterMs } = templateOf(mark);
  const within = (value: number) => ms(Math.min(durationMs, Math.max(0, value)));
  return { startMs: within(atMs - beforeMs), endMs: within(atMs + afterMs) };
}

/** D38: a mark that speaks of the parent and not of the meeting. Nothing can make its moment leave the archive. */
export function isAboutMe(mark: Mark | null): boolean {
  return mark === 'hard-part';
}
