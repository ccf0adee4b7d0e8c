import type { OpenArchive } from '../archive/index.ts';

/** A bundle made before, as the list of past exports shows it. */
export type PastExport = {
  at: string;
  name: string;
  meetingId: string;
  manifestHash: string;
  clips: number;
};

/** Bundles made before, newest first. */
export function pastExports(archive: OpenArchive): PastExport[] {
  return archive.index.exports
    .list()
    .map(({ at, name, meetingId, manifestHash, clips }) => ({ at, name, meetingId, manifestHash, clips }))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
