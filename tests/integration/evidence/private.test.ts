import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { commitChange } from '../../../main/archive/index.ts';
import { exportBundle, previewBundle } from '../../../main/evidence/index.ts';
import type {
  BundleRequest,
  ExportedCustodyEntry,
  Moment,
  Person,
  VoiceNote,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { makeCase, readTree, type TestCase } from '../../support/evidence/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

/**
 * "About me" (D38): a private moment, with a secret in each of its fields, against every way out of the archive. What a
 * path lets through shows as the name of the file and the secret.
 */
const { folder, remove } = temporaryFolder();
let it_: TestCase;
let hidden: Moment;
let therapist: Person;
/** SHA-256 of the voice note. */
let spoken: string;

/** Its place in the sound, in every form in which a file may say it. */
const PLACES = ['56123', '62789', '0:00:56.123', '0:01:02.789', '00h00m56s', '00:00:56'];
/** Words of it, and of what only it points at. */
const SECRET = /SECRET-\w+/g;

beforeAll(async () => {
  it_ = await makeCase(folder);
  const { index } = it_.archive;
  therapist = { id: randomUUID(), label: 'SECRET-person', role: 'other' };
  const goal = { ...it_.goal, id: randomUUID(), text: 'SECRET-goal', area: null };
  index.transaction(() => {
    index.people.insert(therapist);
    index.goals.insert(goal);
  });
  const open: Moment = {
    ...(it_.moments[1] as Moment),
    id: randomUUID(),
    startMs: ms(56_123),
    endMs: ms(62_789),
    text: 'SECRET-text',
    reason: 'SECRET-reason',
    owner: 'SECRET-owner',
    iepNote: 'SECRET-note',
    speakerId: therapist.id,
    goalId: goal.id,
    mark: 'could-not-follow',
    dispute: {
      claim: 'SECRET-claim',
      by: 'SECRET-by',
      where: 'SECRET-where',
      on: null,
      status: 'denied',
      documentId: null,
      page: null,
    },
  };
  // It was not private at first: the log of that time knows its place and its hash.
  commitChange(it_.archive, { what: 'moment', before: null, after: open });
  hidden = { ...open, private: true };
  commitChange(it_.archive, { what: 'moment', before: open, after: hidden });
  await speakAbout(it_.moments[1]?.id ?? '');
});

/** A voice note about a moment that is in the bundle: the note stays at home all the same. */
async function speakAbout(momentId: string): Promise<void> {
  const blob = await it_.archive.blobs.create('voice');
  await blob.write(Buffer.from('SECRET-voice'));
  const { id: blobId, sha256 } = await blob.finish();
  const rest = { momentId, blobId, sha256, durationMs: ms(56_123), cutShort: false };
  const note: VoiceNote = { id: randomUUID(), createdAt: '2026-11-22T03:00:00.000Z', ...rest };
  commitChange(it_.archive, { what: 'voice-note', before: null, after: note });
  spoken = sha256;
}
afterAll(async () => {
  await it_.archive.close();
  remove();
});

const choice = (fields: Partial<BundleRequest> = {}): BundleRequest => ({
  meetingId: it_.meeting.id,
  disputedOnly: false,
  momentIds: null,
  papers: true,
  zip: false,
  ...fields,
});

/** Path → text; of a ZIP what is packed in it. Sound is searched too: its bytes read as Latin-1. */
async function filesOf(place: string): Promise<Map<string, string>> {
  const root = place.endsWith('.zip') ? await unpacked(place) : place;
  return new Map([...readTree(root)].map(([path, bytes]) => [path, bytes.toString('latin1')]));
}

async function unpacked(place: string): Promise<string> {
  const root = `${place}.unpacked`;
  const zip = await yauzl.openPromise(place, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const path = join(root, entry.fileName);
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
  }
  return root;
}

async function expectNothingOfIt(place: string): Promise<void> {
  const files = await filesOf(place);
  expect(files.size).toBeGreaterThan(10);
  const leaks = [...files].flatMap(([path, text]) => [
    ...[...`${path}\n${text}`.matchAll(SECRET)].map(([word]) => `${path}: ${word}`),
    ...PLACES.filter((words) => path.includes(words) || (isText(path) && names(text, words))).map(
      (words) => `${path}: ${words}`,
    ),
    ...(text.includes(spoken) ? [`${path}: the hash of the voice note`] : []),
    ...(text.includes(hidden.id) && !MAY_NAME_IT.test(path) ? [`${path}: its id`] : []),
  ]);
  expect(leaks).toEqual([]);
}
/** Figures alone count as a number of their own: five of them stand by chance within a hash, once in some hundred bundles. */
const names = (text: string, place: string) =>
  /^\d+$/.test(place) ? new RegExp(`(?<![0-9a-f])${place}(?![0-9a-f])`).test(text) : text.includes(place);

/** Its random id is a link of the chain, which is said in full where the chain is recomputed. */
const MAY_NAME_IT = /custody-log\.json$|HOW-TO-VERIFY\.txt$/;
const isText = (path: string) => !/\.(wav|mp3|opus)$/.test(path);

describe('a private moment', () => {
  it('was tried against a bundle that would show it: open, it is in there', async () => {
    const { archive, ffmpeg } = it_;
    commitChange(archive, { what: 'moment', before: hidden, after: { ...hidden, private: false } });
    const { place } = await exportBundle(archive, ffmpeg, choice(), join(folder, 'open'));
    commitChange(archive, { what: 'moment', before: { ...hidden, private: false }, after: hidden });
    const found = new Set([...(await filesOf(place)).values()].flatMap((text) => text.match(SECRET) ?? []));
    for (const part of ['text', 'reason', 'claim', 'by', 'where', 'person', 'goal']) {
      expect(found, part).toContain(`SECRET-${part}`);
    }
    expect(found).not.toContain('SECRET-voice');
  });

  it.each([
    ['the folder', {}],
    ['the ZIP', { zip: true }],
    ['a bundle of the disputed alone', { disputedOnly: true }],
  ])('leaves nothing of itself in %s', async (name, fields) => {
    const out = join(folder, name);
    await expectNothingOfIt((await exportBundle(it_.archive, it_.ffmpeg, choice(fields), out)).place);
  });

  it('stays at home even when it is chosen by its id', async () => {
    const momentIds = [hidden.id, it_.moments[0]?.id ?? ''];
    const preview = previewBundle(it_.archive, choice({ momentIds }));
    expect(preview.exhibits.map(({ moment }) => moment.id)).toEqual([it_.moments[0]?.id]);
    const out = join(folder, 'chosen');
    await expectNothingOfIt((await exportBundle(it_.archive, it_.ffmpeg, choice({ momentIds }), out)).place);
    expect(() => previewBundle(it_.archive, choice({ momentIds: [hidden.id] }))).toThrow(
      expect.objectContaining({ code: 'nothing-to-export' }),
    );
  });

  it('is a link in the chain of the log and no more: what was known of it while it was open is withheld', async () => {
    const { place } = await exportBundle(it_.archive, it_.ffmpeg, choice(), join(folder, 'log'));
    const log: ExportedCustodyEntry[] = JSON.parse(
      readFileSync(join(place, 'data/09_custody/custody-log.json'), 'utf8'),
    );
    const about = log.filter(({ subject }) => subject === hidden.id);
    expect(about.length).toBeGreaterThanOrEqual(2);
    for (const { facts } of about) expect(facts).toBeNull();
  });
});
