import type { BriefingEntry, BriefingSummary, BriefingView } from '../../../shared/contract/index.ts';
import {
  type Briefing,
  type BriefingItem,
  GOAL_KINDS,
  type Goal,
  heardMs,
  isInScope,
  isSettled,
  OFFERED_OF_EACH,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { compare, type Listener, listenerOf } from './listener.ts';

type Archive = Pick<OpenArchive, 'index'>;

/** What a child's plan holds: goals, services, accommodations; each kind in the order in which it was entered. */
export function planOf({ index }: Archive, studentId: string): Goal[] {
  const all = index.goals
    .list(studentId)
    .map(({ moments: _moments, disputed: _disputed, ...part }): Goal => part);
  return GOAL_KINDS.flatMap((kind) => all.filter((one) => one.kind === kind));
}

/** A part of the plan with all that was said of it and may be heard. `part` null: what is tied to none. */
type Fit = { part: Goal | null; entries: BriefingEntry[]; staysOut: string[] };

/** The parts that a selection names, that are still there and still this child's. */
export function partsOf({ index }: Archive, { goalIds, studentId }: Briefing): Goal[] {
  return goalIds.flatMap((id) => index.goals.get(id) ?? []).filter((part) => part.studentId === studentId);
}

/** Its parts with what may be heard of each; of a catch-up, last, what is tied to none. */
export function fitOf(archive: Archive, briefing: Briefing, listener: Listener): Fit[] {
  const fits = partsOf(archive, briefing).map((part) =>
    sorted(listener, briefing, part, listener.threadOf(part)),
  );
  const untied = sorted(listener, briefing, null, listener.untied(briefing));
  return untied.entries.length + untied.staysOut.length === 0 ? fits : [...fits, untied];
}

function sorted(listener: Listener, briefing: Briefing, part: Goal | null, all: BriefingEntry[]): Fit {
  const stays = (one: BriefingEntry) => listener.staysOut(one, part?.id ?? null);
  const staysOut = all.filter((one) => stays(one) && isInScope(briefing, one)).map(({ moment }) => moment.id);
  return { part, entries: all.filter((one) => !stays(one)), staysOut };
}

/** What is offered by itself of one part: the newest settled ones, and the moment that says how it will be done. */
export function offeredOf(archive: Archive, briefing: Briefing, { part, entries }: Fit): BriefingEntry[] {
  const isHow = ({ moment }: BriefingEntry) => part !== null && moment.id === part.howMomentId;
  const settled = entries.filter(({ moment, ...said }) => {
    const decision = moment.decisionId === null ? null : archive.index.decisions.get(moment.decisionId);
    return isInScope(briefing, said) && isSettled(moment, decision);
  });
  const newest = settled.filter((one) => !isHow(one)).slice(0, OFFERED_OF_EACH[briefing.shape]);
  const how = briefing.shape === 'taking-over' ? entries.filter(isHow) : settled.filter(isHow);
  // Who missed a meeting hears it as it was said; who takes over hears first how things stand now.
  return [...how, ...(briefing.shape === 'catch-up' ? newest.toReversed() : newest)];
}

/** What is chosen and may be heard, in the order of the parts. */
export function chosenOf(archive: Archive, { items, goalIds }: Briefing, listener: Listener) {
  const heard = items.flatMap((item) => {
    const moment = archive.index.moments.get(item.momentId);
    const entry = moment && listener.entryOf(moment);
    return entry && !listener.staysOut(entry, item.goalId) ? [{ item, entry }] : [];
  });
  return [...goalIds, null].flatMap((id) => heard.filter(({ item }) => item.goalId === id));
}

/** The selection as a row of the list says it. */
export function summaryOf(archive: Archive, briefing: Briefing): BriefingSummary {
  const chosen = chosenOf(archive, briefing, listenerOf(archive, briefing.studentId));
  return { ...briefing, ...lengthOf(chosen.map(({ entry }) => entry)) };
}

function lengthOf(entries: readonly BriefingEntry[]): Pick<BriefingSummary, 'plays' | 'durationMs'> {
  return { plays: entries.length, durationMs: entries.reduce((sum, { moment }) => sum + heardMs(moment), 0) };
}

/** The whole selection as its page shows it. What stays out is counted, and not in it. */
export function viewOf(archive: Archive, briefing: Briefing): BriefingView {
  const listener = listenerOf(archive, briefing.studentId);
  const fits = fitOf(archive, briefing, listener);
  const chosen = chosenOf(archive, briefing, listener);
  const isIn = new Set(chosen.map(({ item }) => item.momentId));
  const isKnown = new Set(briefing.goalIds);
  const plan = planOf(archive, briefing.studentId);
  const lost = briefing.items.filter(({ momentId }) => !isIn.has(momentId)).map(({ momentId }) => momentId);
  const entries = chosen.map(({ entry }) => entry);
  return {
    briefing: { ...briefing, ...lengthOf(entries) },
    meetingTitle: briefing.meetingId && (archive.index.meetings.get(briefing.meetingId)?.title ?? null),
    groups: fits.map((fit) => ({
      part: fit.part,
      chosen: chosen.flatMap(({ item, entry }) => (item.goalId === (fit.part?.id ?? null) ? [entry] : [])),
      offered: offeredOf(archive, briefing, fit).filter(({ moment }) => !isIn.has(moment.id)),
    })),
    others: plan.filter(({ id }) => !isKnown.has(id)),
    staysOut: new Set([...staysOutOf(archive, briefing, listener, plan), ...lost]).size,
    meetings: meetingsOf(entries),
  };
}

/** Of a meeting, also what is about parts of the plan that are not in it because nothing else was said of them. */
function staysOutOf(
  archive: Archive,
  briefing: Briefing,
  listener: Listener,
  plan: readonly Goal[],
): string[] {
  const goalIds = briefing.shape === 'catch-up' ? plan.map(({ id }) => id) : briefing.goalIds;
  return fitOf(archive, { ...briefing, goalIds }, listener).flatMap(({ staysOut }) => staysOut);
}

function meetingsOf(entries: readonly BriefingEntry[]): BriefingView['meetings'] {
  const known = new Map(
    entries.map(({ meetingId: id, meetingTitle: title, date }) => [id, { id, title, date }]),
  );
  return [...known.values()].toSorted((a, b) => compare(b.date, a.date));
}

/** What the app proposes: the parts of the plan, and under each what is offered, each moment once. */
export function proposed(archive: Archive, briefing: Briefing, parts: readonly Goal[]): Briefing {
  const listener = listenerOf(archive, briefing.studentId);
  const whole = { ...briefing, goalIds: parts.map(({ id }) => id) };
  const items: BriefingItem[] = [];
  const filled = new Set<string>();
  for (const fit of fitOf(archive, whole, listener)) {
    const goalId = fit.part?.id ?? null;
    for (const { moment } of offeredOf(archive, briefing, fit)) {
      if (items.some(({ momentId }) => momentId === moment.id)) continue;
      items.push({ momentId: moment.id, goalId });
      if (goalId !== null) filled.add(goalId);
    }
  }
  // Who takes over reads every accommodation and service; who catches up, what was spoken of.
  const isIn = (id: string) => briefing.shape === 'taking-over' || filled.has(id);
  return { ...whole, goalIds: whole.goalIds.filter(isIn), items };
}
