import { AGENDA_SECTIONS, type AgendaItem, type AgendaSection } from '../../../shared/domain/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import { usePromiseWords } from './use-words.ts';

export type AgendaWords = {
  section(section: AgendaSection): string;
  title(item: AgendaItem): string;
  /** Where it comes from and where it stands; may be empty. */
  note(item: AgendaItem): string;
  /** What a yearly review has to look at (34 CFR 300.324(b)(1)(ii)). */
  annual(): { title: string; points: string[] };
};

/** The agenda in the words of the screen. Neutral throughout: it may lie on the district's table. */
export function useAgendaWords(): AgendaWords {
  const { t } = useTranslation(['goals', 'vocabulary']);
  const format = useFormat();
  const promises = usePromiseWords();
  const today = dayHere();

  function standing(item: Exclude<AgendaItem, { section: 'goals' | 'promises' | 'concerns' }>): string[] {
    const { moment } = item;
    if (!moment) return [];
    if (moment.dispute) {
      const { claim, status } = moment.dispute;
      const asked = t(`vocabulary:disputeStatus.${status}`);
      return [claim ? t('agenda.claim', { text: claim }) : '', asked];
    }
    return moment.inIep ? [t(`vocabulary:inIep.${moment.inIep}`)] : [];
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
      const where = `${item.meetingTitle}, ${format.day(item.date)}`;
      if (item.section === 'concerns') {
        return [where, item.concern.why, item.goal].filter((one) => one).join(' · ');
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
    annual: () => ({
      title: t('agenda.annual.title'),
      points: [
        t('agenda.annual.levels'),
        t('agenda.annual.grades'),
        t('agenda.annual.tests'),
        t('agenda.annual.standards'),
        t('agenda.annual.supports'),
      ],
    }),
  };
}

/** The chosen items as plain text, to paste into a letter or to print. */
export function agendaText(of: {
  title: string;
  words: AgendaWords;
  items: readonly AgendaItem[];
  isAnnual: boolean;
}): string {
  const { words, items } = of;
  const annual = of.isAnnual ? words.annual() : null;
  const parts = AGENDA_SECTIONS.flatMap((section) => {
    const ofSection = items.filter((one) => one.section === section);
    if (ofSection.length === 0) return [];
    const lines = ofSection.map((one, at) => {
      const note = words.note(one);
      return `${at + 1}. ${words.title(one)}${note ? `\n   ${note}` : ''}`;
    });
    return [[words.section(section), ...lines].join('\n')];
  });
  const points = annual
    ? [[annual.title, ...annual.points.map((one, at) => `${at + 1}. ${one}`)].join('\n')]
    : [];
  return [of.title, ...parts, ...points].join('\n\n');
}
