import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkArchive, type OpenArchive } from '../../../main/archive/index.ts';
import {
  type ImportOptions,
  type ImportProgress,
  importFiles,
  removeRecording,
} from '../../../main/recordings/index.ts';
import type { ImportResult } from '../../../shared/contract/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import {
  ALL_KINDS,
  addMeeting,
  collected,
  everyFfmpeg,
  makeSound,
  quickFfmpeg,
  referencePcm,
  runOld,
  sealedFiles,
  temporaryArchive,
  temporaryFolder,
} from '../../support/media/index.ts';

const place = temporaryFolder();
const ffmpegs = await everyFfmpeg();
const anyFfmpeg = await quickFfmpeg();

afterAll(() => place.remove());

function file(path: string, name = path.split('/').pop() ?? path) {
  return { fileId: name, path, name };
}

function imported(result: ImportResult | undefined): Recording {
  if (result?.outcome !== 'imported') throw new Error(`not imported: ${JSON.stringify(result)}`);
  return result.recording;
}

function codeOf(result: ImportResult | undefined): string | undefined {
  return result?.outcome === 'failed' ? result.error.code : result?.outcome;
}

function put(name: string, bytes: Buffer | string): string {
  const path = join(place.folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function blobBytes(archive: OpenArchive, id: string | undefined): Promise<Buffer> {
  const reader = await archive.blobs.open(id ?? '');
  try {
    return await collected(reader.stream());
  } finally {
    await reader.close();
  }
}

async function importInto(
  archive: OpenArchive,
  meetingId: string,
  paths: readonly string[],
  options?: ImportOptions,
) {
  return importFiles(archive, anyFfmpeg, { meetingId, files: paths.map((path) => file(path)) }, options);
}

describe.each(ffmpegs)('importing with ffmpeg $version', (ffmpeg) => {
  it('keeps every kind of file byte for byte and as long as ffmpeg finds it', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const paths = ALL_KINDS.map((kind) => makeSound(place.folder, kind));
    const files = paths.map((path) => file(path));
    const results = await importFiles(archive, ffmpeg, { meetingId: meeting.id, files });
    for (const [i, path] of paths.entries()) {
      const recording = imported(results[i]);
      const blobs = archive.index.recordings.blobsOf(recording.id);
      const original = await blobBytes(archive, blobs?.originalBlobId);
      expect(original.equals(readFileSync(path)), path).toBe(true);
      expect(recording.sha256, path).toBe(createHash('sha256').update(original).digest('hex'));
      expect(recording.samples, path).toBe(referencePcm(ffmpeg.path, path).length / 2);
      expect(recording).toMatchObject({ ordinal: i + 1, originalName: ALL_KINDS[i], meetingId: meeting.id });
      expect(blobs?.streamBlobId === null, path).toBe(!path.endsWith('.caf'));
    }
    expect(await checkArchive(archive)).toMatchObject({
      ok: true,
      findings: [],
      recordings: ALL_KINDS.length,
    });
    await archive.close();
  }, 180_000);

  it('makes a playback copy of exactly the same length', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const path = makeSound(place.folder, 'phone.m4a');
    const [result] = await importFiles(archive, ffmpeg, { meetingId: meeting.id, files: [file(path)] });
    const recording = imported(result);
    const blobs = archive.index.recordings.blobsOf(recording.id);
    const copy = put('copy.opus', await blobBytes(archive, blobs?.playbackBlobId));
    expect(referencePcm(ffmpeg.path, copy).length / 2).toBe(recording.samples);
    await archive.close();
  });
});

describe('what is kept of a recording', () => {
  it('holds the three dates, and the custody log tells the whole of it', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const path = put('dated.m4a', readFileSync(makeSound(place.folder, 'phone.m4a')));
    utimesSync(path, new Date('2026-10-21T08:00:00Z'), new Date('2026-10-21T08:00:00Z'));
    const about = { dateByParent: '2026-10-19', source: 'district', announced: 'yes' } as const;
    const [result] = await importFiles(archive, anyFfmpeg, {
      meetingId: meeting.id,
      files: [file(path)],
      about,
    });
    const recording = imported(result);
    expect(recording).toMatchObject({
      ...about,
      dateInFile: '2026-10-20T15:30:00.000Z',
      dateOnDisk: '2026-10-21T08:00:00.000Z',
      container: 'm4a',
      codec: 'aac',
      bytes: statSync(path).size,
      durationMs: Math.floor(recording.samples / 48),
    });
    const entry = archive.index.custody.ofSubject(recording.id)[0];
    expect(entry).toMatchObject({
      event: 'recording-imported',
      facts: {
        code: 'R01',
        sha256: recording.sha256,
        originalName: 'dated.m4a',
        dateOnDisk: recording.dateOnDisk,
        packetHash: null,
      },
    });
    expect(archive.custody.verify()).toEqual([]);
    await archive.close();
  });

  it.each([
    'meeting with spaces & (brackets).m4a',
    '-i concat:secret.m4a',
    'quote\' "double" $HOME `id`.m4a',
    'Ünïcödé 会议 🎧 família.m4a',
    'line\nbreak\ttab.m4a',
    `${'long'.repeat(60)}.m4a`,
    '%2e%2e%2fetc.m4a',
  ])('takes a file called %j', async (name) => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const path = put(name, readFileSync(makeSound(place.folder, 'phone.m4a')));
    const [result] = await importFiles(archive, anyFfmpeg, {
      meetingId: meeting.id,
      files: [file(path, name)],
    });
    expect(imported(result).originalName).toBe(name);
    await archive.close();
  });

  it('takes a file whose name is not UTF-8, also one that ffmpeg must open itself', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    for (const kind of ['phone.m4a', 'mac.caf'] as const) {
      const folder = join(place.folder, `latin1-${kind}`);
      mkdirSync(folder, { recursive: true });
      const raw = Buffer.concat([
        Buffer.from(`${folder}/r`),
        Buffer.from([0xe9]),
        Buffer.from(`union-${kind}`),
      ]);
      writeFileSync(raw, readFileSync(makeSound(place.folder, kind)));
      const asNodeShowsIt = raw.toString('utf8');
      const [result] = await importInto(archive, meeting.id, [asNodeShowsIt]);
      expect(imported(result).originalName).toBe(`r\uFFFDunion-${kind}`);
    }
    await archive.close();
  });

  it('numbers the files of many sittings, and never gives a number twice', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const second = { id: 'second-day', meetingId: meeting.id, ordinal: 2, date: '2026-10-27', label: null };
    archive.index.sessions.insert(second);
    const paths = (['recorder.mp3', 'voice.opus'] as const).map((kind) => makeSound(place.folder, kind));
    const results = await importFiles(archive, anyFfmpeg, {
      meetingId: meeting.id,
      sessionId: second.id,
      files: paths.map((path) => file(path)),
    });
    expect(results.map((result) => imported(result).sessionId)).toEqual([second.id, second.id]);
    await removeRecording(archive, imported(results[1]).id, { code: 'R02', reason: 'wrong file' });
    const [again] = await importInto(archive, meeting.id, [makeSound(place.folder, 'voice.flac')]);
    expect(imported(again).ordinal).toBe(3);
    await archive.close();
  });
});

describe('the same file twice', () => {
  it('is found in the archive and within the batch, in any meeting, and leaves nothing', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const path = makeSound(place.folder, 'recorder.mp3');
    const copy = put('another name.mp3', readFileSync(path));
    const results = await importInto(archive, meeting.id, [path, copy]);
    const first = imported(results[0]);
    expect(results[1]).toMatchObject({
      outcome: 'duplicate',
      name: 'another name.mp3',
      recording: { id: first.id },
    });
    const before = sealedFiles(archive);
    const other = addMeeting(archive, { title: 'Other' });
    const [again] = await importInto(archive, other.id, [copy]);
    expect(again).toMatchObject({ outcome: 'duplicate', recording: { id: first.id } });
    expect(sealedFiles(archive)).toEqual(before);
    expect(archive.index.recordings.list()).toHaveLength(1);
    await archive.close();
  });

  it('can come back after it was deleted', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const path = makeSound(place.folder, 'recorder.mp3');
    const [first] = await importInto(archive, meeting.id, [path]);
    await removeRecording(archive, imported(first).id, { code: 'R01', reason: 'by mistake' });
    const [second] = await importInto(archive, meeting.id, [path]);
    expect(imported(second).ordinal).toBe(2);
    await archive.close();
  });
});

describe('files that cannot be imported', () => {
  it('each get their own clear answer, nothing stays of them, and the good ones come in', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const good = [makeSound(place.folder, 'recorder.mp3'), makeSound(place.folder, 'voice.opus')];
    const cut = (kind: Parameters<typeof makeSound>[1]) => {
      const bytes = readFileSync(makeSound(place.folder, kind));
      return put(`cut-${kind}`, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    };
    const pipe = join(place.folder, 'pipe.m4a');
    execFileSync('mkfifo', [pipe]);
    const film = join(place.folder, 'silent.mp4');
    runOld(['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=5:d=2', '-c:v', 'mpeg4', film]);
    const bad: [string, string][] = [
      [put('empty.m4a', ''), 'file-empty'],
      [put('letter.mp3', 'Dear team, please find the notice.\n'.repeat(40)), 'not-audio'],
      [
        put('noise.wav', Buffer.from(createHash('sha512').update('x').digest('hex').repeat(900), 'hex')),
        'not-audio',
      ],
      [put('photo.m4a', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0043', 'hex')), 'not-audio'],
      [film, 'no-audio-stream'],
      [put('list.m4a', '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'), 'playlist-refused'],
      [put('dash.mp4', '<?xml version="1.0"?><MPD><Period/></MPD>'), 'playlist-refused'],
      [join(place.folder, 'not there.m4a'), 'file-unreadable'],
      [place.folder, 'file-unreadable'],
      [pipe, 'file-unreadable'],
      ...(
        [
          'moov-first.m4a',
          'fragmented.mp4',
          'recorder.wav',
          'studio.aiff',
          'mac.caf',
          'voice.ogg',
          'voice.opus',
          'voice.mka',
          'video.avi',
          'recorder.mp3',
          'voice.flac',
          'dictation.wma',
          'recorder.w64',
        ] as const
      ).map((kind): [string, string] => [cut(kind), 'file-truncated']),
      // The table that says where the sound lies stands at the end of these.
      ...(['phone.m4a', 'video.mov', 'old-phone.3gp'] as const).map((kind): [string, string] => [
        cut(kind),
        'nothing-playable',
      ]),
    ];
    const paths = [good[0] ?? '', ...bad.map(([path]) => path), good[1] ?? ''];
    // With the system's ffmpeg, where there is one: what it says of a cut file changes from version to version.
    const ffmpeg = ffmpegs[0] ?? anyFfmpeg;
    const files = paths.map((path) => file(path));
    const results = await importFiles(archive, ffmpeg, { meetingId: meeting.id, files });
    expect(bad.map(([path], i) => [path, codeOf(results[i + 1])])).toEqual(bad);
    imported(results[0]);
    imported(results.at(-1));
    expect(sealedFiles(archive)).toHaveLength(6);
    expect(archive.index.recordings.list()).toHaveLength(2);
    for (const result of results) {
      if (result.outcome !== 'failed') continue;
      for (const sentence of result.error.message.split(/(?<=[.!?])\s/)) {
        expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(20);
      }
      expect(result.error.details ?? '').not.toContain(place.folder);
    }
    await archive.close();
  }, 120_000);

  it('a file that grows, shrinks or is swapped while it is read is not taken', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const changes: [string, (path: string) => unknown][] = [
      ['grows.wav', (path) => appendFileSync(path, 'more')],
      ['shrinks.wav', (path) => truncateSync(path, 100)],
      [
        'swapped.wav',
        (path) => rename(put('other.wav', readFileSync(makeSound(place.folder, 'float.wav'))), path),
      ],
    ];
    for (const [name, change] of changes) {
      const path = put(name, readFileSync(makeSound(place.folder, 'recorder.wav', 4)));
      let done = false;
      const [result] = await importInto(archive, meeting.id, [path], {
        onProgress: () => {
          if (!done) change(path);
          done = true;
        },
      });
      expect([name, codeOf(result)]).toEqual([name, 'file-unreadable']);
    }
    expect(sealedFiles(archive)).toEqual([]);
    await archive.close();
  });

  it('nothing goes into a mediation, a meeting that is not there, or an archive that is only looked at', async () => {
    const { archive } = await temporaryArchive(place.folder);
    const mediation = addMeeting(archive, { kind: 'mediation' });
    const path = makeSound(place.folder, 'recorder.mp3');
    await expect(importInto(archive, mediation.id, [path])).rejects.toMatchObject({
      code: 'mediation-confidential',
    });
    await expect(importInto(archive, 'nowhere', [path])).rejects.toMatchObject({ code: 'not-found' });
    const looking = { ...archive, readOnly: true };
    const meeting = addMeeting(archive);
    await expect(importInto(looking, meeting.id, [path])).rejects.toMatchObject({
      code: 'archive-read-only',
    });
    const files = [file(path)];
    const elsewhere = importFiles(archive, anyFfmpeg, { meetingId: meeting.id, sessionId: 'nowhere', files });
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' });
    await archive.close();
  });
});

describe('a long import', () => {
  it('tells how far it is, never backwards, up to the end', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const paths = (['recorder.wav', 'phone.m4a', 'mac.caf'] as const).map((kind) =>
      makeSound(place.folder, kind),
    );
    const told: ImportProgress[] = [];
    await importInto(archive, meeting.id, paths, { onProgress: (progress) => told.push({ ...progress }) });
    const total = paths.reduce((sum, path) => sum + statSync(path).size, 0);
    expect(told.every((step) => step.total === total)).toBe(true);
    expect(told.map((step) => step.done)).toEqual(told.map((step) => step.done).sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ done: total, item: 'mac.caf' });
    await archive.close();
  });

  it.each(['recorder.wav', 'mac.caf'] as const)(
    'can be stopped in the middle of %s: what was finished stays, nothing else',
    async (kind) => {
      const { archive, meeting } = await temporaryArchive(place.folder);
      const long = put(`long-${kind}`, readFileSync(makeSound(join(place.folder), kind)));
      const stop = new AbortController();
      const paths = [makeSound(place.folder, 'recorder.mp3'), long, makeSound(place.folder, 'voice.opus')];
      const results = await importInto(archive, meeting.id, paths, {
        signal: stop.signal,
        onProgress: ({ item }) => {
          if (item.startsWith('long-')) stop.abort();
        },
      });
      expect(results.map(codeOf)).toEqual(['imported', 'cancelled', 'cancelled']);
      expect(sealedFiles(archive)).toHaveLength(3);
      expect(archive.index.recordings.list()).toHaveLength(1);
      expect(await checkArchive(archive)).toMatchObject({ ok: true, blobs: 3 });
      await archive.close();
    },
  );

  it('reads its source once', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const path = put('once.wav', readFileSync(makeSound(place.folder, 'recorder.wav')));
    const read = await bytesReadDuring(() => importInto(archive, meeting.id, [path]));
    expect(read).toBeLessThan(statSync(path).size + 200_000);
    expect(read).toBeGreaterThanOrEqual(statSync(path).size);
    await archive.close();
  });
});

/** Counts what is read through file handles: the prototype is the only place where all of them meet. */
async function bytesReadDuring(work: () => Promise<unknown>): Promise<number> {
  const probe = await open(join(place.folder, 'once.wav'), 'r');
  const shared = Object.getPrototypeOf(probe) as {
    read: (...args: unknown[]) => Promise<{ bytesRead: number }>;
  };
  const original = shared.read;
  let bytes = 0;
  shared.read = async function counted(this: unknown, ...args: unknown[]) {
    const result = await original.apply(this, args);
    bytes += result.bytesRead;
    return result;
  };
  try {
    await work();
  } finally {
    shared.read = original;
    await probe.close();
  }
  return bytes;
}
