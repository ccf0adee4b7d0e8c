import { formatTimecode, type Milliseconds, samplesToMs } from '../../../shared/time/index.ts';
import {
  ABOUT_ISSUES,
  ATTENDANCE,
  claimText,
  claimWord,
  DELIVERED,
  DISPUTE_STATUS,
  DOCUMENT_KIND,
  type ExhibitSheet,
  type Folder,
  GAP_CAUSE,
  issueWords,
  lengthOf,
  NOT_STATED,
  paperPlace,
  papersInside,
  placeOf,
  REQUEST_WAY,
  type RecordingSheet,
  ROLE,
} from '../content/index.ts';
import { ABOUT_NOTES, noteIndexRows, noteLines } from './notes.ts';
import { type Cell, cell, type Table } from './table.ts';

export const SUMMARY =
  'This is a summary made by the parent. The recordings named in it are in this bundle. The recording is the evidence.';

/** SHA-256 of the bundle's sound files, by path: known once they are written. */
export type Hashes = ReadonlyMap<string, string>;

/** data/01_index: every recording and exhibit with its file, SHA-256 and the issue it goes to. */
export function indexTable(folder: Folder, hashes: Hashes): Table {
  const recordings = folder.recordings.map((sheet): Cell[] => [
    cell(sheet.code, sheet.path),
    cell(whatItIs(sheet)),
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
  const documents = papersInside(folder).map(({ code, paper, path }): Cell[] => [
    cell(code, path),
    cell(`${DOCUMENT_KIND[paper.kind]}, as received: ${paper.title}`),
    cell(path, path),
    cell(paper.date),
    ...Array.from({ length: 6 }, () => cell('')),
    cell(paper.sender),
    cell(paper.sha256),
  ]);
  return {
    name: 'index',
    title: 'Index of recordings, exhibits and documents',
    note: `Each exhibit is a stretch of a whole recording, which is in this bundle too. Times are hours:minutes:seconds in that recording. Documents come last, in order of their dates.${aboutIssues(folder)}`,
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
    rows: [...recordings, ...exhibits, ...documents, ...noteIndexRows(folder)],
  };
}

function whatItIs({ madeHere, recording }: RecordingSheet): string {
  if (recording.cutShort !== null) return 'Recording as received, cut short: its end was missing';
  return madeHere ? 'Whole recording, recorded with Keptword' : 'Whole recording, as received';
}

/** data/02_chronology: strict date order, one assertion a line, each with its source. */
export function chronologyTable(folder: Folder): Table {
  const { meeting } = folder;
  const events: { date: string; cells: Cell[] }[] = [];
  const named = folder.exhibits.some(({ moment }) => moment.issues.length > 0);
  const add = (date: string, time: string, what: string, source: Cell, issues = '') =>
    events.push({
      date,
      cells: [cell(date), cell(time), cell(what), ...(named ? [cell(issues)] : []), source],
    });

  add(meeting.date, meeting.startTime ?? '', `Meeting: ${meeting.title}`, cell('Entered by the parent'));
  for (const exhibit of folder.exhibits) {
    add(
      exhibit.sheet.session.date,
      placeOf(exhibit),
      saidLine(exhibit),
      cell(exhibit.code, exhibit.clip?.path ?? exhibit.sheet.path),
      exhibit.moment.issues.map(issueWords).join('; '),
    );
  }
  for (const exhibit of folder.exhibits) {
    const { dispute } = exhibit.moment;
    if (dispute === null || dispute.on === null) continue;
    const who = dispute.by === null ? '' : ` by ${dispute.by}`;
    const from = [paperPlace(folder, dispute.documentId, dispute.page), dispute.where];
    const where = from.filter((part) => part !== null).join(', ');
    add(
      dispute.on,
      '',
      `${claimWord(dispute, exhibit.sheet.session.date)}${who}${where === '' ? '' : ` (${where})`}: ${claimText(dispute)}`,
      cell(`Entered by the parent for ${exhibit.code}`),
    );
  }
  for (const { momentId, askedOn, how, askedOf, answer, answeredOn } of folder.requests) {
    const source = cell(
      `Entered by the parent for ${folder.exhibits.find(({ moment }) => moment.id === momentId)?.code ?? ''}`,
    );
    const whom = askedOf === null ? '' : ` ${askedOf}`;
    add(askedOn, '', `Asked${whom} to confirm what was said, ${REQUEST_WAY[how]}`, source);
    if (answer === null || answeredOn === null) continue;
    add(
      answeredOn,
      '',
      `Answer${askedOf === null ? '' : ` of ${askedOf}`}: ${DISPUTE_STATUS[answer]}`,
      source,
    );
  }
  for (const { moment, said, code } of folder.exhibits) {
    if (moment.due === null) continue;
    const owner = moment.owner === null ? '' : ` (${moment.owner})`;
    add(moment.due, '', `Due${owner}: ${said}`, cell(`Entered by the parent for ${code}`));
  }
  for (const decision of folder.decisions) {
    if (decision.due === null) continue;
    const owner = decision.owner === null ? '' : ` (${decision.owner})`;
    add(decision.due, '', `Due${owner}: ${decision.text}`, cell('Entered by the parent'));
  }
  for (const one of followUpLines(folder)) add(one.date, '', one.what, one.source);
  for (const one of noteLines(folder)) add(one.date, one.time, one.what, one.source);
  return {
    name: 'chronology',
    title: 'Chronology',
    note: `${SUMMARY} Lines are in order of date.${folder.notes.length === 0 ? '' : ` ${ABOUT_NOTES}`}${aboutIssues(folder)}`,
    columns: ['Date', 'Time', 'What happened', ...(named ? ['Issue'] : []), 'Source'],
    rows: events
      .map((event, position) => ({ ...event, position }))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.position - b.position))
      .map((event) => event.cells),
  };
}

function aboutIssues({ exhibits }: Folder): string {
  return exhibits.some(({ moment }) => moment.issues.length > 0) ? ` ${ABOUT_ISSUES}` : '';
}

/** What was reported about a goal, and what came of a promise, each on its own day. */
function followUpLines(folder: Folder): { date: string; what: string; source: Cell }[] {
  const goals = new Map(folder.goals.map(({ id, text }) => [id, text]));
  const codes = new Map(folder.exhibits.map(({ moment, code, said }) => [moment.id, { code, said }]));
  const decisions = new Map(folder.decisions.map(({ id, text }) => [id, text]));
  return [
    ...folder.progress.map(({ goalId, date, text, noData, source }) => ({
      date,
      what: `Reported about the goal “${goals.get(goalId) ?? ''}”: ${[text, noData ? 'no data was shown' : ''].filter((part) => part !== '').join('; ')}`,
      source: cell(source === null ? 'Entered by the parent' : `Entered by the parent, from: ${source}`),
    })),
    ...folder.deliveries.map(({ momentId, decisionId, date, delivered, minutes, note }) => {
      const said = codes.get(momentId ?? '');
      const about = said?.said ?? `the decision “${decisions.get(decisionId ?? '') ?? ''}”`;
      const more = [minutes === null ? '' : `${minutes} minutes`, note].filter((part) => part !== '');
      return {
        date,
        what: `${DELIVERED[delivered]}${more.length === 0 ? '' : ` (${more.join('; ')})`}: ${about}`,
        source: cell(`Entered by the parent${said === undefined ? '' : ` for ${said.code}`}`),
      };
    }),
  ];
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
