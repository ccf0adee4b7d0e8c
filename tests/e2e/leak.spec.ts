import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { importInto, launchKeptword, makeArchive, PASSPHRASE } from '../support/app/index.ts';

/**
 * SAFETY §1, first row: after a session with marked text and marked sound, nothing of it is readable anywhere under the
 * archive, the profile, the temporary folder and the caches: while the app runs locked, and after it was closed.
 */
const MARKERS = [
  'zebrafinch-initials',
  'zebrafinch-title',
  'zebrafinch-said',
  'zebrafinch-claim',
  'zebrafinch-file',
];

test('nothing readable is left outside the archive’s seals', async () => {
  const root = mkdtempSync(join(tmpdir(), 'keptword-leak-'));
  const outside = mkdtempSync(join(tmpdir(), 'keptword-source-'));
  const home = join(root, 'home');
  const folders = {
    TMPDIR: join(root, 'tmp'),
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
  };
  for (const folder of [...Object.values(folders), join(root, 'archive')])
    mkdirSync(folder, { recursive: true });
  const sound = join(outside, 'zebrafinch-file.wav');
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'anoisesrc=c=white:d=20:seed=7:r=48000',
    '-ac',
    '1',
    '-c:a',
    'pcm_s16le',
    sound,
  ]);
  const app = await launchKeptword({ profile: join(root, 'profile'), env: folders });
  try {
    const words = await makeArchive(app, join(root, 'archive'));
    const { recordingIds } = await importInto(app, 'zebrafinch-title', [sound]);
    await app.page.evaluate(async (recordingId) => {
      const { students, review, recordings, search, archive } = (
        window as unknown as { keptword: KeptwordApi }
      ).keptword;
      await students.add({ initials: 'zebrafinch-initials'.slice(0, 12) });
      const moment = await review.add({
        recordingId,
        startMs: 1000,
        endMs: 4000,
        type: 'statement',
        text: 'zebrafinch-said',
      });
      await review.change({ id: moment.id, change: { dispute: { claim: 'zebrafinch-claim' } } });
      await review.saveDraft({ momentId: moment.id, field: 'text', text: 'zebrafinch-said again' });
      await search.query({ text: 'zebrafinch' });
      const { url } = await recordings.mediaAddress({ id: recordingId });
      const player = new Audio(url);
      player.muted = true;
      await player.play();
      await new Promise((resolve) => {
        player.onseeked = resolve;
        player.currentTime = 15;
      });
      await archive.lock();
    }, recordingIds[0] ?? '');
    const needles = needlesFrom(readFileSync(sound), words);
    expect(found(outside, needles), 'the search itself works').not.toEqual([]);
    expect(found(root, needles), 'while locked').toEqual([]);
    await app.close();
    expect(found(root, needles), 'after closing').toEqual([]);
    expect(app.output()).not.toMatch(/zebrafinch|walnut harbor/);
  } finally {
    await app.close();
    for (const folder of [root, outside]) rmSync(folder, { recursive: true, force: true });
  }
});

/** Text in the two encodings that programs use, the secrets, stretches of the sound itself, and the head of any Opus. */
function needlesFrom(sound: Buffer, words: readonly string[]): Map<string, Buffer> {
  const texts = [
    ...MARKERS,
    'zebrafinch',
    PASSPHRASE,
    words.slice(0, 3).join(' '),
    words.slice(9, 12).join('","'),
  ];
  const needles = new Map<string, Buffer>();
  for (const text of texts) {
    needles.set(`${text} (utf-8)`, Buffer.from(text, 'utf8'));
    needles.set(`${text} (utf-16)`, Buffer.from(text, 'utf16le'));
  }
  for (const second of [1, 7, 19])
    needles.set(`sound at ${second} s`, sound.subarray(44 + second * 96_000, 44 + second * 96_000 + 48));
  needles.set('an Opus head', Buffer.from('OpusHead\u0001'));
  return needles;
}

/** `file: needle` for every hit in any file below the folder. */
function found(folder: string, needles: ReadonlyMap<string, Buffer>): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) return [];
    const bytes = statSync(path, { throwIfNoEntry: false }) ? readFileSync(path) : Buffer.alloc(0);
    const hits = [...needles].filter(([name, needle]) => bytes.includes(needle) || entry.name.includes(name));
    return hits.map(([name]) => `${path}: ${name}`);
  });
}
