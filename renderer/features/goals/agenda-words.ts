import type { TFunction } from 'i18next';
import {
  AGENDA_SECTIONS,
  type AgendaItem,
  type AgendaSection,
  type AnnualItem,
  type Concern,
} from '../../../shared/domain/index.ts';
import { dayHere, type Format, formatIn, useFormat, useTranslation, wordsOf } from '../../i18n/index.ts';
import { nameIn, typed, type WriteLetter } from '../letters/index.ts';
import { promiseWords } from './use-words.ts';

export type AgendaWords = {
  section(section: AgendaSection): string;
  title(item: AgendaItem): string;
  /** Where it comes from and where it stands; may be empty. */
  note(item: AgendaItem): string;
  /** A point of a yearly review, and under it what is written down about it. */
  annual(item: AnnualItem): { title: string; lines: string[] };
};

type Own = { text(words: string): string; name(name: string): string };

/** The agenda in the words of the screen. Neutral throughout: it may lie on the district's table. */
export function useAgendaWords(): AgendaWords {
  const { t } = useTranslation(['goals', 'vocabulary', 'concerns']);
  return agendaWords(t, useFormat(), { text: (text) => text, name: (name) => name });
}

/** The same in the language of `t` and `format`; `own`: how words and names stand in it that somebody typed. */
function agendaWords(
  t: TFunction<['goals', 'vocabulary', 'concerns']>,
  format: Format,
  own: Own,
): AgendaWords {
  const promises = promiseWords(t, format, own.name);
  const today = dayHere();

  function standing(
    item: Exclude<AgendaItem, { section: 'goals' | 'promises' | 'concerns' | 'needs' }>,
  ): string[] {
    const { moment } = item;
    if (!moment) return [];
    if (moment.dispute) {
      const { claim, status } = moment.dispute;
      const asked = t(`vocabulary:disputeStatus.${status}`);
      return [claim ? t('agenda.claim', { text: own.text(claim) }) : '', asked];
    }
    return moment.inIep ? [t(`vocabulary:inIep.${moment.inIep}`)] : [];
  }

  /** What is written down about a point, a line each. */
  function written(item: AnnualItem): string[] {
    switch (item.point) {
      case 'levels':
        return [
          ...item.levels.map(({ area, date, text, measure }) =>
            [
              t('agenda.annual.level', { area: own.text(area), day: format.day(date), text: own.text(text) }),
              measure === null ? null : t('agenda.annual.measure', { text: own.text(measure) }),
            ]
              .filter(Boolean)
              .join(', '),
          ),
          ...(item.without.length > 0
            ? [t('agenda.annual.without', { areas: item.without.map(own.text).join(', ') })]
            : []),
        ];
      case 'evaluations':
        return item.evaluations.map(({ title, evaluator, date }) =>
          [
            own.text(title),
            evaluator === null ? null : t('agenda.annual.evaluator', { name: own.name(evaluator) }),
            date === null ? null : format.day(date),
          ]
            .filter(Boolean)
            .join(', '),
        );
      case 'supports':
        return item.supports.map(
          ({ kind, text }) => `${t(`vocabulary:goalKind.${kind}`)}: ${own.text(text)}`,
        );
      default:
        return [];
    }
  }

  return {
    section: (section) => t(`agenda.sections.${section}`),
    title: (item) => (item.text ? own.text(item.text) : t('promise.noWords')),
    note: (item) => {
      if (item.section === 'goals') {
        const { newest } = item;
        if (newest === null) return t('agenda.noProgress');
        const day = format.day(newest.date);
        return newest.noData
          ? t('agenda.noData', { day })
          : t('agenda.newest', { day, text: own.text(newest.text) });
      }
      if (item.section === 'needs') {
        return item.year === null
          ? t('agenda.unmetEver')
          : t('agenda.unmet', { year: format.schoolYear(item.year) });
      }
      const where = `${own.text(item.meetingTitle)}, ${format.day(item.date)}`;
      if (item.section === 'concerns') {
        const { fromChild, why } = item.concern;
        const words = [why, item.goal].map((text) => text && own.text(text));
        return [
          fromChild ? t('concerns:fromChild') : null,
          where,
          ...words,
          ...problemLines(t, format, own, item.concern),
        ]
          .filter((one) => one)
          .join(' · ');
      }
      const parts =
        item.section === 'promises'
          ? [promises.about, promises.due, promises.tally].map((say) => say(item.commitment, today))
          : [where, ...standing(item)];
      return parts.filter((one) => one !== '').join(' · ');
    },
    annual: (item) => ({ title: t(`agenda.annual.${item.point}`), lines: written(item) }),
  };
}

/** A concern about a problem: since when, and what was promised (D91). */
function problemLines(
  t: TFunction<['goals', 'vocabulary', 'concerns']>,
  format: Format,
  own: Own,
  { since, promised, promisedBy, due }: Concern,
): (string | null)[] {
  return [
    since && t('concerns:problem.sinceIs', { since: own.text(since) }),
    promised && t('concerns:problem.promisedIs', { text: own.text(promised) }),
    promisedBy && t('concerns:problem.byIs', { name: own.name(promisedBy) }),
    due && t('concerns:problem.dueIs', { day: format.day(due) }),
  ];
}

/** The chosen items as a letter: a paragraph a point, under its section. */
export function agendaLetter(of: {
  initials: string;
  items: readonly AgendaItem[];
  /** The points of a yearly review that were chosen; none when it is no such meeting. */
  annual: readonly AnnualItem[];
}): WriteLetter {
  return (language) => {
    const t = wordsOf(language).getFixedT<['goals', 'vocabulary', 'concerns']>(null, [
      'goals',
      'vocabulary',
      'concerns',
    ]);
    const words = agendaWords(t, formatIn(language), { text: typed, name: nameIn(language) });
    const parts = AGENDA_SECTIONS.flatMap((section) => {
      const ofSection = of.items.filter((one) => one.section === section);
      if (ofSection.length === 0) return [];
      const lines = ofSection.map((one, at) => {
        const note = words.note(one);
        return `${at + 1}. ${words.title(one)}${note ? `\n   ${note}` : ''}`;
      });
      return [words.section(section), ...lines];
    });
    const points = of.annual.map((one, at) => {
      const { title, lines } = words.annual(one);
      return [`${at + 1}. ${title}`, ...lines.map((line) => `   ${line}`)].join('\n');
    });
    const annual = points.length === 0 ? [] : [t('agenda.annual.title'), ...points];
    return [t('agenda.heading', { initials: of.initials }), ...parts, ...annual];
  };
}
