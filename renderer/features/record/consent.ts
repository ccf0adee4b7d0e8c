import { type ConsentRule, consentRuleOf, everyoneMustConsent } from '../../../shared/reference/index.ts';

export type ConsentWhy = 'one-party' | 'all-party' | 'mixed' | 'unknown' | 'remote-unknown';

/** What the places of a meeting ask before it is recorded. */
export type Consent = {
  /** True: nothing starts before all have said yes. */
  everyone: boolean;
  why: ConsentWhy;
  /** The strictest of the rules that are known; its source is shown. */
  rule: ConsentRule | null;
};

/** Of two rules the one that asks more; `mixed` is treated as `all-party` but names itself (reference/README). */
const STRICTNESS = { 'one-party': 0, mixed: 1, 'all-party': 2 } as const;

/**
 * The rule that counts: the strictest of the meeting's state and of every state where somebody takes part by phone or
 * video (reference/README, traps 1 and 3). Where a state is not known, everyone must agree. Connecticut and Nevada,
 * stricter by phone, are `mixed` in the data and so always ask everyone.
 */
export function consentFor(
  state: string | null,
  remote: { has: boolean; states: readonly string[] },
): Consent {
  const codes = [state, ...(remote.has ? remote.states : [])].filter((code) => code !== null);
  const rules = codes.flatMap((code) => consentRuleOf(code) ?? []);
  const rule = rules.toSorted((a, b) => STRICTNESS[b.inPersonConsent] - STRICTNESS[a.inPersonConsent])[0];
  if (rule && everyoneMustConsent(rule)) return { everyone: true, why: rule.inPersonConsent, rule };
  if (!rule || state === null) return { everyone: true, why: 'unknown', rule: rule ?? null };
  if (remote.has && remote.states.length === 0) return { everyone: true, why: 'remote-unknown', rule };
  return { everyone: false, why: rule.inPersonConsent, rule };
}
