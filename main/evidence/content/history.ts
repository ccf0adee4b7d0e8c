import {
  type CustodyEvent,
  changedFields,
  type ExportedCustodyEntry,
  type Moment,
  type MomentField,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import type { Chosen } from '../choose/index.ts';

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

/** What can happen to a moment in its life, as the custody log calls it. */
const MOMENT_EVENTS = [
  'moment-added',
  'moment-changed',
  'moment-deleted',
  'moment-restored',
] as const satisfies readonly CustodyEvent[];
export type MomentEvent = (typeof MOMENT_EVENTS)[number];

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
  issues: 'issues it goes to',
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
  return MOMENT_EVENTS.some((event) => event === entry.event) && entry.subject !== null;
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
