import { describe, expect, it } from 'vitest';
import { isDraft, planFor, replacementOf } from '../../../shared/domain/index.ts';
import { aPaper } from './things.ts';

const MEETING = { id: 'm1', date: '2026-10-20', studentIds: ['s1'] };

describe('which paper a promise is held against', () => {
  it('the newest plan of the meeting; a notice or letter is none', () => {
    const papers = [
      aPaper('draft', { kind: 'draft', meetingId: 'm1', date: '2026-10-20' }),
      aPaper('final', { meetingId: 'm1', date: '2026-10-25' }),
      aPaper('notice', { kind: 'notice', meetingId: 'm1', date: '2026-11-01' }),
    ];
    expect(planFor(MEETING, papers)?.id).toBe('final');
    expect(planFor(MEETING, [aPaper('letter', { kind: 'letter', meetingId: 'm1' })])).toBeNull();
  });

  it('without one, the child’s next plan within a year, never an older one or another child’s', () => {
    const child = (id: string, date: string, studentId = 's1') => aPaper(id, { studentId, date });
    expect(planFor(MEETING, [child('before', '2026-10-19'), child('after', '2026-11-02')])?.id).toBe('after');
    expect(
      planFor(MEETING, [child('next year', '2027-11-02'), child('hers', '2026-11-02', 's2')]),
    ).toBeNull();
  });
});

describe('when a newer version has taken a paper’s place', () => {
  const draft = aPaper('draft', { kind: 'draft', meetingId: 'm1', studentId: 's1', date: '2026-10-20' });
  const final = aPaper('final', { meetingId: 'm1', studentId: 's1', date: '2026-10-20' });

  it('a final one takes the place of the draft of the same day, not the other way round', () => {
    expect(replacementOf(draft, [draft, final])?.id).toBe('final');
    expect(replacementOf(final, [draft, final])).toBeNull();
  });

  it('the newest of several does', () => {
    const second = aPaper('second draft', { kind: 'draft', meetingId: 'm1', date: '2026-10-22' });
    const last = aPaper('last', { meetingId: 'm1', date: '2026-10-30' });
    expect(replacementOf(draft, [second, last, final, draft])?.id).toBe('last');
  });

  it('next year’s plan does not take the place of this year’s: they are of different meetings', () => {
    const next = aPaper('next', { meetingId: 'm2', studentId: 's1', date: '2027-10-20' });
    expect(replacementOf(final, [final, next])).toBeNull();
    const soon = aPaper('soon', { studentId: 's1', date: '2026-12-01' });
    expect(replacementOf(final, [final, soon])).toBeNull();
    expect(replacementOf({ ...draft, meetingId: null }, [soon])?.id).toBe('soon');
  });

  it('a 504 plan does not replace an IEP, and a letter replaces nothing', () => {
    const other = aPaper('504', { kind: '504-plan', meetingId: 'm1', date: '2026-11-20' });
    expect(replacementOf(final, [final, other])).toBeNull();
    const letters = ['2026-10-01', '2026-11-01'].map((date) =>
      aPaper(date, { kind: 'letter', meetingId: 'm1', date }),
    );
    expect(replacementOf(letters[0] ?? final, letters)).toBeNull();
  });

  it('a draft is a draft until it was signed', () => {
    expect(isDraft({ kind: 'draft', status: 'presented-as-final' })).toBe(true);
    expect(isDraft({ kind: 'draft', status: 'signed' })).toBe(false);
    expect(isDraft({ kind: 'iep', status: 'draft-given' })).toBe(true);
    expect(isDraft({ kind: 'iep', status: null })).toBe(false);
  });
});
