import { describe, expect, it } from 'vitest';
import {
  type CustodyEntry,
  consentCounts,
  isAskedForConsent,
  isRecordingParents,
  knownRecipients,
  leftThingOf,
  type ShareRecord,
  shareNote,
} from '../../../shared/domain/index.ts';
import { consentRules } from '../../../shared/reference/index.ts';

const AT = '2026-11-22T16:00:00.000Z';
const entry = (event: CustodyEntry['event'], facts: CustodyEntry['facts']): CustodyEntry => ({
  ...{ seq: 7, at: AT, event, subject: 'm', facts, signature: '' },
  ...{ factsHash: '1'.repeat(64), prevHash: '0'.repeat(64), hash: '2'.repeat(64) },
});
const note = (fields: Partial<ShareRecord>): ShareRecord => ({
  ...{ at: AT, seq: 7, to: null, why: 'own' },
  ...fields,
});

describe('what left', () => {
  it('is what the log says of it, with the notes about it alone', () => {
    const notes = [note({ to: 'Ms. Rivera', why: 'attorney' }), note({ seq: 8, to: 'Someone else' })];
    expect(
      leftThingOf(entry('bundle-exported', { name: 'B', manifestHash: 'ab', sha256: 'cd' }), notes),
    ).toEqual({
      ...{ seq: 7, at: AT, what: 'bundle-exported', name: 'B', hash: 'ab' },
      notes: [notes[0]],
    });
    expect(leftThingOf(entry('sound-extracted', { code: 'R01', sha256: 'cd' }), [])).toMatchObject({
      name: 'R01',
      hash: 'cd',
    });
    expect(leftThingOf(entry('transcript-exported', {}), [])).toMatchObject({ name: null, hash: null });
  });

  it('is nothing that stayed', () => {
    for (const event of ['recording-imported', 'share-noted', 'consent-noted'] as const)
      expect(leftThingOf(entry(event, { name: 'B' }), [])).toBeNull();
  });
});

describe('to whom', () => {
  it('needs no answer: nothing said is her own keeping', () => {
    expect(shareNote.parse({})).toEqual({ to: null, why: 'own' });
    expect(shareNote.parse({ to: '   ' }).to).toBeNull();
    expect(shareNote.parse({ to: ' Ms.\nRivera ', why: 'attorney' })).toEqual({
      to: 'Ms. Rivera',
      why: 'attorney',
    });
  });

  it('is offered again, the newest first and each once', () => {
    const old = note({ to: 'Advocate', at: '2026-01-01T00:00:00.000Z' });
    const left = [{ notes: [old, note({})] }, { notes: [note({ to: 'Ms. Rivera', why: 'attorney' }), old] }];
    expect(knownRecipients(left)).toEqual([
      { to: 'Ms. Rivera', why: 'attorney' },
      { to: 'Advocate', why: 'own' },
    ]);
  });
});

describe('whose consent', () => {
  it('is that of those who were there or invited, not the parent’s and not the child’s', () => {
    const asked = (role: 'parents' | 'student' | 'advocate', attendance: 'present' | 'invited' | 'absent') =>
      isAskedForConsent({ role }, { attendance });
    expect([asked('advocate', 'present'), asked('advocate', 'invited')]).toEqual([true, true]);
    expect([asked('advocate', 'absent'), asked('parents', 'present'), asked('student', 'present')]).toEqual([
      ...[false, false, false],
    ]);
  });

  it('is counted by answer: who said yes has not signed', () => {
    expect(consentCounts(['written', 'said-yes', 'said-yes', 'refused'])).toEqual({
      ...{ written: 1, 'said-yes': 2, refused: 1, 'not-asked': 0 },
    });
  });
});

it('calls the recording hers only where the reference says so, and nowhere else', () => {
  const says = consentRules.filter(({ iepSpecific }) => iepSpecific?.rule.includes('belongs to the parent'));
  expect(says.map(({ code }) => code)).toEqual(
    consentRules.map(({ code }) => code).filter(isRecordingParents),
  );
  expect(isRecordingParents(null)).toBe(false);
});
