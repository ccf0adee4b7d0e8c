import type { Moment } from './moment.ts';
import type { Decision } from './plan.ts';
import { OUTCOMES, type Outcome } from './vocabulary.ts';

/** Something that was talked about, and what came of it: a decision with the moments where it was said, or a moment. */
export type OutcomeEntry = {
  id: string;
  outcome: Outcome;
  decision: Decision | null;
  /** Where it was said, in the order of the sound; empty for a decision that no moment is tied to. */
  moments: readonly Moment[];
};

/**
 * D51: what was agreed, not agreed, partly, put off and unclear at one meeting, in that order; within each in the order
 * of the sound. A decision and its moments are one entry; a moment of it with another outcome tells of its own, since
 * people change their minds within an hour. `moments`: all that may be seen, in the order of the recordings.
 */
export function outcomesOf(
  decisions: readonly Decision[],
  moments: readonly Moment[],
): { outcome: Outcome; entries: OutcomeEntry[] }[] {
  const known = new Map(decisions.map((one) => [one.id, one]));
  const told = new Set<string>();
  const entries: OutcomeEntry[] = [];
  for (const moment of moments) {
    const decision = known.get(moment.decisionId ?? '');
    if (decision?.outcome && (moment.outcome === null || moment.outcome === decision.outcome)) {
      if (told.has(decision.id)) continue;
      told.add(decision.id);
      entries.push(ofDecision(decision, decision.outcome, moments));
    } else if (moment.outcome) {
      entries.push({ id: moment.id, outcome: moment.outcome, decision: null, moments: [moment] });
    }
  }
  for (const one of decisions) {
    if (one.outcome && !told.has(one.id)) entries.push(ofDecision(one, one.outcome, moments));
  }
  return OUTCOMES.map((outcome) => ({ outcome, entries: entries.filter((one) => one.outcome === outcome) }));
}

function ofDecision(decision: Decision, outcome: Outcome, moments: readonly Moment[]): OutcomeEntry {
  const said = moments.filter(
    (one) => one.decisionId === decision.id && (one.outcome === null || one.outcome === outcome),
  );
  return { id: decision.id, outcome, decision, moments: said };
}

/** Decisions of which nobody has said what came of them: neither they nor a moment of theirs has an outcome. */
export function withoutOutcome(decisions: readonly Decision[], moments: readonly Moment[]): Decision[] {
  const said = new Set(moments.flatMap((one) => (one.outcome ? (one.decisionId ?? []) : [])));
  return decisions.filter((one) => one.outcome === null && !said.has(one.id));
}
