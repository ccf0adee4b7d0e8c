import { describe, expect, it } from 'vitest';
import type { KnownTranscript } from '../../../main/evidence/choose/case-file.ts';
import { chooseForBundle } from '../../../main/evidence/choose/choose.ts';
import { leftOutWords } from '../../../main/evidence/choose/left-out.ts';
import { EVERYTHING, plainCase, plainRecording } from '../../support/evidence/plain.ts';

const known = (id: string, change: Partial<KnownTranscript> = {}): KnownTranscript => ({
  id,
  recordingId: 'r1',
  kind: 'imported',
  title: `transcript ${id}`,
  language: null,
  sourceName: null,
  format: null,
  sha256: null,
  blobId: null,
  certifiedBy: null,
  certifiedOn: null,
  createdAt: '2026-11-01T00:00:00.000Z',
  lines: 10,
  checked: 10,
  unsettled: false,
  ...change,
});
const choose = (transcripts: KnownTranscript[], choice = {}) =>
  chooseForBundle(plainCase({ transcripts }), { ...EVERYTHING, ...choice });

describe('the transcripts of a bundle', () => {
  it('are those that may be quoted from beginning to end', () => {
    const { transcripts, leftOut } = choose([
      known('checked'),
      known('draft', { checked: 9 }),
      known('certified', { kind: 'certified', checked: 0 }),
      known('empty', { lines: 0, checked: 0 }),
      known('typing', { unsettled: true }),
    ]);
    expect(transcripts.map(({ id }) => id)).toEqual(['checked', 'certified']);
    expect(leftOut.map((one) => leftOutWords(one).why)).toEqual([
      'It is a draft: 1 of 10 lines are not checked by ear.',
      'It has no lines.',
      'Words in it are still being typed.',
    ]);
  });

  it('stay with their recording, and at home when they are not wanted', () => {
    const file = plainCase({
      recordings: [plainRecording(1), plainRecording(2)],
      transcripts: [known('first'), known('second', { recordingId: 'r2' })],
    });
    const ids = (choice: object) =>
      chooseForBundle(file, { ...EVERYTHING, ...choice }).transcripts.map(({ id }) => id);
    expect(ids({})).toEqual(['first', 'second']);
    expect(ids({ momentIds: ['a'] })).toEqual(['first']);
    expect(ids({ papers: false })).toEqual([]);
  });
});
