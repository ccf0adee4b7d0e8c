import type { TFunction } from 'i18next';
import type { TableMeeting, WrittenRow, WrittenTable } from '../../../shared/contract/index.ts';
import { checkStateOf } from '../../../shared/domain/index.ts';
import type { RowWords } from './words.ts';

/** The table as plain text, to paste into the letter after a meeting. Neutral: what was said, and what was found. */
export function letterOf(
  { rows, meetings }: Pick<WrittenTable, 'rows' | 'meetings'>,
  t: TFunction<'written'>,
  words: RowWords,
): string {
  const parts = meetings.flatMap((meeting) => {
    const ofMeeting = rows.filter((row) => row.meetingId === meeting.id);
    if (ofMeeting.length === 0) return [];
    const heading = t('letter.heading', { title: meeting.title, day: words.format.day(meeting.date) });
    const items = ofMeeting.map((row, at) => [`${at + 1}. ${linesOf(row, meeting, t, words).join('\n   ')}`]);
    return [[heading, ...items.flat()].join('\n\n')];
  });
  return `${parts.join('\n\n\n')}\n`;
}

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
    ...(row.note ? [t('row.instead', { note: row.note })] : []),
  ];
}

function found(row: WrittenRow, meeting: TableMeeting, t: TFunction<'written'>, words: RowWords): string {
  const state = checkStateOf(row.inIep);
  const paper = row.paper ?? (row.inIep === null ? meeting.paper : null);
  return paper ? t(`letter.${state}In`, { paper: words.paperPage(paper, row.page) }) : t(`letter.${state}`);
}
