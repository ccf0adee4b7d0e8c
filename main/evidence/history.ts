import {
  type CustodyEvent,
  changedFields,
  type ExportedCustodyEntry,
  type Moment,
  type MomentField,
} from '../../shared/domain/index.ts';
import { formatTimecode } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { Chosen } from './choose.ts';
import { cell, type Table } from './table.ts';

/** One step in the life of an exhibit, as the custody log has it, with what of it was changed. */
export type HistoryStep = {
  momentId: string;
  /** Number of the entry of the custody log. */
  entry: number;
  at: string;
  event: MomentEvent;
  /** True when it was undo or redo that did it. */
  again: boolean;
  /** What was changed, in plain words, each once; empty where nothing was, or where it is not known. */
  changed: string[];
  /** Where it stood after the step; null while it was private, or where it is not known. */
  place: { startMs: Moment['startMs']; endMs: Moment['endMs'] } | null;
};

const EVENTS = {
  'moment-added': 'Marked',
  'moment-changed': 'Changed',
  'moment-deleted': 'Taken out',
  'moment-restored': 'Brought back',
} as const satisfies Partial<Record<CustodyEvent, string>>;
type MomentEvent = keyof typeof EVENTS;

/** What a field is called. Its earlier words never leave: they may be about what the parent took out of it on purpose. */
const FIELD: Record<MomentField, string> = {
  text: 'words',
  startMs: 'start',
  endMs: 'end',
  type: 'kind',
  mark: 'mark',
  outcome: 'outcome',
  speakerId: 'speaker',
  speakerHow: 'how the speaker is known',
  goalId: 'goal',
  decisionId: 'decision',
  reason: 'reason given',
  inIep: 'comparison with the IEP',
  iepPage: 'comparison with the IEP',
  iepDocumentId: 'comparison with the IEP',
  iepNote: 'comparison with the IEP',
  owner: 'who is to do it',
  due: 'day by which it is due',
  signing: 'what was to be signed',
  answeredById: 'its answer',
  // The parent's own sheet is hers: that something was tied to it is told as any other link.
  concernId: 'a link',
  dispute: 'dispute',
  private: 'whether it is private',
};

/** The steps of every chosen moment, in the order of the log. Versions and entries are written in pairs, one of each. */
export function historyOfExhibits(
  { index }: OpenArchive,
  chosen: Pick<Chosen, 'exhibits'>,
  custody: readonly ExportedCustodyEntry[],
): HistoryStep[] {
  const entries = Map.groupBy(custody.filter(isAboutMoment), ({ subject }) => subject);
  return chosen.exhibits.flatMap(({ moment }) =>
    stepsOf(
      entries.get(moment.id) ?? [],
      index.momentVersions
        .ofMoment(moment.id)
        .map(({ version }) => version)
        .reverse(),
    ),
  );
}

type MomentEntry = ExportedCustodyEntry & { event: MomentEvent; subject: string };

function isAboutMoment(entry: ExportedCustodyEntry): entry is MomentEntry {
  return entry.event in EVENTS && entry.subject !== null;
}

/** `versions` oldest first; pure. Where their number is not that of the entries, what was changed is not known. */
export function stepsOf(entries: readonly MomentEntry[], versions: readonly Moment[]): HistoryStep[] {
  const kept = entries.filter(({ event }) => event !== 'moment-deleted');
  const known = kept.length === versions.length;
  let before: Moment | null = null;
  let at = 0;
  return entries.map((entry) => {
    const after = entry.event === 'moment-deleted' || !known ? null : (versions[at++] ?? null);
    const changed = before === null || after === null ? [] : changedFields(before, after);
    before = after ?? before;
    return {
      momentId: entry.subject,
      entry: entry.seq,
      at: entry.at,
      event: entry.event,
      again: typeof entry.facts?.because === 'string',
      changed: [...new Set(changed.map((field) => FIELD[field]))],
      place: after === null || after.private ? null : { startMs: after.startMs, endMs: after.endMs },
    };
  });
}

/** data/09_custody/exhibit-history: when each exhibit was written down, and what of it was changed since. */
export function historyTable(
  exhibits: readonly { code: string; moment: Moment }[],
  steps: readonly HistoryStep[],
): Table {
  const codes = new Map(exhibits.map(({ moment, code }) => [moment.id, code]));
  return {
    name: 'exhibit-history',
    title: 'History of the exhibits',
    note: 'When the parent marked each moment, and what of it was changed since. The recordings themselves never change. Each line is an entry of the custody log. Earlier words stay in the archive.',
    columns: [
      'Exhibit',
      'Time (UTC)',
      'What happened',
      'What was changed',
      'Start',
      'End',
      'Entry in the log',
    ],
    rows: steps.map(({ momentId, at, event, again, changed, place, entry }) => [
      cell(codes.get(momentId) ?? ''),
      cell(at),
      cell(again ? `${EVENTS[event]}, by undo or redo` : EVENTS[event]),
      cell(changed.join(', ')),
      cell(place === null ? '' : formatTimecode(place.startMs, { millis: true })),
      cell(place === null ? '' : formatTimecode(place.endMs, { millis: true })),
      cell(entry),
    ]),
  };
}

/** `On 2026-10-20; changed 2 times since, last on 2026-10-21 (UTC)` */
export function historyLine(steps: readonly HistoryStep[]): string | null {
  const [first] = steps;
  if (first === undefined) return null;
  const later = steps.slice(1).filter(({ event }) => event !== 'moment-deleted');
  const last = later.at(-1);
  const day = (at: string) => at.slice(0, 10);
  if (last === undefined) return `On ${day(first.at)} (UTC), not changed since`;
  const times = later.length === 1 ? 'once' : `${later.length} times`;
  return `On ${day(first.at)}; changed ${times} since, last on ${day(last.at)} (UTC)`;
}
