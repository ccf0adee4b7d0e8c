import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import type { PaperFacts, Spoken, WrittenRow } from '../../../shared/contract/index.ts';
import { shortLine } from '../../../shared/domain/index.ts';
import { type Format, useFormat, useTranslation } from '../../i18n/index.ts';

/** How a row, a paper and a place in sound are said, on the screen, on paper and in a letter. */
export type RowWords = {
  format: Format;
  said(row: Pick<WrittenRow, 'said'>): string;
  /** The first words, for the name of a button. */
  short(row: Pick<WrittenRow, 'said'>): string;
  paper(paper: PaperFacts): string;
  /** With its page, when there is one. */
  paperPage(paper: PaperFacts, page: number | null): string;
  place(spoken: Spoken): string;
  /** Who does it, by when; null when neither is known. */
  task(row: Pick<WrittenRow, 'owner' | 'due'>): string | null;
};

const SHORT = 80;

export function useRowWords(): RowWords {
  const { t } = useTranslation('written');
  const format = useFormat();
  return useMemo(() => rowWords(t, format), [t, format]);
}

/** The same in the language of `t` and `format`. */
export function rowWords(t: TFunction<'written'>, format: Format): RowWords {
  const said = ({ said: text }: Pick<WrittenRow, 'said'>) => text.trim() || t('row.noText');
  const named = ({ title, date, isDraft }: PaperFacts) => {
    if (isDraft) {
      return date === null
        ? t('scope.draft', { title })
        : t('scope.draftDated', { title, date: format.day(date) });
    }
    return date === null ? title : t('scope.paper', { title, date: format.day(date) });
  };
  const paper = (one: PaperFacts) => (one.takenOut ? t('row.takenOut', { paper: named(one) }) : named(one));
  return {
    format,
    said,
    short: (row) => shortLine(said(row), SHORT),
    paper,
    paperPage: (one, page) =>
      page === null ? paper(one) : t('row.inPaper', { paper: paper(one), page: String(page) }),
    place: ({ code, startMs }) => t('row.at', { code, at: format.timecode(startMs) }),
    task: ({ owner, due }) => {
      if (owner === null) return due === null ? null : t('row.dueOnly', { day: format.day(due) });
      const who = t('row.owner', { name: owner });
      return due === null ? who : `${who}, ${t('row.due', { day: format.day(due) })}`;
    },
  };
}
