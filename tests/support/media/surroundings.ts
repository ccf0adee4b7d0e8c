import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenArchive } from '../../../main/archive/index.ts';
import { type Ffmpeg, locateFfmpeg, type RandomAccess } from '../../../main/media/index.ts';
import { type FileLayer, realFiles, systemClock } from '../../../main/platform/index.ts';
import type { Meeting } from '../../../shared/domain/index.ts';
import { freshArchive } from '../archive/index.ts';
import { programPath } from '../programs/index.ts';

/** The old ffmpeg of the development package: always there, and never newer than 2018. */
export const OLD_FFMPEG: string = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg').path;

/** Every ffmpeg of this machine that Keptword would use: the system's, where there is one, and the old one. */
export async function everyFfmpeg(): Promise<Ffmpeg[]> {
  const system = programPath('ffmpeg');
  const paths = system === null ? [OLD_FFMPEG] : [system, OLD_FFMPEG];
  return Promise.all(paths.map((path) => locateFfmpeg({ KEPTWORD_FFMPEG: path })));
}

let quick: Promise<Ffmpeg> | null = null;
/**
 * The old one, for all that is not about ffmpeg: it starts in a sixth of the processor time that the system's takes to
 * load its hundred libraries, and every machine has the same.
 */
export function quickFfmpeg(): Promise<Ffmpeg> {
  quick ??= locateFfmpeg({ KEPTWORD_FFMPEG: OLD_FFMPEG });
  return quick;
}

export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-media-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A fresh archive with one meeting in it. */
export async function temporaryArchive(
  folder: string,
  options: { files?: FileLayer; meeting?: Partial<Meeting> } = {},
): Promise<{ archive: OpenArchive; meeting: Meeting }> {
  const place = {
    folder: join(folder, `${randomUUID()}.keptword`),
    files: options.files ?? realFiles,
    clock: systemClock,
  };
  const { archive } = await freshArchive(place);
  return { archive, meeting: addMeeting(archive, options.meeting) };
}

export function addMeeting(archive: OpenArchive, fields: Partial<Meeting> = {}): Meeting {
  const meeting: Meeting = {
    id: randomUUID(),
    createdAt: '2026-10-20T20:00:00.000Z',
    title: 'Annual meeting',
    kind: 'iep',
    purpose: null,
    date: '2026-10-20',
    startTime: null,
    mode: null,
    state: null,
    place: null,
    districtRecorded: 'unknown',
    notes: '',
    studentIds: [],
    seating: '',
    prepared: [],
    ...fields,
  };
  archive.index.transaction(() => {
    archive.index.meetings.insert(meeting);
    archive.index.sessions.insert({
      id: randomUUID(),
      meetingId: meeting.id,
      ordinal: 1,
      date: meeting.date,
      label: null,
    });
  });
  return meeting;
}

export function inMemory(bytes: Buffer): RandomAccess {
  return { bytes: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/** The bytes in pieces of uneven lengths, as a pipe or a disk may give them. */
export async function* pieces(bytes: Buffer, size = 7_919): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function collected(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk));
  return Buffer.concat(all);
}

/**
 * Names of all sealed files below an archive: what an import must not leave behind when it fails. The copy of a header is
 * a part of its file and not counted; one without its file is a left-over like any other.
 */
export function sealedFiles(archive: OpenArchive): string[] {
  const names = readdirSync(join(archive.folder, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
  return names.filter((name) => !name.endsWith('.head') || !names.includes(name.slice(0, -5)));
}
