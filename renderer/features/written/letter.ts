import type { TFunction } from 'i18next';
import type { PaperFacts, TableMeeting, WrittenRow, WrittenTable } from '../../../shared/contract/index.ts';
import { checkStateOf } from '../../../shared/domain/index.ts';
import { formatIn, wordsOf } from '../../i18n/index.ts';
import { nameIn, typed, type WriteLetter } from '../letters/index.ts';
import { type RowWords, rowWords } from './words.ts';

/** The table for the letter after a meeting, a paragraph a row. Neutral: what was said, and what was found. */
export function letterOf({ rows, meetings }: Pick<WrittenTable, 'rows' | 'meetings'>): WriteLetter {
  return (language) => {
    const t = wordsOf(language).getFixedT(null, 'written');
    const words = rowWords(t, formatIn(language));
    const items = meetings.flatMap((meeting) => {
      const ofMeeting = rows.filter((row) => row.meetingId === meeting.id);
      if (ofMeeting.length === 0) return [];
      const day = words.format.day(meeting.date);
      const known = { ...meeting, paper: paperAsTyped(meeting.paper) };
      return [
        t('letter.heading', { title: typed(meeting.title), day }),
        ...ofMeeting.map(
          (row, at) => `${at + 1}. ${linesOf(asTyped(row, nameIn(language)), known, t, words).join('\n   ')}`,
        ),
      ];
    });
    return [t('letter.begin'), ...items, t('letter.end')];
  };
}

/** What somebody typed keeps its own language. */
function asTyped(row: WrittenRow, name: (name: string) => string): WrittenRow {
  return {
    ...row,
    said: typed(row.said),
    owner: row.owner && name(row.owner),
    note: row.note && typed(row.note),
    paper: paperAsTyped(row.paper),
    // A letter names nobody of whom she is not sure that it was their voice (decision 159).
    spoken: row.spoken.map((one) => ({
      ...one,
      speaker: one.speakerHow === 'unsure' ? null : one.speaker && name(one.speaker),
    })),
    passages: row.passages.map((one) => ({ ...one, quote: typed(one.quote) })),
  };
}

const paperAsTyped = (paper: PaperFacts | null) => paper && { ...paper, title: typed(paper.title) };

function linesOf(row: WrittenRow, meeting: TableMeeting, t: TFunction<'written'>, words: RowWords): string[] {
  const { format } = words;
  const [heard] = row.spoken;
  const at = heard && { code: heard.code, at: format.timecode(heard.startMs) };
  const task = words.task(row);
  const quotes = row.passages.map(({ quote }) => t('letter.quote', { quote }));
  return [
    t('letter.said', { text: words.said(row) }),
    ...(heard && at
      ? [heard.speaker ? t('letter.heardBy', { ...at, name: heard.speaker }) : t('letter.heard', at)]
      : []),
    ...(task ? [`${task}.`] : []),
    found(row, meeting, t, words),
    ...quotes,
    ...(row.note ? [t('letter.instead', { note: row.note })] : []),
  ];
}

function found(row: WrittenRow, meeting: TableMeeting, t: TFunction<'written'>, words: RowWords): string {
  const state = checkStateOf(row.inIep);
  const paper = row.paper ?? (row.inIep === null ? meeting.paper : null);
  return paper ? t(`letter.${state}In`, { paper: words.paperPage(paper, row.page) }) : t(`letter.${state}`);
}
