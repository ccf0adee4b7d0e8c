import type { KeptwordApi, OldCopy } from '../../../shared/contract/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

/** Twenty-four words of the usual list; they open nothing. */
export const RECOVERY_WORDS = (
  'ladder winter orange copper meadow silent ribbon garden engine velvet harbor candle ' +
  'planet window basket thunder pencil marble forest bridge cotton island lemon anchor'
).split(' ');
export const DRILL = [4, 11, 20];

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const REPORT = {
  ok: true,
  recordings: 1,
  blobs: 3,
  entries: 4,
  findings: [],
  mendable: 0,
  checkedAt: '2026-11-22T02:10:00.000Z',
};

/** Making, opening, locking and checking, without any cryptography. */
export function archiveCalls(fake: FakeKeptword): KeptwordApi['archive'] {
  let name = fake.archive.state === 'none' ? 'Family papers' : fake.archive.name;
  let copies: OldCopy[] = [
    { kind: 'spare', madeAt: '2026-11-20T18:00:00.000Z', bytes: 200_000 },
    { kind: 'damaged', madeAt: '2026-11-02T07:30:00.000Z', bytes: 180_000 },
    { kind: 'before-update', madeAt: '2026-09-01T09:00:00.000Z', bytes: 96_000 },
  ];
  const open = () => fake.become({ state: 'open', name, readOnly: false });
  return {
    state: async () => fake.archive,
    recent: async () =>
      fake.archive.state === 'none' ? [] : [{ pick: 'recent-1', name: 'Family papers', reachable: true }],
    pickNew: async (input) => {
      name = input.name;
      return { pick: 'new-1', name: input.name, place: '/home/parent/Documents' };
    },
    pickExisting: async () => ({ pick: 'existing-1', name: 'Family papers' }),
    choose: async () => fake.become({ state: 'locked', name }),
    create: async ({ passphrase }) => {
      fake.passphrase = decode(passphrase);
      fake.become({ state: 'unconfirmed', name });
      return { recoveryWords: RECOVERY_WORDS, drill: DRILL };
    },
    recovery: async () => {
      if (fake.archive.state !== 'unconfirmed') throw wire('not-allowed');
      return { recoveryWords: RECOVERY_WORDS, drill: DRILL };
    },
    saveRecoverySheet: async () => true,
    confirmRecovery: async ({ words }) => {
      const right = DRILL.every((position, index) => RECOVERY_WORDS[position - 1] === words[index]);
      if (right) open();
      return right;
    },
    unlock: async ({ passphrase }) => {
      if (decode(passphrase) !== fake.passphrase) throw wire('wrong-passphrase');
      return open();
    },
    restoreList: async ({ passphrase }) => {
      if (decode(passphrase) !== fake.passphrase) throw wire('wrong-passphrase');
      return open();
    },
    findRecordings: async ({ jobId }) => {
      await fake.job(jobId, 'finding', null);
      return { found: 2, unreadable: 1, listOf: '2026-11-20' };
    },
    lock: async () => fake.become({ state: 'locked', name }),
    changePassphrase: async ({ current, next }) => {
      if (decode(current) !== fake.passphrase) throw wire('wrong-passphrase');
      fake.passphrase = decode(next);
    },
    recover: async ({ words, next }) => {
      if (words.trim().split(/\s+/).join(' ') !== RECOVERY_WORDS.join(' ')) throw wire('wrong-recovery-code');
      fake.passphrase = decode(next);
      return open();
    },
    check: async ({ jobId }) => {
      await fake.job(jobId, 'reading', null);
      return { ...REPORT, recordings: fake.world.recordings.length };
    },
    mend: async ({ jobId }) => {
      await fake.job(jobId, 'reading', null);
      return { ...REPORT, recordings: fake.world.recordings.length };
    },
    oldCopies: async () => copies,
    removeOldCopies: async () => {
      copies = [{ kind: 'spare', madeAt: '2026-11-22T18:00:00.000Z', bytes: 210_000 }];
      return copies;
    },
    lastCheck: async () => ({ ...REPORT, recordings: fake.world.recordings.length }),
  };
}
