import type { IntegrityReport } from '../../../shared/contract/index.ts';
import type { ConsentRecord, CustodyEntry, ShareRecord } from '../../../shared/domain/index.ts';
import type { UtcInstant } from '../../../shared/time/index.ts';

/** The shapes of what was done with the archive: its log, its bundles, its checks; the whole index is in ../door.ts. */

export type CustodyHead = { seq: number; hash: string };
export type CustodyReads = {
  /** What the index remembers as the newest entry, kept apart from the entries themselves; null before the first. */
  head(): CustodyHead | null;
  count(): number;
  /** In order. `from` and `to` are entry numbers, both included. */
  entries(range?: { from?: number; to?: number }): CustodyEntry[];
  /** Newest first, below entry number `before` (null: from the newest). */
  newest(page: { limit: number; before: number | null }): CustodyEntry[];
  ofSubject(subject: string): CustodyEntry[];
};
export type CustodyWrites = { append(entry: CustodyEntry): void };

/** A bundle that was made. */
export type ExportRecord = {
  id: string;
  at: UtcInstant;
  name: string;
  meetingId: string;
  manifestHash: string;
  clips: number;
  files: number;
  bytes: number;
};
export type ExportReads = { list(): ExportRecord[] };
export type ExportWrites = { insert(record: ExportRecord): void };

export type ShareReads = {
  /** In the order of writing. */
  list(): ShareRecord[];
  /** Numbers of the custody entries by which something left, newest first. */
  left(): number[];
};
export type ShareWrites = { insert(record: ShareRecord): void };

/** `ofMeeting`: all that was ever written, in that order; the newest of a person counts. */
export type ConsentReads = { ofMeeting(meetingId: string): ConsentRecord[] };
export type ConsentWrites = { insert(record: ConsentRecord): void };

export type CheckReads = { last(): IntegrityReport | null };
export type CheckWrites = { insert(report: IntegrityReport): void };

/** What the index says of itself, by name. */
export type MetaReads = { get(key: string): string | null };
export type MetaWrites = { set(key: string, value: string): void };
