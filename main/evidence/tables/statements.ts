import type { Check } from '../../../shared/domain/index.ts';
import {
  claimText,
  DISPUTE_STATUS,
  type ExhibitSheet,
  type Folder,
  GOAL_KIND,
  IN_IEP,
  NOT_STATED,
  OUTCOME,
  PAIR_RELATION,
  paperLink,
  paperPlace,
  placeOf,
  REQUEST_WAY,
} from '../content/index.ts';
import { askedTables } from './asked.ts';
import { askTables } from './asks.ts';
import { followUpTables } from './follow-up.ts';
import { SUMMARY } from './overview.ts';
import { paperCell } from './paper-cell.ts';
import { type Cell, cell, type Table } from './table.ts';

/** data/06_statements: only the tables that have a line. */
export function statementTables(folder: Folder): Table[] {
  const tables = [outcomes, disputed, requests, pairs, promises, goals].map((make) => make(folder));
  return [
    ...tables.filter((table) => table.rows.length > 0),
    ...followUpTables(folder),
    ...askedTables(folder),
    ...askTables(folder),
  ];
}

function outcomes(folder: Folder): Table {
  const spoken = folder.exhibits.filter((exhibit) => exhibit.moment.outcome !== null);
  const decided = folder.decisions.filter((decision) => decision.outcome !== null);
  return {
    name: 'agreed-not-agreed',
    title: 'Agreed and not agreed',
    note: `${SUMMARY} The outcome is the parent's reading of what was said.`,
    columns: ['Outcome', 'What', 'Speaker', 'Reason given', 'Owner', 'Due', 'Source'],
    rows: [
      ...spoken.map((exhibit) => [
        cell(exhibit.moment.outcome === null ? '' : OUTCOME[exhibit.moment.outcome]),
        cell(exhibit.said),
        cell(exhibit.speaker),
        cell(exhibit.moment.reason),
        cell(exhibit.moment.owner),
        cell(exhibit.moment.due),
        sourceCell(exhibit),
      ]),
      ...decided.map((decision) => [
        cell(decision.outcome === null ? '' : OUTCOME[decision.outcome]),
        cell(`Decision: ${decision.text}`),
        cell(''),
        cell(decision.reason),
        cell(decision.owner),
        cell(decision.due),
        cell('Entered by the parent'),
      ]),
    ],
  };
}

function disputed(folder: Folder): Table {
  return {
    name: 'disputed',
    title: 'Disputed statements',
    note: `${SUMMARY} The first column is what was said in the meeting. The next is what is claimed against it, with the day of that.`,
    columns: ['Said', 'Speaker', 'Claimed', 'By', 'Where', 'Document', 'Date', 'Answer so far', 'Source'],
    rows: folder.exhibits.flatMap((exhibit) => {
      const { dispute } = exhibit.moment;
      if (dispute === null) return [];
      return [
        [
          cell(exhibit.said),
          cell(exhibit.speaker),
          cell(claimText(dispute)),
          cell(dispute.by ?? NOT_STATED),
          cell(dispute.where ?? NOT_STATED),
          cell(
            paperPlace(folder, dispute.documentId, dispute.page) ?? NOT_STATED,
            paperLink(folder, dispute.documentId, dispute.page),
          ),
          cell(dispute.on ?? NOT_STATED),
          cell(DISPUTE_STATUS[dispute.status]),
          sourceCell(exhibit),
        ],
      ];
    }),
  };
}

function requests(folder: Folder): Table {
  return {
    name: 'asked-to-confirm',
    title: 'Asked to confirm what was said',
    note: `${SUMMARY} Each line is one request by the parent, with the answer to it.`,
    columns: [
      'Said',
      'Asked on',
      'How',
      'Whom',
      'Words of the request',
      'Answer',
      'Answered on',
      'Words of the answer',
      'Source',
    ],
    rows: folder.requests.flatMap((request) => {
      const exhibit = folder.exhibits.find(({ moment }) => moment.id === request.momentId);
      if (exhibit === undefined) return [];
      return [
        [
          cell(exhibit.said),
          cell(request.askedOn),
          cell(REQUEST_WAY[request.how]),
          cell(request.askedOf ?? NOT_STATED),
          cell(request.text.trim() === '' ? NOT_STATED : request.text),
          cell(request.answer === null ? 'No answer so far' : DISPUTE_STATUS[request.answer]),
          cell(request.answeredOn),
          cell(request.answerText),
          sourceCell(exhibit),
        ],
      ];
    }),
  };
}

function pairs(folder: Folder): Table {
  const of = (id: string) => folder.exhibits.find(({ moment }) => moment.id === id);
  return {
    name: 'statements-side-by-side',
    title: 'Statements side by side',
    note: `${SUMMARY} How two statements stand to each other is the parent's reading.`,
    columns: ['First', 'Speaker', 'Second', 'Speaker', 'How they stand', 'Note', 'Source', 'Source'],
    rows: folder.pairs.flatMap((pair) => {
      const [first, second] = [of(pair.firstId), of(pair.secondId)];
      if (first === undefined || second === undefined) return [];
      return [
        [
          cell(first.said),
          cell(first.speaker),
          cell(second.said),
          cell(second.speaker),
          cell(PAIR_RELATION[pair.relation]),
          cell(pair.note),
          sourceCell(first),
          sourceCell(second),
        ],
      ];
    }),
  };
}

function promises(folder: Folder): Table {
  const said = folder.exhibits.filter(
    (exhibit) => exhibit.moment.type === 'promise' || exhibit.moment.inIep !== null,
  );
  const decided = folder.decisions.filter((decision) => decision.inIep !== null);
  const found = ({ inIep, iepDocumentId, iepPage, iepNote }: Check) => [
    cell(inIep === null ? 'Not compared yet' : IN_IEP[inIep]),
    paperCell(folder, iepDocumentId, iepPage),
    cell(iepPage),
    cell(iepNote),
  ];
  return {
    name: 'promised-vs-iep',
    title: 'Said in the meeting, and what the IEP says',
    note: `${SUMMARY} The columns about the IEP are what the parent found in it. Where the name of a document is a link, the document is in this bundle.`,
    columns: ['Said', 'Speaker', 'What the IEP says', 'Document', 'IEP page', 'Words or note', 'Source'],
    rows: [
      ...said.map((exhibit) => [
        cell(exhibit.said),
        cell(exhibit.speaker),
        ...found(exhibit.moment),
        sourceCell(exhibit),
      ]),
      ...decided.map((decision) => [
        cell(`Decision: ${decision.text}`),
        cell(''),
        ...found(decision),
        cell('Entered by the parent'),
      ]),
    ],
  };
}

function goals(folder: Folder): Table {
  return {
    name: 'goals',
    title: 'Goals, services and accommodations',
    note: `${SUMMARY} Only those that an exhibit or a decision in this bundle is about.`,
    columns: ['Kind', 'Area', 'Text', 'Baseline', 'Target', 'School year', 'Discussed in'],
    rows: folder.goals.map((goal) => [
      cell(GOAL_KIND[goal.kind]),
      cell(goal.area),
      cell(goal.text),
      cell(goal.baseline),
      cell(goal.target),
      cell(goal.schoolYear),
      cell(
        folder.exhibits
          .filter((exhibit) => exhibit.goal?.id === goal.id)
          .map((exhibit) => exhibit.code)
          .join(', '),
      ),
    ]),
  };
}

function sourceCell(exhibit: ExhibitSheet): Cell {
  return cell(`${exhibit.code}, ${placeOf(exhibit)}`, exhibit.clip?.path ?? exhibit.sheet.path);
}
