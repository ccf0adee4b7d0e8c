import { randomBytes, randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryHashOf, factsHashOf } from '../../../main/custody/canonical.ts';
import {
  type CustodyLog,
  contentHashOf,
  custodyLog,
  custodySentence,
  verifyEntries,
  withholdFacts,
} from '../../../main/custody/index.ts';
import { createSigner } from '../../../main/custody/signer.ts';
import { CUSTODY_EVENTS, type CustodyEntry, type CustodyEvent } from '../../../shared/domain/index.ts';
import { newIndex, settableClock, type TestIndex } from '../../support/archive/index.ts';

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

describe('the custody log', () => {
  it('numbers, chains and signs; verify finds nothing to say', () => {
    const entries = history(6);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(entries[0]?.prevHash).toBe('0'.repeat(64));
    expect(log.verify()).toEqual([]);
    expect(verifyEntries(entries, pem())).toEqual([]);
    expect(log.newest({ limit: 2, before: 6 }).map(({ seq }) => seq)).toEqual([5, 4]);
  });

  it('is rolled back with the change that it tells of', () => {
    history(2);
    expect(() =>
      at.index.transaction(() => {
        log.append('moment-added', 'x', {});
        throw new Error('the change failed');
      }),
    ).toThrow();
    expect(at.index.custody.count()).toBe(2);
    log.append('moment-added', 'y', {});
    expect(log.verify()).toEqual([]);
  });

  it('goes on after a restart with the same key', () => {
    history(3);
    const again = custodyLog({ index: at.index, key, clock, archiveId });
    again.append('integrity-checked', null, { ok: true });
    expect(again.verify()).toEqual([]);
  });

  it('says itself that the clock was set back; order is by number', () => {
    history(2);
    clock.advance(-90_500);
    const entry = log.append('moment-added', 'x', {});
    expect(entry.facts.clockWentBackSeconds).toBe(91);
    expect(custodySentence(entry)).toMatch(/clock had been set back by 91 seconds/);
    expect(log.verify()).toEqual([]);
  });

  it('the same facts twice have different hashes, so withheld facts cannot be guessed', () => {
    history(1);
    const [a, b] = [log.append('moment-added', 'x', { n: 1 }), log.append('moment-added', 'x', { n: 1 })];
    expect(a.factsHash).not.toBe(b.factsHash);
  });

  it('verifies with facts withheld, and takes only plain facts', () => {
    const entries = history(4).map((entry) => (entry.seq % 2 ? withholdFacts(entry) : entry));
    expect(verifyEntries(entries, pem())).toEqual([]);
    expect(() => log.append('moment-added', 'x', { 'a b': 1 })).toThrow();
    expect(() => log.append('moment-added', 'x', { half: 0.5 })).toThrow();
    expect(at.index.custody.count()).toBe(4);
  });

  it('strange text in facts survives the database', () => {
    history(1);
    at.index.transaction(() =>
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          log.append('recording-imported', 'x', { originalName: text });
        }),
        { numRuns: 100, examples: [['\ud800'], ['a\u0000b'], ['\u2028"\\\n']] },
      ),
    );
    expect(log.verify()).toEqual([]);
  });
});

describe('1,000 honest histories', () => {
  it('raise no false alarm', () => {
    const event = fc.constantFrom(...CUSTODY_EVENTS);
    const fact = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
    const step = fc.record({
      event,
      subject: fc.option(fc.uuid(), { nil: null }),
      facts: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/), fact, { maxKeys: 4 }),
      later: fc.integer({ min: -100_000, max: 1_000_000 }),
      withheld: fc.boolean(),
    });
    const signer = createSigner(key);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        // The same entries as the log makes, without a disk in between: the log itself is tested above.
        let prevHash = '0'.repeat(64);
        let time = 1_800_000_000_000;
        const entries = steps.map(({ event, subject, facts, later, withheld }, index) => {
          time += later;
          const factsHash = factsHashOf(facts);
          const unsigned = {
            seq: index + 1,
            at: new Date(time).toISOString(),
            event,
            subject,
            factsHash,
            prevHash,
          };
          const hash = entryHashOf(unsigned);
          prevHash = hash;
          const signature = signer.sign(Buffer.from(hash, 'hex')).toString('base64');
          return { ...unsigned, facts: withheld ? null : facts, hash, signature };
        });
        const head = { seq: entries.length, hash: prevHash };
        expect(verifyEntries(entries, signer.publicKeyPem, { head, anchors: [head] })).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('of the log itself, on disk', () => {
    const rounds = 40;
    history(1);
    for (let n = 0; n < rounds; n += 1) {
      clock.advance(randomInt(-5000, 100_000));
      const event = CUSTODY_EVENTS[randomInt(1, CUSTODY_EVENTS.length)] as CustodyEvent;
      log.append(event, n % 3 ? `s${n}` : null, { n });
      if (n % 10 === 0) log = custodyLog({ index: at.index, key, clock, archiveId });
      expect(log.verify()).toEqual([]);
    }
  });
});

describe('sentences', () => {
  it('say every event plainly, with and without its facts', () => {
    history(1);
    for (const event of CUSTODY_EVENTS) {
      const facts = {
        startMs: 1000,
        endMs: 62_500,
        code: 'R01',
        reason: 'A copy',
        sha256: 'ab',
        bytes: 5,
        because: 'undo',
      };
      const entry = log.append(event, 'x', facts);
      for (const sentence of [custodySentence(entry), custodySentence(withholdFacts(entry))]) {
        expect(sentence).toMatch(/^[A-Z].*\.$/s);
        expect(sentence).not.toMatch(/undefined|null|\[object/);
      }
    }
    const moment = log.append('moment-added', 'x', { startMs: 1000, endMs: 62_500, code: 'R01' });
    expect(custodySentence(moment)).toBe('A moment was marked. R01, 0:00:01.000 to 0:01:02.500.');
  });
});

describe('the hash of a thing', () => {
  it('does not depend on the order of its fields, at any depth', () => {
    expect(contentHashOf({ a: 1, b: { c: [1, { d: 2, e: 3 }], f: null } })).toBe(
      contentHashOf({ b: { f: null, c: [1, { e: 3, d: 2 }] }, a: 1 }),
    );
    expect(contentHashOf({ a: [1, 2] })).not.toBe(contentHashOf({ a: [2, 1] }));
  });
});
