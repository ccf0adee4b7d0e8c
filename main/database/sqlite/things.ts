import type { UtcInstant } from '../../../shared/time/index.ts';

/** A thing the parent adds, changes, takes out and brings back. */
export type ThingReads<T> = {
  /** Null when there is none, or when it was taken out. */
  get(id: string): T | null;
};
export type ThingWrites<T> = {
  /** True also when it was taken out: then it is brought back and not added again. */
  exists(id: string): boolean;
  insert(thing: T): void;
  /** Writes every field of a thing that exists. */
  replace(thing: T): void;
  /** Takes it out (an instant) or brings it back (null). The row itself stays, so that undo works. */
  setDeleted(id: string, at: UtcInstant | null): void;
};
