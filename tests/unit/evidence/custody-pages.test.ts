import { describe, expect, it } from 'vitest';
import { custodyForBundle } from '../../../main/evidence/content/custody.ts';
import { custodyTable } from '../../../main/evidence/tables/custody.ts';
import type { CustodyEntry, CustodyEvent } from '../../../shared/domain/index.ts';

function entry(seq: number, event: CustodyEvent, subject: string | null): CustodyEntry {
  const hash = String(seq).padStart(64, '0');
  return {
    seq,
    at: '2026-10-20T20:00:00.000Z',
    event,
    subject,
    facts: { originalName: `secret of ${seq}` },
    factsHash: hash,
    prevHash: hash,
    hash,
    signature: 'AA==',
  };
}

const log = [
  entry(1, 'archive-created', null),
  entry(2, 'recording-imported', 'mine'),
  entry(3, 'recording-imported', 'of another child'),
  entry(4, 'bundle-exported', 'meeting'),
  entry(5, 'moment-added', 'moment'),
  entry(6, 'integrity-checked', null),
  entry(7, 'bundle-exported', 'meeting'),
];

describe('the custody log in a bundle', () => {
  it('ends with the last change, so that making a bundle twice gives the same log', () => {
    const subjects = new Set(['mine', 'moment']);
    expect(custodyForBundle(log, subjects).map((one) => one.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(custodyForBundle(log.slice(0, 5), subjects)).toEqual(custodyForBundle(log, subjects));
  });

  it('withholds facts about anything that is not in the bundle, and keeps their hash', () => {
    const exported = custodyForBundle(log, new Set(['mine', 'moment']));
    expect(exported.map((one) => one.facts === null)).toEqual([false, false, true, true, false]);
    expect(exported[2]?.factsHash).toBe(log[2]?.factsHash);
    const text = JSON.stringify(custodyTable(exported, new Map([['mine', 'R01']])));
    expect(text).not.toContain('secret of 3');
    expect(text).toContain('Withheld');
    expect(text).toContain('R01');
  });

  it('never tells to whom an earlier one went, nor who agreed', () => {
    const told = [entry(8, 'share-noted', null), entry(9, 'consent-noted', null)];
    const subjects = new Set(['mine', 'moment', 'meeting']);
    expect(custodyForBundle([...log, ...told], subjects).map((one) => one.seq)).toEqual([1, 2, 3, 4, 5]);
    const later = [...log, ...told, entry(10, 'moment-changed', 'moment')];
    expect(
      custodyForBundle(later, subjects)
        .slice(7, 9)
        .map((one) => one.facts),
    ).toEqual([null, null]);
  });
});
