import { type Ask, askThreads, latestDay } from '../../../shared/domain/index.ts';
import { ASK_ABOUT, ASK_ANSWER, type Folder, NOT_STATED, REQUEST_WAY } from '../content/index.ts';
import { SUMMARY } from './overview.ts';
import { cell, type Table } from './table.ts';

/** data/06_statements: what the school was asked for, each time, and what came back; none where she did not choose it. */
export function askTables({ asks }: Folder): Table[] {
  if (asks.length === 0) return [];
  return [
    {
      name: 'asked-of-the-school',
      title: 'Asked of the school',
      note: `${SUMMARY} Each line is one request as the parent wrote it down, with the answer as the parent wrote it down. The bundle holds no proof that a request was sent. The day on which a line was first written is set by the computer and never changes. The latest day is 45 days after the first request for records (34 CFR 300.613(a)).`,
      columns: [
        'What',
        'About',
        'Asked on',
        'How',
        'Whom',
        'Words of the request',
        'Answer wanted by',
        'Latest day',
        'Answer',
        'Answered on',
        'Words of the answer',
        'Written down on (UTC)',
      ],
      rows: asks.map((ask) => [
        cell(ask.what),
        cell(ASK_ABOUT[ask.about]),
        cell(ask.askedOn),
        cell(REQUEST_WAY[ask.how]),
        cell(ask.askedOf ?? NOT_STATED),
        cell(ask.text.trim() === '' ? NOT_STATED : ask.text),
        cell(ask.answerBy),
        cell(latestDay(firstOf(ask, asks))),
        cell(ask.answer === null ? 'No answer so far' : ASK_ANSWER[ask.answer]),
        cell(ask.answeredOn),
        cell(ask.answerText),
        cell(ask.createdAt.slice(0, 10)),
      ]),
    },
  ];
}

/** The earliest ask of the same thing: the days of the rule are counted from it. */
function firstOf(ask: Ask, asks: readonly Ask[]): Ask {
  const thread = askThreads(asks).find((one) => one.asks.includes(ask));
  return thread?.asks[0] ?? ask;
}
