import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../shared/domain/index.ts';
import {
  consentRuleOf,
  consentRules,
  everyoneMustConsent,
  iepRules,
  isOutdated,
  REFERENCE_CHECKED,
  teamRoles,
} from '../../../shared/reference/index.ts';

const STATES =
  'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY';

const unique = (values: string[]) => expect(new Set(values).size).toBe(values.length);

describe('consent to record', () => {
  it('knows the 50 states and DC, each once', () => {
    expect(consentRules.map((rule) => rule.code).sort()).toEqual(STATES.split(' '));
    unique(consentRules.map((rule) => rule.name));
  });

  it('finds a state by its letters in either case and says null for what is none', () => {
    expect(consentRuleOf('mo')?.name).toBe('Missouri');
    expect(consentRuleOf('ZZ')).toBeNull();
  });

  it('treats a mixed rule as one where everybody must be asked', () => {
    const of = (kind: string) => consentRules.filter((rule) => rule.inPersonConsent === kind);
    expect(of('mixed').length).toBeGreaterThan(0);
    expect([...of('mixed'), ...of('all-party')].every(everyoneMustConsent)).toBe(true);
    expect(of('one-party').some(everyoneMustConsent)).toBe(false);
  });

  it('has a rule on recording these meetings for six states', () => {
    expect(consentRules.filter((rule) => rule.iepSpecific !== null)).toHaveLength(6);
  });
});

describe('rules and roles', () => {
  it('gives every rule an id of its own and a deadline that counts in whole units', () => {
    expect(iepRules).toHaveLength(66);
    unique(iepRules.map((rule) => rule.id));
    const limits = iepRules.flatMap((rule) => (rule.deadline ? [rule.deadline] : []));
    expect(limits.length).toBeGreaterThan(0);
  });

  it('names only roles that the app’s own vocabulary has', () => {
    expect(teamRoles).toHaveLength(10);
    unique(teamRoles.map((role) => role.id));
    for (const role of teamRoles) expect(ROLES).toContain(role.id);
  });

  it('requires the five roles of 34 CFR 300.321(a)(1)-(5), and the parent can never be excused', () => {
    const always = teamRoles.filter((role) => role.required === true).map((role) => role.id);
    expect(always).toEqual([
      'parents',
      'special-education-teacher',
      'district-representative',
      'evaluation-interpreter',
    ]);
    expect(teamRoles.find((role) => role.id === 'regular-education-teacher')?.required).toContain('may be');
    expect(teamRoles.find((role) => role.id === 'parents')?.mayBeExcused).toBe(false);
  });
});

describe('how old an entry is', () => {
  it('is outdated only after twelve whole months', () => {
    expect(isOutdated('2026-11-22', '2027-11-22')).toBe(false);
    expect(isOutdated('2026-11-22', '2027-11-23')).toBe(true);
    expect(isOutdated('2024-02-29', '2025-02-28')).toBe(false);
    expect(isOutdated('2024-02-29', '2025-03-01')).toBe(true);
  });

  it('carries the check date that the data was delivered with', () => {
    for (const rule of consentRules) expect(rule.checked).toBe(REFERENCE_CHECKED);
  });
});
