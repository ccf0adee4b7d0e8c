/** What the tests of recording share: a sound that can be compared, an archive with a meeting, a paced pipe. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArchivePlace, type OpenArchive, openArchive } from '../../../main/archive/index.ts';
import {
  type Capture,
  type CaptureOptions,
  createCapture,
  interruptedCaptures,
} from '../../../main/capture/index.ts';
import { decodePcm, type Ffmpeg, locateFfmpeg } from '../../../main/media/index.ts';
import { addMeeting } from '../../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import type {
  AnnouncementCard,
  CaptureState,
  CaptureWarning,
  RecoverableCapture,
} from '../../../shared/contract/index.ts';
import { freshArchive } from '../archive/index.ts';
import { PASSPHRASE } from '../vault/index.ts';

export { PASSPHRASE } from '../vault/index.ts';
export const RESERVE = 1024 * 1024;
export const CARD: AnnouncementCard = {
  announced: 'not-yet',
  words: '',
  district: null,
  people: [],
  checklist: null,
};

/** A small generator that gives the same numbers for the same seed: 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** 48 kHz mono s16le with the ups and downs of speech; never digital silence, never twice the same second. */
export function babble(seconds: number, seed = 7): Buffer {
  const random = seeded(seed);
  const samples = Math.round(seconds * 48_000);
  const pcm = Buffer.alloc(samples * 2);
  let low = 0;
  /** Samples of the syllable that is being said: still to come, and in all; and how loud it is. */
  let [left, long, loud] = [0, 1, 0];
  for (let i = 0; i < samples; i += 1) {
    low += (random() - 0.5 - low) * 0.2;
    if (left === 0) {
      left = Math.round((0.12 + random() * 0.3) * 48_000);
      [long, loud] = [left, 0.5 + random()];
    }
    left -= 1;
    const syllable = 0.2 + loud * Math.sin((Math.PI * left) / long);
    const voice = Math.sin((i / 48_000) * 2 * Math.PI * (140 + 60 * Math.sin(i / 30_000)));
    pcm.writeInt16LE(Math.round((low * 0.6 + voice * 0.3) * syllable * 12_000), i * 2);
  }
  return pcm;
}

export type Desk = {
  place: ArchivePlace;
  archive: OpenArchive;
  ffmpeg: Ffmpeg;
  meetingId: string;
  reopen(place?: Partial<ArchivePlace>): Promise<OpenArchive>;
  clear(): Promise<void>;
};

/** Looked for once a test file: it is asked twice what it can do, and each start of it loads a hundred libraries. */
let located: Promise<Ffmpeg> | null = null;
function theFfmpeg(): Promise<Ffmpeg> {
  located ??= locateFfmpeg();
  return located;
}

/** An archive with one meeting. `root`: where its folder is made. */
export async function makeDesk(root?: string): Promise<Desk> {
  const around = root ?? (await mkdtemp(join(tmpdir(), 'keptword-capture-')));
  const place = {
    folder: join(around, `${randomUUID().slice(0, 8)}.keptword`),
    files: realFiles,
    clock: systemClock,
  };
  const { archive } = await freshArchive(place);
  const meeting = addMeeting(archive, { title: 'Annual review', date: '2026-11-20' });
  const desk: Desk = {
    place,
    archive,
    ffmpeg: await theFfmpeg(),
    meetingId: meeting.id,
    async reopen(other = {}) {
      await desk.archive.close();
      desk.archive = await openArchive({ ...place, ...other, passphrase: PASSPHRASE });
      return desk.archive;
    },
    async clear() {
      await desk.archive.close();
      if (root === undefined) await rm(around, { recursive: true, force: true });
    },
  };
  return desk;
}

export type Bench = Capture & { states: CaptureState[]; warnings: CaptureWarning[] };

/** A recorder whose states and warnings are kept to look at. */
export function makeCapture(desk: Pick<Desk, 'ffmpeg'>, more: Partial<CaptureOptions> = {}): Bench {
  const states: CaptureState[] = [];
  const warnings: CaptureWarning[] = [];
  let remembered: string | null = null;
  const capture = createCapture({
    ffmpeg: async () => desk.ffmpeg,
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined },
    memory: {
      chosenDevice: async () => remembered,
      rememberDevice: async (device) => {
        remembered = device;
      },
    },
    onState: (state) => states.push(state),
    onWarning: (warning) => warnings.push(warning),
    reserveBytes: RESERVE,
    ...more,
  });
  return Object.assign(Object.create(capture) as Capture, { states, warnings });
}

/** Recordings that were cut off and can be put into their meetings. */
export async function recoverables(archive: OpenArchive): Promise<RecoverableCapture[]> {
  const all = await interruptedCaptures(archive);
  return all.filter((one) => one.state === 'recoverable');
}

/** The whole sound of a recording as it decodes. */
export async function decoded(archive: OpenArchive, ffmpeg: Ffmpeg, recordingId: string): Promise<Buffer> {
  const blobs = archive.index.recordings.blobsOf(recordingId);
  if (!blobs) throw new Error('no such recording');
  const reader = await archive.blobs.open(blobs.originalBlobId);
  const pieces: Buffer[] = [];
  try {
    for await (const pcm of decodePcm({ ffmpeg, input: reader.stream() })) pieces.push(Buffer.from(pcm));
  } finally {
    await reader.close();
  }
  return Buffer.concat(pieces);
}

/** The pieces of a sound, `pieceMs` long, `speed` times faster than real time (Infinity: as fast as they are taken). */
export async function* paced(pcm: Buffer, speed = 1, pieceMs = 100): AsyncGenerator<Buffer> {
  const bytes = Math.round(pieceMs * 48) * 2;
  const began = performance.now();
  for (let at = 0; at < pcm.length; at += bytes) {
    const dueMs = at / 96 / speed - (performance.now() - began);
    if (dueMs > 1) await sleep(dueMs);
    yield pcm.subarray(at, at + bytes);
  }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Waits until something is so; fails with its name when it is not in time. */
export async function until(what: string, so: () => boolean, limitMs = 15_000): Promise<void> {
  for (const end = performance.now() + limitMs; !so(); await sleep(25)) {
    if (performance.now() > end) throw new Error(`not in time: ${what}`);
  }
}
