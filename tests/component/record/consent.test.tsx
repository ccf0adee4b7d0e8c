import { describe, expect, it } from 'vitest';
import { consentFor } from '../../../renderer/features/record/consent.ts';
import { consentRules, everyoneMustConsent } from '../../../shared/reference/index.ts';

const room = { has: false, states: [] };

describe('who must agree', () => {
  it('is everyone in every state that is not certainly one-party', () => {
    for (const rule of consentRules) {
      expect(consentFor(rule.code, room).everyone, rule.code).toBe(everyoneMustConsent(rule));
    }
    expect(consentFor(null, room)).toMatchObject({ everyone: true, why: 'unknown' });
  });

  it('is decided by the strictest place where anybody sits', () => {
    expect(consentFor('MO', { has: true, states: ['TX', 'WA'] })).toMatchObject({
      everyone: true,
      why: 'all-party',
      rule: { code: 'WA' },
    });
    expect(consentFor('MO', { has: true, states: ['TX'] }).everyone).toBe(false);
    // Stricter by phone than in a room (reference/README, trap 3).
    for (const code of ['CT', 'NV'])
      expect(consentFor('MO', { has: true, states: [code] }).everyone).toBe(true);
  });

  it('waits for the place of somebody who is not in the room, and forgets it when nobody is away', () => {
    expect(consentFor('MO', { has: true, states: [] })).toMatchObject({
      everyone: true,
      why: 'remote-unknown',
    });
    expect(consentFor('MO', { has: false, states: ['WA'] }).everyone).toBe(false);
    expect(consentFor(null, { has: true, states: ['TX'] })).toMatchObject({ everyone: true, why: 'unknown' });
  });
});
