import { z } from 'zod';
import { isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { id, line, pageNumber, prose } from './vocabulary.ts';

/** Whose words say what an evaluation found: the report's own, or the parent's. */
export const FINDING_WORDS = ['report', 'parent'] as const;
export const findingWords = z.enum(FINDING_WORDS);

/** Whether the parent could understand the results. */
export const UNDERSTOOD = ['yes', 'partly', 'no'] as const;
export const understood = z.enum(UNDERSTOOD);

/** D84: what was evaluated, by whom, on which day, and what it found. */
export const evaluationFields = z.object({
  studentId: id,
  title: line.min(1),
  evaluator: line.nullable().default(null),
  /** The day that the report bears. */
  date: isoDate.nullable().default(null),
  findings: prose.default(''),
  findingsIn: findingWords.default('parent'),
  documentId: id.nullable().default(null),
  page: pageNumber.nullable().default(null),
  /** Hers alone (D38): not in the custody log, not on an agenda, in no export. */
  understood: understood.nullable().default(null),
});
export const evaluationChange = changeOf(evaluationFields.omit({ studentId: true }));
export type EvaluationChange = z.input<typeof evaluationChange>;
export type EvaluationFields = z.input<typeof evaluationFields>;
export const evaluation = evaluationFields.extend({ id, createdAt: utcInstant });
export type Evaluation = z.infer<typeof evaluation>;

/** Newest report first; those without a day last, the newest written first. */
export function byReportDay(
  a: Pick<Evaluation, 'date' | 'createdAt' | 'id'>,
  b: Pick<Evaluation, 'date' | 'createdAt' | 'id'>,
): number {
  return order(b.date ?? '', a.date ?? '') || order(b.createdAt, a.createdAt) || order(a.id, b.id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
