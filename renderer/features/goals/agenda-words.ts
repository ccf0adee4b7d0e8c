import {
  AGENDA_SECTIONS,
  type AgendaItem,
  type AgendaSection,
  type AnnualItem,
  type Concern,
} from '../../../shared/domain/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import { usePromiseWords } from './use-words.ts';

export type AgendaWords = {
  section(section: AgendaSection): string;
  title(item: AgendaItem): string;
  /** Where it comes from and where it stands; may be empty. */
  note(item: AgendaItem): string;
  /** A point of a yearly review, and under it what is written down about it. */
  annual(item: AnnualItem): { title: string; lines: string[] };
};

/** The agenda in the words of the screen. Neutral throughout: it may lie on the district's table. */
export function useAgendaWords(): AgendaWords {
  const { t } = useTranslation(['goals', 'vocabulary', 'concerns']);
  const format = useFormat();
  const promises = usePromiseWords();
  const today = dayHere();

  function standing(
    item: Exclude<AgendaItem, { section: 'goals' | 'promises' | 'concerns' | 'needs' }>,
  ): string[] {
    const { moment } = item;
    if (!moment) return [];
    if (moment.dispute) {
      const { claim, status } = moment.dispute;
      const asked = t(`vocabulary:disputeStatus.${status}`);
      return [claim ? t('agenda.claim', { text: claim }) : '', asked];
    }
    return moment.inIep ? [t(`vocabulary:inIep.${moment.inIep}`)] : [];
  }

  /** A concern about a problem: since when, and what was promised (D91). */
  function problem({ since, promised, promisedBy, due }: Concern): (string | null)[] {
    return [
      since && t('concerns:problem.sinceIs', { since }),
      promised && t('concerns:problem.promisedIs', { text: promised }),
      promisedBy && t('concerns:problem.byIs', { name: promisedBy }),
      due && t('concerns:problem.dueIs', { day: format.day(due) }),
    ];
  }

  /** What is written down about a point, a line each. */
  function written(item: AnnualItem): string[] {
    switch (item.point) {
      case 'levels':
        return [
          ...item.levels.map(({ area, date, text, measure }) =>
            [
              t('agenda.annual.level', { area, day: format.day(date), text }),
              measure === null ? null : t('agenda.annual.measure', { text: measure }),
            ]
              .filter(Boolean)
              .join(', '),
          ),
          ...(item.without.length > 0
            ? [t('agenda.annual.without', { areas: item.without.join(', ') })]
            : []),
        ];
      case 'evaluations':
        return item.evaluations.map(({ title, evaluator, date }) =>
          [
            title,
            evaluator === null ? null : t('agenda.annual.evaluator', { name: evaluator }),
            date === null ? null : format.day(date),
          ]
            .filter(Boolean)
            .join(', '),
        );
      case 'supports':
        return item.supports.map(({ kind, text }) => `${t(`vocabulary:goalKind.${kind}`)}: ${text}`);
      default:
        return [];
    }
  }

  return {
    section: (section) => t(`agenda.sections.${section}`),
    title: (item) => item.text || t('promise.noWords'),
    note: (item) => {
      if (item.section === 'goals') {
        const { newest } = item;
        if (newest === null) return t('agenda.noProgress');
        const day = format.day(newest.date);
        return newest.noData ? t('agenda.noData', { day }) : t('agenda.newest', { day, text: newest.text });
      }
      if (item.section === 'needs') {
        return item.year === null
          ? t('agenda.unmetEver')
          : t('agenda.unmet', { year: format.schoolYear(item.year) });
      }
      const where = `${item.meetingTitle}, ${format.day(item.date)}`;
      if (item.section === 'concerns') {
        const own = item.concern.fromChild ? t('concerns:fromChild') : null;
        return [own, where, item.concern.why, item.goal, ...problem(item.concern)]
          .filter((one) => one)
          .join(' · ');
      }
      const parts =
        item.section === 'promises'
          ? [
              promises.about(item.commitment, today),
              promises.due(item.commitment, today),
              promises.tally(item.commitment, today),
            ]
          : [where, ...standing(item)];
      return parts.filter((one) => one !== '').join(' · ');
    },
    annual: (item) => ({ title: t(`agenda.annual.${item.point}`), lines: written(item) }),
  };
}

/** The chosen items as plain text, to paste into a letter or to print. */
export function agendaText(of: {
  title: string;
  words: AgendaWords;
  items: readonly AgendaItem[];
  /** The points of a yearly review that were chosen; none when it is no such meeting. */
  annual: readonly AnnualItem[];
  annualTitle: string;
}): string {
  const { words, items } = of;
  const parts = AGENDA_SECTIONS.flatMap((section) => {
    const ofSection = items.filter((one) => one.section === section);
    if (ofSection.length === 0) return [];
    const lines = ofSection.map((one, at) => {
      const note = words.note(one);
      return `${at + 1}. ${words.title(one)}${note ? `\n   ${note}` : ''}`;
    });
    return [[words.section(section), ...lines].join('\n')];
  });
  const points = of.annual.map((one, at) => {
    const { title, lines } = words.annual(one);
    return [`${at + 1}. ${title}`, ...lines.map((line) => `   ${line}`)].join('\n');
  });
  const annual = points.length === 0 ? [] : [[of.annualTitle, ...points].join('\n')];
  return [of.title, ...parts, ...annual].join('\n\n');
}
