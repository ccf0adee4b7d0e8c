import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Index, openIndex } from '../../../main/database/index.ts';
import { type SearchFilters, type SearchKind, searchFilters, termsOf } from '../../../shared/domain/index.ts';
import { temporaryFolder } from '../vault/index.ts';
import { aMeeting, aRecording } from './things.ts';

export type TestIndex = { index: Index; file: string; key: Buffer; folder: string; remove(): void };

/** The first index of this process as it was made, and its key. */
let made: { bytes: Buffer; key: Buffer } | null = null;

/**
 * A real encrypted index in a temporary folder: a copy of the first one that was made, with its key. The steps of the
 * schema take ten times as long as opening; what they do is what tests/unit/database/migrations.test.ts is about.
 */
export function newIndex(): TestIndex {
  const { folder, remove } = temporaryFolder();
  const file = join(folder, 'index.db');
  made ??= firstIndex(file);
  writeFileSync(file, made.bytes, { mode: 0o600 });
  const key = Buffer.from(made.key);
  const index = openIndex({ file, key });
  return {
    index,
    file,
    key,
    folder,
    remove() {
      index.close();
      remove();
    },
  };
}

function firstIndex(file: string): { bytes: Buffer; key: Buffer } {
  const key = randomBytes(32);
  openIndex({ file, key: Buffer.from(key), create: true }).close();
  return { bytes: readFileSync(file), key };
}

/** A meeting with one sitting and one recording, for what hangs on those. */
export function meetingWithRecording(index: Index) {
  const meeting = aMeeting();
  const session = {
    id: `${meeting.id}-1`,
    meetingId: meeting.id,
    ordinal: 1,
    date: meeting.date,
    label: null,
  };
  const recording = aRecording({ meetingId: meeting.id, sessionId: session.id });
  index.transaction(() => {
    index.meetings.insert(meeting);
    index.sessions.insert(session);
    index.recordings.insert(recording);
  });
  return { meeting, session, recording };
}

/** Ids of the things of one kind that a search finds, best first. */
export function foundIn(
  index: Index,
  kind: SearchKind,
  text: string,
  filters: Partial<SearchFilters> = {},
): string[] {
  const question = { terms: termsOf(text), filters: { ...searchFilters.parse({}), ...filters } };
  return index.search.find(kind, question, { limit: 1000, offset: 0 }).rows.map(({ id }) => id);
}
