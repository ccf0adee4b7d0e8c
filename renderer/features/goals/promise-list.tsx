import { useMemo } from 'react';
import type { Commitment } from '../../../shared/domain/index.ts';
import { momentClip, QueueBar, useQueue } from '../../audio/index.ts';
import { VirtualList } from '../../components/index.ts';
import { PromiseRow } from './promise-row.tsx';

/** A row's usual height at 100 % text. */
const ROW_PX = 130;
/** Every row is here already: none is fetched when it comes into sight. */
const nothing = () => undefined;

type PromiseListProps = {
  label: string;
  promises: readonly Commitment[];
  /** By the promise's id; where it matters who said it. */
  saidBy?: ReadonlyMap<string, string | null>;
};

/** Promises and decisions that are heard one after the other, in the order of their rows. */
export function PromiseList({ label, promises, saidBy }: PromiseListProps) {
  const clips = useMemo(
    () => promises.flatMap((one) => (one.clip ? [momentClip(one.clip)] : [])),
    [promises],
  );
  const queue = useQueue(clips);
  if (promises.length === 0) return null;
  return (
    <>
      <QueueBar queue={queue} />
      <VirtualList
        label={label}
        count={promises.length}
        rowPx={ROW_PX}
        onShown={nothing}
        follow={queue.rowId === null ? null : promises.findIndex((one) => one.clip?.momentId === queue.rowId)}
        row={(index, place) => {
          const one = promises[index];
          return one ? (
            <PromiseRow
              key={one.id}
              promise={one}
              saidBy={saidBy?.get(one.id) ?? null}
              queue={queue}
              place={place}
            />
          ) : null;
        }}
      />
    </>
  );
}
