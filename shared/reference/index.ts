/** Legal reference data: facts with their source and the day they were checked; not legal advice. */
import { z } from 'zod';
import type { Issue } from '../domain/index.ts';
import type { IsoDate } from '../time/index.ts';
import rulesJson from './data/iep-rules.json' with { type: 'json' };
import teamJson from './data/iep-team.json' with { type: 'json' };
import issuesJson from './data/issues.json' with { type: 'json' };
import consentJson from './data/recording-consent.json' with { type: 'json' };
import { type ConsentRule, consentRule, iepRule, issuePlace, teamRole } from './schema.ts';

export type { ConsentRule, IepRule, TeamRole } from './schema.ts';

/** The day on which the rules and the roles were last checked; consent rules carry their own. */
export const REFERENCE_CHECKED: IsoDate = '2026-11-22';

/** Recording consent in the 50 states and DC, by code. */
export const consentRules = z.array(consentRule).parse(consentJson);
/** Rules of IDEA, FERPA, Section 504, ADA and on recording. */
export const iepRules = z.array(iepRule).parse(rulesJson);
/** Who belongs at the meeting. */
export const teamRoles = z.array(teamRole).parse(teamJson);

/** What a moment can go to, and where the law speaks of it. */
export const issuePlaces = z.array(issuePlace).parse(issuesJson);
const CITATION = new Map(issuePlaces.map(({ id, citation }) => [id, citation]));

/** Where the law speaks of an issue: `34 CFR 300.17`. Every issue has a place (a test holds it). */
export function issueCitation(issue: Issue): string {
  return CITATION.get(issue) ?? '';
}

/** The consent rule of a state by its two letters, or null when there is no such state. */
export function consentRuleOf(state: string): ConsentRule | null {
  return consentRules.find((rule) => rule.code === state.toUpperCase()) ?? null;
}

/** True when everybody must be asked. A mixed rule is treated exactly as an all-party one (shared/reference/README). */
export function everyoneMustConsent(rule: ConsentRule): boolean {
  return rule.inPersonConsent !== 'one-party';
}

/** True when an entry was checked more than twelve months before `today`: the app then says so beside it. */
export function isOutdated(checked: IsoDate, today: IsoDate): boolean {
  const [year, rest] = [Number(checked.slice(0, 4)), checked.slice(4)];
  return `${String(year + 1).padStart(4, '0')}${rest}` < today;
}
