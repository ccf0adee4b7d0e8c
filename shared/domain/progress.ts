import { z } from 'zod';
import { isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { id, line, prose } from './vocabulary.ts';

/**
 * D73: what was reported about a goal on a day, in words, and where that comes from. `noData`: they spoke of progress
 * and showed no numbers; then the words may be empty.
 */
export const progressFields = z.object({
  goalId: id,
  date: isoDate,
  text: prose,
  source: line.nullable().default(null),
  noData: z.boolean().default(false),
});
export const progressChange = changeOf(progressFields.omit({ goalId: true }));
export type ProgressChange = z.input<typeof progressChange>;
export type ProgressFields = z.input<typeof progressFields>;
export const progress = progressFields.extend({ id, createdAt: utcInstant });
export type Progress = z.infer<typeof progress>;

/** An entry says something: words, or that no data was shown. */
export function saysSomething(entry: Pick<Progress, 'text' | 'noData'>): boolean {
  return entry.noData || entry.text.trim() !== '';
}

export const DELIVERED = ['yes', 'partly', 'no'] as const;
export const delivered = z.enum(DELIVERED);
export type Delivered = z.infer<typeof delivered>;

/** D75: what came of a promise (a moment) or a decision on a day: either one, never both. */
export const deliveryFields = z.object({
  momentId: id.nullable().default(null),
  decisionId: id.nullable().default(null),
  date: isoDate,
  /** Minutes given on that day or in that week, as far as known. */
  minutes: z.number().int().min(0).max(100_000).nullable().default(null),
  delivered,
  note: prose.default(''),
});
export const deliveryChange = changeOf(deliveryFields.omit({ momentId: true, decisionId: true }));
export type DeliveryChange = z.input<typeof deliveryChange>;
export type DeliveryFields = z.input<typeof deliveryFields>;
export const delivery = deliveryFields.extend({ id, createdAt: utcInstant });
export type Delivery = z.infer<typeof delivery>;

/** Oldest day first; on one day, in the order in which they were written down. */
export function byDay(
  a: { date: string; createdAt: string; id: string },
  b: { date: string; createdAt: string; id: string },
): number {
  return order(a.date, b.date) || order(a.createdAt, b.createdAt) || order(a.id, b.id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
