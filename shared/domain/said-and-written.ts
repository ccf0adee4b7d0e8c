import type { z } from 'zod';
import { changeOf } from './change.ts';
import { type Moment, moment } from './moment.ts';
import type { Decision } from './plan.ts';
import { schoolYearName, schoolYearOf } from './school-year.ts';
import { IN_IEP, type InIep } from './vocabulary.ts';

/*
 * Said and written (D2, D42): every promise and every decision of a meeting, against the paper. Pure rules: what belongs
 * into the table, what is one row, what a check says. docs/decisions/114 says why they are as they are.
 */

/** Why something is in the table. */
export type SaidKind = 'decision' | 'promise' | 'agreed';

/** What was found in the paper. All four are null as long as nobody looked. */
export type Check = Pick<Moment, 'inIep' | 'iepPage' | 'iepDocumentId' | 'iepNote'>;
/** What the table changes of a promise or decision. An absent field stays as it is. */
export const checkChange = changeOf(
  moment.pick({ inIep: true, iepPage: true, iepDocumentId: true, iepNote: true, owner: true, due: true }),
);
export type CheckChange = z.output<typeof checkChange>;

/** One row: a decision with the moment where it was said, or a moment alone. At least one of the two is there. */
export type SaidRow = {
  kind: SaidKind;
  decision: Decision | null;
  /** The moment that the row plays first; null for a decision that no moment is tied to. */
  lead: Moment | null;
  /** Other moments where the same decision was said. They share the row's check. */
  also: Moment[];
  /** Moments tied to the decision that are neither promise nor decision: the reasons, the objections (D5, D32). */
  around: Moment[];
  /** Of a promise that is part of a decision with a row of its own: that decision. */
  partOf: Decision | null;
};

/** Promises, decisions and whatever was agreed: what ought to stand in the paper. */
export function belongsInTable({ type, outcome }: Pick<Moment, 'type' | 'outcome'>): boolean {
  return type === 'promise' || type === 'decision' || outcome === 'agreed';
}

/**
 * The rows of one meeting. `moments` are all of its moments in the order of its recordings; those that must not be
 * seen (private ones, mostly) are left out by the caller. A decision and the moment where it was said are one row. Two
 * promises never share a row: each can be kept, broken, written or left out by itself.
 */
export function joinSaid(decisions: readonly Decision[], moments: readonly Moment[]): SaidRow[] {
  const known = new Map(decisions.map((one) => [one.id, one]));
  const taken = new Set<string>();
  const rowOf = new Map<string, SaidRow>();
  const alone: SaidRow[] = [];
  for (const decision of decisions) {
    const row = decisionRow(decision, moments);
    for (const one of [...(row.lead ? [row.lead] : []), ...row.also]) taken.add(one.id);
    if (row.lead) rowOf.set(row.lead.id, row);
    else alone.push(row);
  }
  const spoken = moments.flatMap((one): SaidRow[] => {
    const joined = rowOf.get(one.id);
    if (joined) return [joined];
    if (taken.has(one.id) || !belongsInTable(one)) return [];
    const partOf = one.decisionId === null ? null : (known.get(one.decisionId) ?? null);
    return [{ kind: kindOf(one), decision: null, lead: one, also: [], around: [], partOf }];
  });
  return [...spoken, ...alone];
}

function decisionRow(decision: Decision, moments: readonly Moment[]): SaidRow {
  const tied = moments.filter((one) => one.decisionId === decision.id);
  const said = tied.filter(belongsInTable);
  const lead =
    said.find((one) => one.type === 'decision') ??
    said.find((one) => one.type !== 'promise') ??
    said[0] ??
    null;
  return {
    kind: 'decision',
    decision,
    lead,
    also: said.filter((one) => one !== lead && one.type !== 'promise'),
    around: tied.filter((one) => !belongsInTable(one)),
    partOf: null,
  };
}

function kindOf({ type }: Moment): SaidKind {
  return type === 'promise' || type === 'decision' ? type : 'agreed';
}

/** Names a row for as long as it is the same row: the decision's id, else the moment's. */
export function saidKey({ decision, lead }: Pick<SaidRow, 'decision' | 'lead'>): string {
  return decision ? `decision:${decision.id}` : `moment:${lead?.id ?? ''}`;
}

/** The things that carry a row's check, the first one first: they are written together, so that they agree. */
export function carriersOf({ decision, lead, also }: SaidRow): (Decision | Moment)[] {
  return [...(decision ? [decision] : []), ...(lead ? [lead] : []), ...also];
}

/**
 * What the row says: the check of the first of its things that was checked. `differs` when another of them says
 * something else, which the screen must not hide.
 */
export function checkOf(row: SaidRow): { check: Check; differs: boolean } {
  const carriers = carriersOf(row);
  const checked = carriers.filter((one) => one.inIep !== null);
  const first = checked[0] ?? carriers.find((one) => one.iepDocumentId !== null) ?? carriers[0];
  const { inIep = null, iepPage = null, iepDocumentId = null, iepNote = null } = first ?? {};
  const differs = checked.some(
    (one) => one.inIep !== inIep || one.iepDocumentId !== iepDocumentId || one.iepPage !== iepPage,
  );
  return { check: { inIep, iepPage, iepDocumentId, iepNote }, differs };
}

/**
 * A check that makes sense. `missing` means: she read the named document (or, without one, the paper that she has) and
 * what was said is not in it. So there is no page it could stand on; the note may say what stands there instead.
 */
export function tidyCheck<T extends { inIep?: InIep | null | undefined }>(check: T): T {
  return check.inIep === 'missing' ? { ...check, iepPage: null } : check;
}

/** First and last day of a school year, however it was typed; null for what is none: words, and the month `2026-10`. */
export function daysOfSchoolYear(year: string): { from: string; to: string } | null {
  const name = schoolYearName(year);
  const [, first] = /^(\d{4})-\d{2}$/.exec(name ?? '') ?? [];
  const days = first === undefined ? null : { from: `${first}-07-01`, to: `${Number(first) + 1}-06-30` };
  // What is written like one and whose years do not follow each other keeps its name, and is none.
  return days && schoolYearOf(days.from) === name ? days : null;
}

/** The states that a row can be in, in the order in which they are counted and shown. */
export const CHECK_STATES = [...IN_IEP, 'not-checked'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** Null, where nobody compared them yet, is a state of its own. */
export function checkStateOf(inIep: InIep | null): CheckState {
  return inIep ?? 'not-checked';
}
