import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { archiveReadOnly, inside, type OpenFile } from '../platform/index.ts';
import { type BlobRoom, destroy, UUID } from './blob-files.ts';
import { locked } from './container/index.ts';
import { openJournal } from './live-reader.ts';
import { createJournal } from './live-writer.ts';
import type { LivePart, LiveStore, LiveWriter } from './types.ts';

const RESERVE = 'reserve';
/** There when a recording was recovered from journals that the disk gave back only in part (decision 185). */
const KEPT = 'kept';
const PARTS: readonly LivePart[] = ['sound', 'marks', 'voice'];
/** Random, so that a file system which squeezes repetition keeps as much room as it says. */
const RESERVE_PIECE = 256 * 1024;

/** The journals of what is being recorded into this folder (FORMAT.md §4), and `close` to end every writer at once. */
export function openLive(
  room: BlobRoom,
  place: 'capture' | 'voice',
): { store: LiveStore; close(): Promise<void> } {
  const { files, folder } = room;
  const writers = new Set<LiveWriter>();
  let closed = false;

  function mustBeOpen(): void {
    if (closed) throw locked();
  }
  function mustBeWritable(): void {
    mustBeOpen();
    if (room.readOnly) {
      throw archiveReadOnly();
    }
  }
  function home(captureId: string): string {
    if (UUID.test(captureId)) return inside(folder, place, captureId);
    throw new KeptwordError('invalid-input', 'This is not the name of a recording in progress.');
  }
  const pathOf = (captureId: string, part: string) => inside(home(captureId), part);

  const store: LiveStore = {
    async create(captureId, part) {
      mustBeWritable();
      await files.mkdir(home(captureId));
      const path = pathOf(captureId, part);
      const writer = await createJournal({ ...room, path, id: captureId, kind: `live-${part}` });
      writers.add(writer);
      await files.syncFolder(home(captureId));
      await files.syncFolder(dirname(home(captureId)));
      await files.syncFolder(folder);
      if (closed) await writer.close();
      mustBeOpen();
      return writer;
    },
    async read(captureId, part) {
      mustBeOpen();
      const path = pathOf(captureId, part);
      if (!(await files.stat(path))) return null;
      return openJournal({ ...room, path, id: captureId, kind: `live-${part}` });
    },
    async list() {
      mustBeOpen();
      const captures = inside(folder, place);
      if (!(await files.stat(captures))) return [];
      return (await files.readdir(captures)).filter((name) => UUID.test(name));
    },
    bytes: async (captureId, part) => (await files.stat(pathOf(captureId, part)))?.bytes ?? 0,
    async reserve(captureId, bytes) {
      mustBeWritable();
      const path = pathOf(captureId, RESERVE);
      const there = (await files.stat(path))?.bytes ?? null;
      const file = await files.open(path, there === null ? 'create' : 'update');
      try {
        await fill(file, there ?? 0, bytes);
      } finally {
        await file.close();
      }
    },
    async release(captureId) {
      const path = pathOf(captureId, RESERVE);
      if (await files.stat(path)) await files.unlink(path);
    },
    async keep(captureId) {
      mustBeWritable();
      if (await store.isKept(captureId)) return;
      const file = await files.open(pathOf(captureId, KEPT), 'create');
      await file.sync().finally(() => file.close());
      await files.syncFolder(home(captureId));
    },
    isKept: async (captureId) => (await files.stat(pathOf(captureId, KEPT))) !== null,
    async remove(captureId, options) {
      mustBeWritable();
      const at = home(captureId);
      if (!(await files.stat(at))) return;
      if (await store.isKept(captureId)) {
        if (!options?.evenKept) return store.release(captureId);
        await files.unlink(pathOf(captureId, KEPT));
      }
      for (const part of PARTS) await destroy(files, inside(at, part));
      await store.release(captureId);
      await files.rmdir(at);
      await files.syncFolder(dirname(at));
    },
  };

  return {
    store,
    async close() {
      closed = true;
      await Promise.allSettled([...writers].map((writer) => writer.close()));
    },
  };
}

async function fill(file: OpenFile, from: number, to: number): Promise<void> {
  const piece = randomBytes(RESERVE_PIECE);
  for (let at = from; at < to; at += piece.length) {
    await file.write(piece.subarray(0, Math.min(piece.length, to - at)), at);
  }
  await file.sync();
}
