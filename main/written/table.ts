import type { PaperFacts, TableMeeting, WrittenRow, WrittenTable } from '../../shared/contract/index.ts';
import {
  belongsInTable,
  CHECK_STATES,
  type CheckState,
  carriersOf,
  checkOf,
  checkStateOf,
  isConfidential,
  joinSaid,
  type Meeting,
  type Moment,
  nextSchoolYear,
  type Paper,
  planFor,
  replacementOf,
  type SaidRow,
  saidKey,
  saysWhatWasAgreed,
  schoolYearOf,
} from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { MomentAt } from '../database/index.ts';
import { factsOf, indexScope, type Names, namesOf, papersNear } from './spoken.ts';
import type { TableInput } from './types.ts';

type Placed = { meetingId: string; row: SaidRow };
type Gathered = { rows: Placed[]; meetingIds: string[]; left: WrittenTable['left'] };

/** Every promise and decision of the meetings asked about, against the paper (D2, D42). */
export function writtenTable(archive: OpenArchive, input: TableInput): WrittenTable {
  const { index } = archive;
  const names = namesOf(archive);
  const { rows, meetingIds, left } = gather(archive, input);
  const fitting = rows.filter(({ row }) => input.state === null || stateOf(row) === input.state);
  const shown = fitting.slice(0, input.limit);
  const papers = index.documents.list();
  // Thousands of meetings are counted; only those that are shown are read whole.
  const told = input.of.kind === 'meeting' ? meetingIds : [...new Set(shown.map((one) => one.meetingId))];
  const meetings = told.map(names.meeting);
  return {
    rows: shown.map((placed) => rowView(archive, placed, { names, papers })),
    meetings: meetings.map((one) => meetingView(one, papers)),
    papers: papersOf(input, meetingIds, names, papers),
    counts: countStates(rows),
    total: fitting.length,
    years: yearsOf(archive, input),
    left,
  };
}

function stateOf(row: SaidRow): CheckState {
  return checkStateOf(checkOf(row).check.inIep);
}

function countStates(rows: readonly Placed[]): WrittenTable['counts'] {
  const counts = Object.fromEntries(CHECK_STATES.map((state) => [state, 0])) as WrittenTable['counts'];
  for (const { row } of rows) counts[stateOf(row)] += 1;
  return counts;
}

function gather({ index }: OpenArchive, { of, withPrivate }: TableInput): Gathered {
  const scope = indexScope(of);
  const said = scope ? index.said.moments(scope) : [];
  const meetings = scope ? index.said.meetings(scope) : [];
  const open = of.kind === 'meeting' ? meetings : meetings.filter((one) => !isConfidential(one));
  const byMeeting = Map.groupBy(said, ({ meetingId }) => meetingId);
  const rows = open.flatMap(({ id: meetingId }) => {
    const moments = (byMeeting.get(meetingId) ?? []).map(({ moment }) => moment);
    const seen = moments.filter((one) => withPrivate || !one.private);
    return joinSaid(index.decisions.ofMeeting(meetingId), seen).map((row) => ({ meetingId, row }));
  });
  const meetingIds = open.map(({ id }) => id);
  return { rows, meetingIds, left: leftOut(said, new Set(meetingIds), withPrivate) };
}

/** What she does not see here, counted: so that nothing seems to be lost. */
function leftOut(
  said: readonly MomentAt[],
  open: ReadonlySet<string>,
  withPrivate: boolean,
): WrittenTable['left'] {
  const belong = said.filter(({ moment }) => belongsInTable(moment));
  return {
    private: withPrivate
      ? 0
      : belong.filter(({ meetingId, moment }) => open.has(meetingId) && moment.private).length,
    mediation: belong.filter(({ meetingId }) => !open.has(meetingId)).length,
  };
}

function rowView(
  { index }: OpenArchive,
  { meetingId, row }: Placed,
  { names, papers }: { names: Names; papers: readonly Paper[] },
): WrittenRow {
  const { decision, lead, also, around, partOf } = row;
  const carriers = carriersOf(row);
  const { check, differs } = checkOf(row);
  const goalId = first(carriers, (one) => one.goalId);
  const goal = goalId === null ? null : index.goals.get(goalId);
  const moments = [...(lead ? [lead] : []), ...also];
  const used = papers.find((one) => one.id === check.iepDocumentId);
  const newer = used ? replacementOf(used, papers) : null;
  return {
    key: saidKey(row),
    kind: row.kind,
    decisionId: decision?.id ?? null,
    momentId: lead?.id ?? null,
    meetingId,
    said: decision?.text ?? lead?.text ?? '',
    partOf: partOf?.text ?? null,
    spoken: moments.map(names.spoken),
    around: around.map(names.spoken),
    goal: goal && { id: goal.id, kind: goal.kind, text: goal.text },
    outcome: first(carriers, (one) => one.outcome),
    owner: first(carriers, (one) => one.owner),
    due: first(carriers, (one) => one.due),
    reason: first(carriers, (one) => one.reason),
    inIep: check.inIep,
    page: check.iepPage,
    note: check.iepNote,
    paper: names.paper(check.iepDocumentId),
    newer: newer && factsOf(newer),
    passages: passagesOf(index, row, check.iepDocumentId),
    differs,
    disputed: moments.find((one) => one.dispute)?.dispute?.status ?? null,
    private: moments.some((one) => one.private),
  };
}

function first<T, V>(things: readonly T[], of: (thing: T) => V | null): V | null {
  for (const one of things) {
    const value = of(one);
    if (value !== null) return value;
  }
  return null;
}

/** The paper's own words: of the document that was checked; of any, while none was. */
function passagesOf(
  index: OpenArchive['index'],
  row: SaidRow,
  documentId: string | null,
): WrittenRow['passages'] {
  const { decision, lead, also } = row;
  const moments: Moment[] = [...(lead ? [lead] : []), ...also];
  const tied = [
    ...(decision ? index.passages.ofDecision(decision.id) : []),
    ...moments.flatMap((one) => index.passages.ofMoment(one.id)),
  ];
  const known = new Map(tied.map((one) => [one.id, one]));
  return [...known.values()]
    .filter((one) => documentId === null || one.documentId === documentId)
    .map(({ id, documentId: of, page, quote }) => ({ id, documentId: of, page, quote }));
}

function meetingView(meeting: Meeting, papers: readonly Paper[]): TableMeeting {
  const { id, title, date } = meeting;
  const paper = planFor(meeting, papers);
  return { id, title, date, confidential: isConfidential(meeting), paper: paper && factsOf(paper) };
}

/** The papers that may say what was agreed: plans, drafts of them, notices. */
function papersOf(
  { of }: TableInput,
  meetingIds: readonly string[],
  names: Names,
  papers: readonly Paper[],
): PaperFacts[] {
  const agreed = papers.filter(saysWhatWasAgreed);
  if (of.kind === 'all') return agreed.map((one) => factsOf(one));
  const studentIds =
    of.kind === 'child' ? [of.studentId] : meetingIds.flatMap((id) => names.meeting(id).studentIds);
  return papersNear({ meetingIds, studentIds }, agreed).map((one) => factsOf(one));
}

/** The school years in which the child had a meeting, newest first: one question a year, however many meetings. */
function yearsOf({ index }: OpenArchive, { of }: TableInput): string[] {
  if (of.kind !== 'child') return [];
  const { studentId } = of;
  const years: string[] = [];
  let day = index.said.firstDay({ studentId });
  while (day !== null) {
    years.unshift(schoolYearOf(day));
    day = index.said.firstDay({ studentId, from: nextSchoolYear(day) });
  }
  return years;
}
