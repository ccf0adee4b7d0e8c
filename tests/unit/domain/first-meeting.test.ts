import { describe, expect, it } from 'vitest';
import en from '../../../renderer/i18n/en/first.json' with { type: 'json' };
import { FIRST_STEPS, MEETING_KINDS, meeting, ruleOfStep, stepsAfter } from '../../../shared/domain/index.ts';
import { iepRules } from '../../../shared/reference/index.ts';

const rule = (id: string | null) => iepRules.find((one) => one.id === id);

describe('the list before the first meeting (D76)', () => {
  it('names only rules that the reference data holds and that were read', () => {
    for (const kind of MEETING_KINDS) {
      for (const step of FIRST_STEPS) {
        const id = ruleOfStep(step, { kind, mode: null });
        if (id !== null) expect(['seen', 'known'], id).toContain(rule(id)?.confidence);
      }
    }
  });

  it('shows rules of IDEA for a meeting of the IEP team only', () => {
    const laws = (kind: (typeof MEETING_KINDS)[number]) =>
      FIRST_STEPS.flatMap((step) => rule(ruleOfStep(step, { kind, mode: 'in-person' }))?.appliesTo ?? []);
    expect(laws('iep')).toContain('IDEA');
    expect(laws('504')).toEqual(['FERPA', '504', '504']);
    for (const kind of ['eligibility', 'discipline', 'mediation', 'other'] as const)
      expect(laws(kind)).toEqual([]);
  });

  it('has the rule of the call for who meets by phone or video', () => {
    expect(ruleOfStep('place', { kind: 'iep', mode: 'video' })).toBe('remote-meetings');
    expect(ruleOfStep('place', { kind: 'iep', mode: 'mixed' })).toBe('parent-participation');
    expect(ruleOfStep('place', { kind: '504', mode: 'phone' })).toBeNull();
  });

  it('keeps each tick once, in the order of the list', () => {
    expect(stepsAfter(['papers'], { step: 'notice', isDone: true })).toEqual(['notice', 'papers']);
    expect(stepsAfter(['papers'], { step: 'papers', isDone: true })).toEqual(['papers']);
    expect(stepsAfter(['notice', 'papers'], { step: 'notice', isDone: false })).toEqual(['papers']);
  });

  it('has words for every step, and a meeting kept before it was there still reads', () => {
    for (const step of FIRST_STEPS) expect(Object.keys(en.steps)).toContain(step);
    const before = { id: 'm', title: 'A', date: '2026-10-20', createdAt: '2026-10-20T20:00:00.000Z' };
    expect(meeting.parse(before).prepared).toEqual([]);
  });
});
