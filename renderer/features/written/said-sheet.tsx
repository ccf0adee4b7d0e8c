import type { TableMeeting, WrittenRow, WrittenTable } from '../../../shared/contract/index.ts';
import { useSpeaker } from '../../app/index.ts';
import { PrintSheet } from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { stateOfRow } from './use-said-table.ts';
import { type RowWords, useRowWords } from './words.ts';

type SaidSheetProps = {
  data: WrittenTable;
  /** The one meeting that it is about. */
  about: { title: string; date: string } | null;
  withPrivate: boolean;
  onDone(): void;
};

/** The table on paper: a heading a meeting, one line a promise, no buttons and no colours. */
export function SaidSheet({ data, about, withPrivate, onDone }: SaidSheetProps) {
  const { t } = useTranslation('written');
  const words = useRowWords();
  return (
    <PrintSheet onDone={onDone}>
      <h1>{about ? `${t('title')}: ${about.title}, ${words.format.day(about.date)}` : t('title')}</h1>
      <p>
        {t('sheet.made', { day: words.format.day(dayHere()) })} {t('sheet.whose')}{' '}
        {withPrivate ? t('sheet.private') : null}
      </p>
      {data.meetings.map((meeting) => {
        const rows = data.rows.filter((row) => row.meetingId === meeting.id);
        return rows.length === 0 ? null : (
          <section key={meeting.id}>
            <h2>{t('letter.heading', { title: meeting.title, day: words.format.day(meeting.date) })}</h2>
            <SheetTable rows={rows} meeting={meeting} words={words} />
          </section>
        );
      })}
    </PrintSheet>
  );
}

type SheetTableProps = { rows: readonly WrittenRow[]; meeting: TableMeeting; words: RowWords };

function SheetTable({ rows, words }: SheetTableProps) {
  const { t } = useTranslation('written');
  const speakerOf = useSpeaker();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('sheet.number')}</th>
          <th scope="col">{t('column.said')}</th>
          <th scope="col">{t('column.paper')}</th>
          <th scope="col">{t('column.where')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.key}>
            <td>{at + 1}</td>
            <td>{words.said(row)}</td>
            <td>
              {onPaper(row, words, t).map((line) => (
                <div key={line}>{line}</div>
              ))}
            </td>
            <td>
              {[...heard(row, words, speakerOf), words.task(row)].map((line) =>
                line ? <div key={line}>{line}</div> : null,
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function onPaper(
  row: WrittenRow,
  words: RowWords,
  t: ReturnType<typeof useTranslation<'written'>>['t'],
): string[] {
  const { paper, newer, passages, note } = row;
  const against =
    paper && newer && paper.isDraft
      ? t('row.checkedAgainstDraft', { paper: paper.title })
      : paper && words.paperPage(paper, row.page);
  return [
    `${t(`state.${stateOfRow(row)}`)}.`,
    ...(against ? [against] : []),
    ...passages.map(({ quote }) => t('row.quote', { quote })),
    ...(note ? [t('row.instead', { note })] : []),
  ];
}

function heard({ spoken }: WrittenRow, words: RowWords, speakerOf: ReturnType<typeof useSpeaker>): string[] {
  const [first] = spoken;
  const name = first ? speakerOf(first) : null;
  return first ? [...(name ? [name] : []), words.place(first)] : [];
}
