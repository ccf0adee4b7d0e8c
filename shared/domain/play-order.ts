import type { IsoDate, Milliseconds } from '../time/index.ts';

/** Something that is heard in a recording, with what says when it was said. */
export type Placed = {
  readonly id: string;
  /** A line is left out where its words are heard within another one; a moment never is. */
  readonly kind: 'moment' | 'line';
  /** The day of the sitting. */
  readonly date: IsoDate;
  readonly recordingId: string;
  /** The recording's place in the archive: R01, R02… */
  readonly ordinal: number;
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
};

/**
 * In the order in which it was said: by day, recording and place in it, as a goal's thread is (decision 142). A line
 * whose middle lies within a moment of the list, or within an earlier line, would be heard twice and is left out;
 * `twice` is how many.
 */
export function inOrderSaid<T extends Placed>(things: readonly T[]): { order: T[]; twice: number } {
  const sorted = things.toSorted(bySaying);
  const order: T[] = [];
  let twice = 0;
  for (const same of Map.groupBy(sorted, ({ recordingId }) => recordingId).values()) {
    const heard: Placed[] = same.filter(({ kind }) => kind === 'moment');
    for (const one of same) {
      if (one.kind === 'line' && heard.some((other) => holdsMiddle(other, one))) {
        twice += 1;
        continue;
      }
      if (one.kind === 'line') heard.push(one);
      order.push(one);
    }
  }
  return { order: order.sort(bySaying), twice };
}

function holdsMiddle(other: Placed, { startMs, endMs }: Placed): boolean {
  const middle = (startMs + endMs) / 2;
  return other.startMs <= middle && middle < other.endMs;
}

function bySaying(a: Placed, b: Placed): number {
  return (
    compare(a.date, b.date) ||
    a.ordinal - b.ordinal ||
    a.startMs - b.startMs ||
    a.endMs - b.endMs ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
