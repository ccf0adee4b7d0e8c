import type { Moment } from './moment.ts';

/** What of a moment a version can differ in, in the order in which it is told. */
export const MOMENT_FIELDS = [
  'text',
  'startMs',
  'endMs',
  'type',
  'mark',
  'outcome',
  'speakerId',
  'speakerHow',
  'goalId',
  'decisionId',
  'reason',
  'inIep',
  'iepPage',
  'iepDocumentId',
  'iepNote',
  'owner',
  'due',
  'signing',
  'answeredById',
  'concernId',
  'issues',
  'dispute',
  'private',
] as const satisfies readonly (keyof Moment)[];
export type MomentField = (typeof MOMENT_FIELDS)[number];

/** The fields in which two versions of a moment differ. */
export function changedFields(before: Moment, after: Moment): MomentField[] {
  return MOMENT_FIELDS.filter((field) => !same(before[field], after[field]));
}

/** The values of an old version, as the change that puts it back. */
export function asChange(version: Moment): Pick<Moment, MomentField> {
  return Object.fromEntries(MOMENT_FIELDS.map((field) => [field, version[field]])) as Pick<
    Moment,
    MomentField
  >;
}

/** Values are plain: text, numbers, null, issues in their order, or a dispute, whose fields always come in one order. */
function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
