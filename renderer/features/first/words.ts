import { useMemo } from 'react';
import {
  FIRST_STEPS,
  type FirstStep,
  type Meeting,
  ruleOfStep,
  wayOf,
} from '../../../shared/domain/index.ts';
import { iepRules } from '../../../shared/reference/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** One step in the words of the screen and of the paper. `citation`: null where it is advice and no rule is behind it. */
export type StepWords = {
  step: FirstStep;
  isDone: boolean;
  title: string;
  says: string;
  citation: string | null;
};

const CITATIONS: ReadonlyMap<string, string> = new Map(iepRules.map(({ id, citation }) => [id, citation]));
/** The steps that have other words in a room than in a call. */
const BY_WAY = ['place', 'recording', 'equipment'] as const;
/** The steps that say what the rules of IEP meetings say, and less for a meeting that these do not bind. */
const BY_KIND = ['papers', 'companion', 'interpreter', 'concerns', 'letter'] as const;

/** The list for one meeting: in person or in a call, under the rules of its kind. */
export function useStepWords({ kind, mode, prepared }: Meeting): StepWords[] {
  const { t } = useTranslation('first');
  return useMemo(() => {
    const way = wayOf(mode);
    const isIep = kind === 'iep';
    const words = (step: FirstStep): Pick<StepWords, 'title' | 'says'> => {
      const byWay = BY_WAY.find((one) => one === step);
      if (byWay) return { title: t(`steps.${byWay}.${way}.title`), says: t(`steps.${byWay}.${way}.says`) };
      if (step === 'team') {
        const says = isIep
          ? t('steps.team.iep')
          : kind === '504'
            ? t('steps.team.504')
            : t('steps.team.other');
        return { title: t('steps.team.title'), says };
      }
      const byKind = BY_KIND.find((one) => one === step);
      if (byKind) {
        return {
          title: t(`steps.${byKind}.title`),
          says: t(isIep ? `steps.${byKind}.iep` : `steps.${byKind}.other`),
        };
      }
      const rest = step === 'signing' ? 'signing' : 'notice';
      return { title: t(`steps.${rest}.title`), says: t(`steps.${rest}.says`) };
    };
    return FIRST_STEPS.map((step) => {
      const rule = ruleOfStep(step, { kind, mode });
      const citation = rule === null ? null : (CITATIONS.get(rule) ?? null);
      return { step, isDone: prepared.includes(step), ...words(step), citation };
    });
  }, [kind, mode, prepared, t]);
}

/** The list as text to copy, with boxes to tick. */
export function stepsText(title: string, steps: readonly StepWords[], limits: string): string {
  const lines = steps.map(
    ({ isDone, title: what, says, citation }) =>
      `${isDone ? '[x]' : '[ ]'} ${what}. ${says}${citation === null ? '' : ` (${citation})`}`,
  );
  return `${[title, ...lines, limits].join('\n')}\n`;
}
