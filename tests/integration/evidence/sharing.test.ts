import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  consentsOf,
  exportBundle,
  noteConsent,
  noteShare,
  verifyBundle,
  whatLeft,
} from '../../../main/evidence/index.ts';
import { makeCase, readTree, type TestCase } from '../../support/evidence/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const { folder, remove } = temporaryFolder();
let kase: TestCase;
beforeAll(async () => {
  kase = await makeCase(folder);
});
afterAll(async () => {
  await kase.archive.close();
  remove();
});

it('keeps to whom and why in the archive alone: no name in the log, neither in a later bundle', async () => {
  const { archive, ffmpeg, meeting } = kase;
  const out = join(folder, 'out');
  const made = (share: Parameters<typeof exportBundle>[4]) =>
    exportBundle(archive, ffmpeg, { meetingId: meeting.id }, out, share);
  const first = await made({ share: { to: 'SECRET-Ms. Rivera', why: 'attorney' } });
  const [left] = whatLeft(archive);
  expect(left).toMatchObject({ what: 'bundle-exported', name: first.name, hash: first.manifestHash });
  expect(left?.notes).toMatchObject([{ to: 'SECRET-Ms. Rivera', why: 'attorney' }]);

  // It may go to another later; what is written down stays.
  noteShare(archive, left?.seq ?? 0, { to: 'SECRET-advocate', why: 'advocate' });
  expect(whatLeft(archive)[0]?.notes.map(({ why }) => why)).toEqual(['attorney', 'advocate']);
  expect(() => noteShare(archive, 1, { to: null, why: 'own' })).toThrow(/not in the archive/);

  const [person] = consentsOf(archive, meeting.id);
  expect(person).toMatchObject({ label: 'District representative', answer: 'not-asked', at: null });
  const says = { meetingId: meeting.id, personId: person?.personId ?? '' };
  noteConsent(archive, { ...says, answer: 'written' });
  noteConsent(archive, { ...says, answer: 'refused' });
  noteConsent(archive, { ...says, answer: 'refused' });
  expect(consentsOf(archive, meeting.id)).toMatchObject([{ answer: 'refused' }]);
  expect(archive.index.consents.ofMeeting(meeting.id).map(({ answer }) => answer)).toEqual([
    ...['written', 'refused'],
  ]);
  expect(() => noteConsent(archive, { ...says, personId: 'nobody', answer: 'written' })).toThrow(
    /not in the archive/,
  );

  const entries = archive.custody.entries();
  const noted = entries.filter(({ event }) => event === 'share-noted');
  const about = entries.find(({ seq }) => seq === left?.seq);
  expect(noted[0]?.facts).toMatchObject({ entry: left?.seq, entryHash: about?.hash, purpose: 'attorney' });
  expect(JSON.stringify(entries)).not.toContain('SECRET');
  expect(archive.custody.verify()).toEqual([]);

  // Nothing was said of this one, and nothing is made up.
  const second = await made({});
  expect(whatLeft(archive)[0]).toMatchObject({ name: second.name, notes: [] });
  expect(await verifyBundle(second.place)).toMatchObject({ ok: true });
  const words = [...readTree(second.place).values()].join('\n');
  const salt = String(noted[0]?.facts.salt);
  expect(['SECRET', '"entryHash"', salt].filter((hidden) => words.includes(hidden))).toEqual([]);
});
