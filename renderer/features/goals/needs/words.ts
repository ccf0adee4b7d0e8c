import type { EvaluationView, NeedView, PresentLevelView } from '../../../../shared/contract/index.ts';
import {
  type MetGoal,
  type NeedCounts,
  type Standing,
  schoolYearName,
  standingIn,
} from '../../../../shared/domain/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';

/** Needs, evaluations and present levels in the words of the screen. Counts only: what they mean is hers to say. */
export function useNeedWords() {
  const { t } = useTranslation(['needs', 'vocabulary']);
  const format = useFormat();
  const day = (date: string | null) => (date === null ? t('needs:noDay') : format.day(date));
  const placeOf = (document: EvaluationView['document'], page: number | null) =>
    document === null
      ? null
      : [`${document.code} ${document.title}`, page === null ? null : t('needs:page', { page })]
          .filter(Boolean)
          .join(', ');

  return {
    day,
    placeOf,
    /** "3 needs. 1 has no goal. Counted for 2026-27." */
    counts({ all, withoutGoal, withoutService }: NeedCounts, year: string | null): string {
      return [
        t('needs:counts.all', { count: all }),
        withoutGoal > 0 ? t('needs:counts.withoutGoal', { count: withoutGoal }) : '',
        withoutService > 0 ? t('needs:counts.withoutService', { count: withoutService }) : '',
        year === null ? '' : t('needs:counts.year', { year: format.schoolYear(year) }),
      ]
        .filter((one) => one !== '')
        .join(' ');
    },
    foundBy: ({ evaluations }: NeedView): string =>
      evaluations.length === 0
        ? t('needs:foundByNone')
        : t('needs:foundBy', {
            names: evaluations.map(({ title, date }) => `${title} (${day(date)})`).join('; '),
          }),
    /** What meets it in a year, by kind; or in which other years something did. */
    metBy(met: readonly MetGoal[], year: string | null): string {
      const here = met.filter((one) => year === null || inYear(one, year));
      const words = here.map(({ kind, text }) => `${t(`vocabulary:goalKind.${kind}`)}: ${text}`);
      if (words.length > 0 || met.length === 0) return words.join(' · ');
      const years = met.flatMap((one) => schoolYearName(one.schoolYear) ?? []);
      return t('needs:inOther', { years: [...new Set(years)].map(format.schoolYear).join(', ') });
    },
    standing: (met: readonly MetGoal[], year: string | null): Standing => standingIn(met, year),
    /** Who did it, when, and how many needs rest on it. */
    aboutEvaluation({ evaluation, needs }: EvaluationView): string {
      const { evaluator, date } = evaluation;
      return [
        evaluator === null ? null : t('needs:by', { name: evaluator }),
        day(date),
        needs.length === 0 ? t('needs:restsOnNone') : t('needs:restsOn', { count: needs.length }),
      ]
        .filter(Boolean)
        .join(' · ');
    },
    /** The report's own words stand in quotation marks, hers do not. */
    findings({ evaluation: { findings, findingsIn } }: EvaluationView): string {
      const text = findings.replaceAll(/\s+/g, ' ').trim();
      return findingsIn === 'report' && text !== '' ? t('needs:report', { text }) : text;
    },
    /** Day, measure and source of a present level. */
    aboutLevel({ level, document, clip }: PresentLevelView): string {
      const { date, measure, source, page } = level;
      return [
        format.day(date),
        measure === null ? null : t('needs:levels.measure', { text: measure }),
        source === null ? null : t('needs:levels.source', { text: source }),
        placeOf(document, page),
        clip === null ? null : `${clip.meetingTitle}, ${clip.code} ${format.timecode(clip.startMs)}`,
      ]
        .filter(Boolean)
        .join(' · ');
    },
  };
}

function inYear({ schoolYear }: MetGoal, year: string): boolean {
  return [null, year].includes(schoolYearName(schoolYear));
}
