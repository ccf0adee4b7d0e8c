import { describe, expect, it } from 'vitest';
import {
  asChange,
  changedFields,
  isAboutMe,
  isParticipation,
  isTemplate,
  MARKS,
  momentChange,
  newMoment,
  PARTICIPATION_MARKS,
  spanOfTemplate,
  TEMPLATE_MARKS,
  templateOf,
} from '../../../shared/domain/index.ts';
import { aMoment } from '../../support/archive/index.ts';

const DISPUTE = {
  claim: 'No.',
  by: null,
  where: null,
  on: null,
  status: 'denied',
  documentId: null,
  page: null,
} as const;

describe('a mark with first words', () => {
  it('is a mark that a moment takes, with a kind, and something to hear before and after it', () => {
    for (const mark of TEMPLATE_MARKS) {
      const { type, beforeMs, afterMs } = templateOf(mark);
      const made = { recordingId: 'r', startMs: 0, endMs: beforeMs + afterMs, type, mark, text: 'I was ' };
      expect(MARKS).toContain(mark);
      expect(newMoment.safeParse(made).success, mark).toBe(true);
      expect(beforeMs, mark).toBeGreaterThanOrEqual(10_000);
      expect(afterMs, mark).toBeGreaterThan(0);
    }
  });

  it('reaches around the second at which it is chosen, and never out of the sound', () => {
    for (const mark of TEMPLATE_MARKS) {
      const { beforeMs, afterMs } = templateOf(mark);
      const wide = { startMs: 60_000 - beforeMs, endMs: 60_000 + afterMs };
      expect(spanOfTemplate(mark, 60_000, 300_000), mark).toEqual(wide);
      expect(spanOfTemplate(mark, 100, 1_000), mark).toEqual({ startMs: 0, endMs: 1_000 });
    }
  });

  it('of all marks, only what is hard to hear again is about the parent herself', () => {
    expect(MARKS.filter(isAboutMe)).toEqual(['hard-part']);
    expect(isAboutMe(null)).toBe(false);
    expect(MARKS.filter(isTemplate)).toEqual([...TEMPLATE_MARKS]);
  });

  it('tells the five participation marks of D4 from all others', () => {
    expect(PARTICIPATION_MARKS).toEqual([
      'cut-off',
      'question-not-answered',
      'decided-beforehand',
      'asked-to-leave',
      'could-not-follow',
    ]);
    expect(MARKS.filter(isParticipation)).toEqual([...PARTICIPATION_MARKS]);
  });
});

describe('the history of a moment', () => {
  const before = aMoment({ id: 'r' }, { text: 'Thirty', outcome: 'agreed' });

  it('names what changed, in the order in which it is told, and nothing else', () => {
    const after = { ...before, private: true, text: 'Sixty', dispute: { ...DISPUTE }, updatedAt: 'later' };
    expect(changedFields(before, after)).toEqual(['text', 'dispute', 'private']);
    expect(changedFields(after, { ...after, dispute: { ...DISPUTE } })).toEqual([]);
    expect(changedFields(after, { ...after, dispute: { ...DISPUTE, status: 'changed' } })).toEqual([
      'dispute',
    ]);
  });

  it('an old version as a change puts every field back, and touches neither its recording nor its id', () => {
    const change = momentChange.parse(asChange(before));
    expect({ ...before, text: 'other', private: true, ...change }).toEqual(before);
    expect(Object.keys(change)).not.toContain('recordingId');
    const known = new Set([...Object.keys(change), 'id', 'recordingId', 'createdAt', 'updatedAt']);
    expect(Object.keys(before).filter((field) => !known.has(field))).toEqual([]);
  });
});
