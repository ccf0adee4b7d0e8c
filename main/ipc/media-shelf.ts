import { randomBytes } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';

/** Decrypted sound by ranges, kept open while its address lives. */
export type ShelfSource = {
  readonly bytes: number;
  readonly type: string;
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** Aborted when the address is taken back before its sound is there: a lock waits for no clip that is still being cut. */
type OpenSource = (taken: AbortSignal) => Promise<ShelfSource>;

/** Random addresses under which the page's player reaches sound, until the archive is locked (SAFETY §3 point 14). */
export type MediaShelf = {
  /** The address of a recording; the same one as long as it lives. `open` is called once, at the first address. */
  address(recordingId: string, open: OpenSource): Promise<string>;
  /** The same bytes for main itself, kept open in the same way; no address is told to anybody. */
  source(recordingId: string, open: OpenSource): Promise<ShelfSource>;
  /** What an address plays; null when it was revoked or never given out. */
  find(token: string): Promise<ShelfSource | null>;
  /** Takes one recording's address back, for instance because the recording was deleted. */
  revoke(recordingId: string): Promise<void>;
  revokeAll(): Promise<void>;
};

type Place = {
  readonly recordingId: string;
  readonly source: Promise<ShelfSource>;
  readonly taken: AbortController;
};

/** `onRead` hears of every request: somebody is listening, so somebody is there. */
export function createMediaShelf(onRead: () => void): MediaShelf {
  const places = new Map<string, Place>();

  async function take(token: string): Promise<void> {
    const place = places.get(token);
    places.delete(token);
    place?.taken.abort();
    const source = await place?.source.catch(() => null);
    await source?.close();
  }
  const tokensOf = (recordingId: string) =>
    [...places].filter(([, place]) => place.recordingId === recordingId).map(([token]) => token);

  async function tokenFor(recordingId: string, open: OpenSource): Promise<string> {
    const [known] = tokensOf(recordingId);
    if (known !== undefined) return known;
    const token = randomBytes(32).toString('base64url');
    const taken = new AbortController();
    const source = open(taken.signal);
    places.set(token, { recordingId, source, taken });
    try {
      await source;
    } catch (error) {
      places.delete(token);
      throw error;
    }
    return token;
  }

  return {
    address: async (recordingId, open) => `/media/${await tokenFor(recordingId, open)}`,
    async source(recordingId, open) {
      const source = await places.get(await tokenFor(recordingId, open))?.source;
      if (!source)
        throw new KeptwordError(
          'archive-locked',
          'The archive is locked. Unlock it to go on. Nothing was lost.',
        );
      onRead();
      return source;
    },
    async find(token) {
      const place = places.get(token);
      if (!place) return null;
      onRead();
      return place.source.catch(() => null);
    },
    async revoke(recordingId) {
      await Promise.all(tokensOf(recordingId).map(take));
    },
    async revokeAll() {
      await Promise.all([...places.keys()].map(take));
    },
  };
}
