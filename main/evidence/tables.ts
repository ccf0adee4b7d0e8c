import { formatTimecode, type Milliseconds, samplesToMs } from '../../shared/time/index.ts';
import { type ExhibitSheet, type Folder, lengthOf, placeOf, type RecordingSheet } from './folder.ts';
import { type Cell, cell, type Table } from './table.ts';
import {
  ATTENDANCE,
  DISPUTE_STATUS,
  GAP_CAUSE,
  GOAL_KIND,
  IN_IEP,
  NOT_STATED,
  OUTCOME,
  ROLE,
} from './words.ts';

const SUMMARY =
  'This is a summary made by the parent. The recordings named in it are in this bundle. The recording is the evidence.';

/** SHA-256 of the bundle's sound files, by path: known once they are written. */
export type Hashes = ReadonlyMap<string, string>;

/** data/01_index: every recording and exhibit with its file, SHA-256 and the issue it goes to. */
export function indexTable(folder: Folder, hashes: Hashes): Table {
  const recordings = folder.recordings.map((sheet): Cell[] => [
    cell(sheet.code, sheet.path),
    cell(sheet.madeHere ? 'Whole recording, recorded with Keptword' : 'Whole recording, as received'),
    cell(sheet.path, sheet.path),
    cell(sheet.session.date),
    cell('0:00:00.000'),
    cell(timecode(sheet.recording.samples)),
    cell(timecode(sheet.recording.samples)),
    cell(''),
    cell(''),
    cell('All issues'),
    cell(sheet.source),
    cell(hashes.get(sheet.path) ?? ''),
  ]);
  const exhibits = folder.exhibits.map((exhibit): Cell[] => [
    cell(exhibit.code, exhibit.clip?.path ?? exhibit.sheet.path),
    cell(`${exhibit.type}: ${exhibit.said}`),
    exhibit.clip === null
      ? cell(`${exhibit.sheet.path} (a place in it)`, exhibit.sheet.path)
      : cell(exhibit.clip.path, exhibit.clip.path),
    cell(exhibit.sheet.session.date),
    cell(exhibit.start),
    cell(exhibit.end),
    cell(lengthOf(exhibit)),
    cell(exhibit.speaker),
    cell(exhibit.howKnown),
    cell(exhibit.issue),
    cell(exhibit.sheet.source),
    cell(exhibit.clip === null ? '' : (hashes.get(exhibit.clip.path) ?? '')),
  ]);
  return {
    name: 'index',
    title: 'Index of recordings and exhibits',
    note: 'Each exhibit is a stretch of a whole recording, which is in this bundle too. Times are hours:minutes:seconds in that recording.',
    columns: [
      'Exhibit',
      'What it is',
      'File',
      'Date',
      'Start',
      'End',
      'Length',
      'Speaker',
      'How the speaker is known',
      'Issue it goes to',
      'Source',
      'SHA-256',
    ],
    rows: [...recordings, ...exhibits],
  };
}

/** data/02_chronology: strict date order, one assertion a line, each with its source. */
export function chronologyTable(folder: Folder): Table {
  const { meeting } = folder;
  const events: { date: string; cells: Cell[] }[] = [];
  const add = (date: string, time: string, what: string, source: Cell) =>
    events.push({ date, cells: [cell(date), cell(time), cell(what), source] });

  add(meeting.date, meeting.startTime ?? '', `Meeting: ${meeting.title}`, cell('Entered by the parent'));
  for (const exhibit of folder.exhibits) {
    add(
      exhibit.sheet.session.date,
      placeOf(exhibit),
      saidLine(exhibit),
      cell(exhibit.code, exhibit.clip?.path ?? exhibit.sheet.path),
    );
  }
  for (const exhibit of folder.exhibits) {
    const { dispute } = exhibit.moment;
    if (dispute === null || dispute.on === null) continue;
    const who = dispute.by === null ? '' : ` by ${dispute.by}`;
    const where = dispute.where === null ? '' : ` (${dispute.where})`;
    add(
      dispute.on,
      '',
      `Later claimed${who}${where}: ${dispute.claim}`,
      cell(`Entered by the parent for ${exhibit.code}`),
    );
  }
  for (const decision of folder.decisions) {
    if (decision.due === null) continue;
    const owner = decision.owner === null ? '' : ` (${decision.owner})`;
    add(decision.due, '', `Due${owner}: ${decision.text}`, cell('Entered by the parent'));
  }
  return {
    name: 'chronology',
    title: 'Chronology',
    note: `${SUMMARY} Lines are in order of date.`,
    columns: ['Date', 'Time', 'What happened', 'Source'],
    rows: events
      .map((event, position) => ({ ...event, position }))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.position - b.position))
      .map((event) => event.cells),
  };
}

/** `Speech therapist (…) said: …`. Every type of moment is something that was said; the type stands in its own column. */
function saidLine(exhibit: ExhibitSheet): string {
  const who = exhibit.speaker === NOT_STATED ? 'A speaker who is not named' : exhibit.speaker;
  return `${who} said: ${exhibit.said}`;
}

export function peopleTable(folder: Folder): Table {
  return {
    name: 'people',
    title: 'People',
    note: 'Names are as the parent entered them. The last column says how the parent knows a voice.',
    columns: ['Person', 'Role', 'At the meeting', 'Speaks in', 'How the voice is known'],
    rows: folder.people.map((sheet) => [
      cell(sheet.person.label),
      cell(ROLE[sheet.person.role]),
      cell(sheet.attendance === null ? NOT_STATED : ATTENDANCE[sheet.attendance]),
      cell(sheet.exhibits.join(', ')),
      cell(sheet.howKnown.join('; ')),
    ]),
  };
}

/** data/06_statements: only the tables that have a line. */
export function statementTables(folder: Folder): Table[] {
  return [outcomes(folder), disputed(folder), promises(folder), goals(folder)].filter(
    (table) => table.rows.length > 0,
  );
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
        cell(''),
        cell(''),
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
    note: `${SUMMARY} The first column is what was said in the meeting. The next is what was later claimed.`,
    columns: ['Said', 'Speaker', 'Later claimed', 'By', 'Where', 'Date', 'Answer so far', 'Source'],
    rows: folder.exhibits.flatMap((exhibit) => {
      const { dispute } = exhibit.moment;
      if (dispute === null) return [];
      return [
        [
          cell(exhibit.said),
          cell(exhibit.speaker),
          cell(dispute.claim),
          cell(dispute.by ?? NOT_STATED),
          cell(dispute.where ?? NOT_STATED),
          cell(dispute.on ?? NOT_STATED),
          cell(DISPUTE_STATUS[dispute.status]),
          sourceCell(exhibit),
        ],
      ];
    }),
  };
}

function promises(folder: Folder): Table {
  const checked = folder.exhibits.filter(
    (exhibit) => exhibit.moment.type === 'promise' || exhibit.moment.inIep !== null,
  );
  return {
    name: 'promised-vs-iep',
    title: 'Said in the meeting, and what the IEP says',
    note: `${SUMMARY} The IEP itself is not in this bundle. The middle column is what the parent found in it.`,
    columns: ['Said', 'Speaker', 'What the IEP says', 'IEP page', 'Source'],
    rows: checked.map((exhibit) => [
      cell(exhibit.said),
      cell(exhibit.speaker),
      cell(exhibit.moment.inIep === null ? 'Not compared yet' : IN_IEP[exhibit.moment.inIep]),
      cell(exhibit.moment.iepPage),
      sourceCell(exhibit),
    ]),
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

function timecode(samples: number): string {
  return formatTimecode(samplesToMs(samples) as Milliseconds, { millis: true });
}

/** data/03_originals/R01.gaps.csv: every stretch that a recording made in Keptword misses, and why. */
export function gapTable({ code, gaps }: RecordingSheet): Table {
  return {
    name: `${code}.gaps`,
    title: `Missing stretches of ${code}`,
    note: 'Measured while it was recorded. Sound, missing stretches and time by the computer’s clock add up.',
    columns: ['Recording', 'Place in the recording', 'Sample at 48 kHz', 'Length', 'Cause', 'Began (UTC)'],
    rows: gaps.map((gap) => [
      cell(code),
      cell(formatTimecode(gap.atMs, { millis: true })),
      cell(gap.atSample),
      cell(gap.lengthMs === null ? 'Not known' : formatTimecode(gap.lengthMs, { millis: true })),
      cell(GAP_CAUSE[gap.cause]),
      cell(gap.startedAt),
    ]),
  };
}
