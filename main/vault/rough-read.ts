import { type OpenFile, systemCode } from '../platform/index.ts';

/** What a disk refuses at least at once: its sectors are this long, and so are the pages of the system's own cache. */
const SECTOR = 4096;
/** More than these 4 MiB is no spot on a disk: it hangs, or is gone. Then the reader stops and nothing is decided. */
const MOST_SECTORS = 1024;

/** A file that is read past the places that a disk refuses. */
export type RoughFile = Pick<OpenFile, 'read' | 'stat' | 'close'> & {
  /** Bytes that were refused so far. */
  unreadable(): number;
};

/**
 * Reads a file of which the disk refuses parts (EIO): zeros stand in their place, as a rescue program would put them, and
 * they are counted. Each is asked for twice. @throws KeptwordError file-system when the disk refuses more than a few
 */
export function roughFile(file: OpenFile): RoughFile {
  const refused = new Set<number>();

  async function sector(into: Uint8Array, position: number): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await file.read(into, position);
      } catch (error) {
        if (systemCode(error) !== 'EIO') throw error;
        if (attempt === 1) continue;
        refused.add(Math.floor(position / SECTOR));
        if (refused.size > MOST_SECTORS) throw error;
        into.fill(0);
        return into.length;
      }
    }
  }

  async function inSectors(into: Uint8Array, position: number): Promise<number> {
    const { bytes } = await file.stat();
    const end = Math.min(bytes, position + into.length);
    for (let at = position; at < end; ) {
      const to = Math.min(end, (Math.floor(at / SECTOR) + 1) * SECTOR);
      const part = into.subarray(at - position, to - position);
      if (refused.has(Math.floor(at / SECTOR))) part.fill(0);
      else await sector(part, at);
      at = to;
    }
    return Math.max(0, end - position);
  }

  return {
    async read(into, position) {
      try {
        return await file.read(into, position);
      } catch (error) {
        if (systemCode(error) !== 'EIO') throw error;
        return inSectors(into, position);
      }
    },
    stat: () => file.stat(),
    close: () => file.close(),
    unreadable: () => refused.size * SECTOR,
  };
}
