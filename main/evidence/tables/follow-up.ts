import {
  binds,
  type Commitment,
  type Decision,
  type Delivery,
  type Frequency,
  type Moment,
  type Tally,
  tallyOf,
} from '../../../shared/domain/index.ts';
import { DELIVERED, type ExhibitSheet, type Folder, NOT_STATED, placeOf } from '../content/index.ts';
import { SUMMARY } from './overview.ts';
import { type Cell, cell, type Table } from './table.ts';

type Promised = Pick<Commitment, 'text' | 'owner' | 'due' | 'madeOn' | 'deliveries'> & {
  speaker: string;
  source: Cell;
};

/** data/06_statements: what was promised against what was written down of it since, entry by entry and in counts. */
export function followUpTables(folder: Folder): Table[] {
  if (!folder.followUp) return [];
  const promises = promisesOf(folder);
  const tables = [promisedAndDelivered(promises), deliveries(promises), progress(folder)];
  return tables.filter((table) => table.rows.length > 0);
}

/** `Delivered: 2, in part: 1, not delivered: 1; 90 minutes written down.`; null where nothing is. */
export function cameOfIt(folder: Folder, { moment }: ExhibitSheet): string | null {
  const entries = folder.deliveries.filter(
    ({ momentId, decisionId }) =>
      momentId === moment.id || (decisionId !== null && decisionId === moment.decisionId),
  );
  if (entries.length === 0) return null;
  const tally = tallyUpTo({ text: moment.text, madeOn: newestOf(entries), deliveries: entries });
  const minutes = tally.minutes === null ? '' : `; ${tally.minutes} minutes written down`;
  return `Delivered: ${tally.yes}, in part: ${tally.partly}, not delivered: ${tally.no}${minutes}`;
}

/**
 * Promises and decisions of the bundle that bind somebody. Where a promise was said for a decision, the one with an
 * owner, a day or entries of its own tells of both, as in the app.
 */
function promisesOf(folder: Folder): Promised[] {
  const entriesOf = ({ id }: { id: string }) =>
    folder.deliveries.filter(({ momentId, decisionId }) => momentId === id || decisionId === id);
  const tells = (one: Decision | Moment) =>
    one.owner !== null || one.due !== null || entriesOf(one).length > 0;
  // What was not agreed binds nobody; where something came of it all the same, its entries are told.
  const counts = (one: Decision | Moment) => binds(one) || entriesOf(one).length > 0;
  const decisions = new Map(folder.decisions.map((one) => [one.id, one]));
  const said = folder.exhibits.filter(
    ({ moment }) => counts(moment) && (moment.type === 'promise' || tells(moment)),
  );
  const isToldByDecision = ({ moment }: ExhibitSheet) => {
    const decision = decisions.get(moment.decisionId ?? '');
    return decision !== undefined && tells(decision) && !tells(moment);
  };
  const shown = said.filter((exhibit) => !isToldByDecision(exhibit));
  const told = new Set(shown.map(({ moment }) => moment.decisionId));
  return [
    ...shown.map((exhibit) => ({
      text: exhibit.moment.text || exhibit.said,
      owner: exhibit.moment.owner,
      due: exhibit.moment.due,
      madeOn: exhibit.sheet.session.date,
      deliveries: entriesOf(exhibit.moment),
      speaker: exhibit.speaker,
      source: cell(`${exhibit.code}, ${placeOf(exhibit)}`, exhibit.clip?.path ?? exhibit.sheet.path),
    })),
    ...folder.decisions
      .filter((one) => counts(one) && (tells(one) || !told.has(one.id)))
      .map((one) => ({
        text: `Decision: ${one.text}`,
        owner: one.owner,
        due: one.due,
        madeOn: folder.meeting.date,
        deliveries: entriesOf(one),
        speaker: '',
        source: cell('Entered by the parent'),
      })),
  ];
}

function promisedAndDelivered(promises: readonly Promised[]): Table {
  return {
    name: 'promised-and-delivered',
    title: 'Promised, and what was written down since',
    note: `${SUMMARY} The counts are of the parent's own entries, up to the newest one of each promise. A week without an entry may be a holiday: nothing here says that something was missed.`,
    columns: [
      'Promise or decision',
      'Speaker',
      'Who is to do it',
      'Said on',
      'Due',
      'Promised, by its words',
      'Delivered',
      'In part',
      'Not delivered',
      'Minutes written down',
      'Weeks or months with an entry',
      'Source',
    ],
    rows: promises.map((promise) => {
      const tally = tallyUpTo(promise);
      return [
        cell(promise.text),
        cell(promise.speaker),
        cell(promise.owner ?? NOT_STATED),
        cell(promise.madeOn),
        cell(promise.due ?? NOT_STATED),
        cell(tally.promised === null ? 'No plain amount' : frequencyWords(tally.promised)),
        ...(promise.deliveries.length === 0
          ? [cell('Nothing written down yet'), cell(''), cell('')]
          : [cell(tally.yes), cell(tally.partly), cell(tally.no)]),
        cell(tally.minutes),
        cell(promise.deliveries.length === 0 ? '' : periodWords(tally)),
        promise.source,
      ];
    }),
  };
}

function deliveries(promises: readonly Promised[]): Table {
  return {
    name: 'deliveries',
    title: 'What came of promises and decisions, day by day',
    note: `${SUMMARY} Each line is one entry of the parent. The custody log says when it was written down.`,
    columns: ['Promise or decision', 'Day or week of', 'Delivered', 'Minutes', 'Note', 'Source'],
    rows: promises.flatMap(({ text, source, deliveries: entries }) =>
      entries.map(({ date, delivered, minutes, note }) => [
        cell(text),
        cell(date),
        cell(DELIVERED[delivered]),
        cell(minutes),
        cell(note),
        source,
      ]),
    ),
  };
}

function progress(folder: Folder): Table {
  const goals = new Map(folder.goals.map((goal) => [goal.id, goal]));
  return {
    name: 'progress',
    title: 'What was reported about the goals',
    note: 'As the parent wrote it down, with where it comes from. Only the goals of this bundle.',
    columns: [
      'Goal',
      'Baseline',
      'Target',
      'Day',
      'What was reported',
      'Numbers shown',
      'Where it comes from',
    ],
    rows: folder.progress.map(({ goalId, date, text, noData, source }) => {
      const goal = goals.get(goalId);
      return [
        cell(goal?.text ?? ''),
        cell(goal?.baseline ?? NOT_STATED),
        cell(goal?.target ?? NOT_STATED),
        cell(date),
        cell(text),
        cell(noData ? 'No data was shown' : ''),
        cell(source ?? NOT_STATED),
      ];
    }),
  };
}

/** Counted up to the newest entry and not up to today: an unchanged case gives the same bundle on another day (051). */
function tallyUpTo(promise: Pick<Commitment, 'text' | 'madeOn' | 'deliveries'>): Tally {
  return tallyOf(promise, newestOf(promise.deliveries) || promise.madeOn);
}

function newestOf(entries: readonly Delivery[]): string {
  return (
    entries
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? ''
  );
}

/** `60 minutes a week`, `2 times a month` */
function frequencyWords({ minutes, times, per }: Frequency): string {
  if (minutes !== null) return `${minutes} minutes a ${per}`;
  return times === 1 ? `once a ${per}` : `${times} times a ${per}`;
}

function periodWords({ periods }: Tally): string {
  if (periods === null) return '';
  return `${periods.written} of ${periods.all} ${periods.per}${periods.all === 1 ? '' : 's'}`;
}
