import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryHashOf } from '../../../main/custody/canonical.ts';
import { type CustodyLog, custodyLog, verifyEntries } from '../../../main/custody/index.ts';
import { createSigner } from '../../../main/custody/signer.ts';
import type { CustodyEntry } from '../../../shared/domain/index.ts';
import {
  newIndex,
  rawIndex,
  settableClock,
  type TestIndex,
  withoutGuards,
} from '../../support/archive/index.ts';

// Every commit is synced to a disk that other tests use too.
vi.setConfig({ testTimeout: 60_000 });

const archiveId = 'the-archive';
let at: TestIndex;
let key: Buffer;
let log: CustodyLog;
const clock = settableClock();

beforeEach(() => {
  at = newIndex();
  key = randomBytes(32);
  log = custodyLog({ index: at.index, key, clock, archiveId });
});
afterEach(() => at.remove());

function history(length: number): CustodyEntry[] {
  log.append('archive-created', null, { archiveId });
  for (let n = 2; n <= length; n += 1) {
    clock.advance(1000);
    log.append('moment-added', `moment-${n}`, { startMs: n, code: 'R01', private: false, note: null });
  }
  return log.entries();
}

const pem = () => log.signer.publicKeyPem;
const named = (entries: readonly CustodyEntry[], head?: { seq: number; hash: string }) =>
  verifyEntries(entries, pem(), head ? { head } : {}).map(({ seq, kind }) => `${kind} ${seq}`);

describe('the tamper matrix (SAFETY §5, test 24)', () => {
  const LENGTH = 7;

  it.each([1, 2, 4, LENGTH])('entry %i deleted', (seq) => {
    const entries = history(LENGTH);
    const head = entries.at(-1);
    const rest = entries.filter((entry) => entry.seq !== seq);
    const expected = seq === LENGTH ? `cut-off ${seq}` : `missing ${seq}`;
    expect(named(rest, head)).toEqual([expected]);
  });

  it('the end cut off, also where only a copy handed out before can tell', () => {
    const entries = history(LENGTH);
    const head = entries.at(-1);
    expect(named(entries.slice(0, 4), head)).toEqual(['cut-off 5']);
    const anchor = entries[5];
    const findings = verifyEntries(entries.slice(0, 4), pem(), { anchors: anchor ? [anchor] : [] });
    expect(findings).toMatchObject([{ kind: 'cut-off', seq: 6 }]);
    expect(named([], head)).toContain('missing 1');
  });

  it.each([2, 5])('entries %i and the next swapped in place', (seq) => {
    const entries = history(LENGTH);
    const [a, b] = [entries[seq - 1], entries[seq]];
    if (!a || !b) throw new Error('too short');
    const swapped = entries.with(seq - 1, b).with(seq, a);
    expect(named(swapped)).toEqual([`out-of-order ${seq}`]);
    const renumbered = entries.with(seq - 1, { ...b, seq }).with(seq, { ...a, seq: seq + 1 });
    expect(named(renumbered)).toEqual(expect.arrayContaining([`changed ${seq}`, `changed ${seq + 1}`]));
  });

  it('an entry repeated or inserted', () => {
    const entries = history(LENGTH);
    const third = entries[2];
    if (!third) throw new Error('too short');
    expect(named(entries.toSpliced(3, 0, third))).toEqual(['out-of-order 3']);
    const inserted = entries
      .toSpliced(3, 0, { ...third, seq: 4 })
      .map((entry, i) => ({ ...entry, seq: i + 1 }));
    expect(named(inserted)).toEqual(expect.arrayContaining(['changed 4', 'broken-link 4']));
  });

  it('any field of any entry edited', () => {
    const entries = history(LENGTH);
    const head = entries.at(-1);
    const edits: ((entry: CustodyEntry) => Partial<CustodyEntry>)[] = [
      () => ({ at: '2020-01-01T00:00:00.000Z' }),
      () => ({ event: 'recording-deleted' }),
      () => ({ subject: 'somebody else' }),
      ({ facts }) => ({ facts: { ...facts, startMs: 1 } }),
      ({ facts }) => ({ facts: { ...facts, added: true } }),
      () => ({ facts: {} }),
      () => ({ factsHash: 'a'.repeat(64) }),
      () => ({ prevHash: 'b'.repeat(64) }),
      () => ({ hash: 'c'.repeat(64) }),
      () => ({ signature: '' }),
      () => ({ signature: 'AAAA' }),
      ({ signature }) => ({ signature: Buffer.from(signature, 'base64').reverse().toString('base64') }),
    ];
    for (const entry of entries) {
      for (const [which, edit] of edits.entries()) {
        const changed = entries.with(entry.seq - 1, { ...entry, ...edit(entry) });
        const findings = verifyEntries(changed, pem(), head ? { head } : {});
        expect(
          findings.map(({ seq }) => seq),
          `edit ${which} of entry ${entry.seq}`,
        ).toContain(entry.seq);
      }
    }
  });

  it('every single bit of an entry’s exported JSON', () => {
    const entries = history(3);
    const text = JSON.stringify(entries[1]);
    const bytes = Buffer.from(text);
    for (let bit = 0; bit < bytes.length * 8; bit += 3) {
      const copy = Buffer.from(bytes);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      let changed: CustodyEntry;
      try {
        changed = JSON.parse(copy.toString()) as CustodyEntry;
      } catch {
        continue;
      }
      const keys = Object.keys(changed).sort();
      // A field that has lost its name is refused by the schema before it comes here.
      if (
        keys.join() !==
        Object.keys(entries[1] ?? {})
          .sort()
          .join()
      )
        continue;
      // The same signature can be written in base64 with other spare bits.
      const same = Buffer.from(changed.signature, 'base64').equals(
        Buffer.from(entries[1]?.signature ?? '', 'base64'),
      );
      if (
        same &&
        JSON.stringify({ ...changed, signature: '' }) === JSON.stringify({ ...entries[1], signature: '' })
      )
        continue;
      expect(verifyEntries(entries.with(1, changed), pem()), copy.toString()).not.toEqual([]);
    }
  });

  it('chained anew from entry k by somebody without the key', () => {
    const entries = history(LENGTH);
    const attacker = createSigner(randomBytes(32));
    let prevHash = entries[2]?.hash ?? '';
    const forged = entries.slice(3).map((entry) => {
      const hash = entryHashOf({ ...entry, subject: 'changed', prevHash });
      const signature = attacker.sign(Buffer.from(hash, 'hex')).toString('base64');
      const next = { ...entry, subject: 'changed', prevHash, hash, signature };
      prevHash = hash;
      return next;
    });
    expect(named([...entries.slice(0, 3), ...forged])).toEqual(
      [4, 5, 6, 7].map((seq) => `bad-signature ${seq}`),
    );
  });

  it('written anew as a whole by the owner of the key: an anchor tells', () => {
    const entries = history(LENGTH);
    const anchor = entries[3];
    const other = newIndex();
    const rewritten = custodyLog({ index: other.index, key, clock, archiveId });
    rewritten.append('archive-created', null, { archiveId });
    for (let n = 2; n <= LENGTH; n += 1) rewritten.append('moment-added', 'nicer', {});
    expect(rewritten.verify()).toEqual([]);
    expect(rewritten.verify({ anchors: anchor ? [anchor] : [] })).toMatchObject([
      { kind: 'changed', seq: 4 },
    ]);
    other.remove();
  });

  it('signed by another key, or with no key at all', () => {
    const entries = history(2);
    const wrong = createSigner(randomBytes(32)).publicKeyPem;
    expect(verifyEntries(entries, wrong).map(({ kind }) => kind)).toEqual(['bad-signature', 'bad-signature']);
    expect(verifyEntries(entries, 'no key')).toMatchObject([{ kind: 'wrong-key', seq: null }]);
  });

  it('the log of another archive put in place', () => {
    history(3);
    const other = custodyLog({ index: at.index, key, clock, archiveId: 'another' });
    expect(other.verify()).toMatchObject([{ kind: 'wrong-key', seq: 1 }]);
  });
});

describe('tampering in the database itself, by somebody with its key', () => {
  const tamper = (sql: string) => {
    const raw = withoutGuards(rawIndex(at.file, at.key));
    raw.exec(sql);
    raw.close();
    return log.verify().map(({ kind, seq }) => `${kind} ${seq}`);
  };

  it.each([
    ['delete from custody where seq = 3', ['missing 3']],
    ['delete from custody where seq = 5', ['cut-off 5']],
    ['delete from custody where seq >= 4', ['cut-off 4']],
    ['delete from custody', ['missing 1', 'cut-off 1']],
    [`update custody set facts = '{"startMs":9}' where seq = 2`, ['changed 2']],
    [`update custody set at = '2020-01-01T00:00:00.000Z' where seq = 4`, ['changed 4']],
    [`update custody set event = 'no such event' where seq = 4`, ['changed 4']],
    ['update custody set seq = 9 where seq = 5', ['missing 5', 'changed 9', 'out-of-order 6']],
    [`update meta set value = '{"seq":4,"hash":"${'a'.repeat(64)}"}'`, ['out-of-order 5']],
    [`update meta set value = '{"seq":5,"hash":"${'a'.repeat(64)}"}'`, ['changed 5']],
  ])('%s', (sql, expected) => {
    history(5);
    expect(tamper(sql)).toEqual(expected);
  });
});
