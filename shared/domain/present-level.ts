import { z } from 'zod';
import { isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { byDay } from './progress.ts';
import { foldWord } from './search.ts';
import { id, line, pageNumber } from './vocabulary.ts';

/** D86: how a child did in an area on a day, how that was measured, and where it stands or was said. */
export const presentLevelFields = z.object({
  studentId: id,
  area: line.min(1),
  date: isoDate,
  /** One line, so that it can be the baseline of a goal as it is. */
  text: line.min(1),
  measure: line.nullable().default(null),
  source: line.nullable().default(null),
  documentId: id.nullable().default(null),
  page: pageNumber.nullable().default(null),
  /** Where somebody said so. */
  momentId: id.nullable().default(null),
});
export const presentLevelChange = changeOf(presentLevelFields.omit({ studentId: true }));
export type PresentLevelChange = z.input<typeof presentLevelChange>;
export type PresentLevelFields = z.input<typeof presentLevelFields>;
export const presentLevel = presentLevelFields.extend({ id, createdAt: utcInstant });
export type PresentLevel = z.infer<typeof presentLevel>;

/** One area however it was typed: capitals, accents and spaces around it do not part two entries. */
export function areaKey(area: string): string {
  return foldWord(area.normalize('NFC').trim().replaceAll(/\s+/g, ' '));
}

export type AreaLevels<L> = { area: string; newest: L; older: L[] };

/** Entries by area in the order of the alphabet, each area under the name of its newest entry; the newest first. */
export function byArea<L extends Pick<PresentLevel, 'area' | 'date' | 'createdAt' | 'id'>>(
  levels: readonly L[],
): AreaLevels<L>[] {
  const areas = Map.groupBy(levels.toSorted(byDay).reverse(), ({ area }) => areaKey(area));
  return [...areas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [newest, ...older]]) => (newest ? [{ area: newest.area, newest, older }] : []));
}

const MOST_OFFERED = 4;

/**
 * What may be offered as the baseline of a goal: the newest entries of its area, or of every area while it has none
 * or no entry bears its name.
 */
export function offeredBaselines(levels: readonly PresentLevel[], area: string): PresentLevel[] {
  const all = byArea(levels);
  const wanted = areaKey(area);
  const same = all.find((one) => areaKey(one.area) === wanted);
  const offered = same ? [same.newest, ...same.older] : all.map(({ newest }) => newest);
  return offered.slice(0, MOST_OFFERED);
}
