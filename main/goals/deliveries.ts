import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type Delivery,
  type DeliveryChange,
  type DeliveryFields,
  deliveryChange,
  deliveryFields,
  merged,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';

/**
 * Writes down what came of a promise (a moment) or a decision on a day (D75). Throws `not-found`, `invalid-input` (also
 * when it names both or neither).
 */
export function addDelivery(archive: OpenArchive, fields: DeliveryFields): Delivery {
  const { index, clock } = archive;
  const entry: Delivery = {
    ...parsed(deliveryFields, fields),
    id: randomUUID(),
    createdAt: clock.now().toISOString(),
  };
  const { momentId, decisionId } = entry;
  if ((momentId === null) === (decisionId === null)) {
    throw new KeptwordError(
      'invalid-input',
      'An entry is about one promise or one decision. Nothing was changed. Choose one of them.',
      { details: 'fields: momentId, decisionId' },
    );
  }
  if (momentId !== null) found(index.moments.get(momentId), 'moment');
  if (decisionId !== null) found(index.decisions.get(decisionId), 'decision');
  commitChange(archive, { what: 'delivery', before: null, after: entry });
  return entry;
}

/** Changes an entry; the promise it is about stays. Throws `not-found`, `invalid-input`. */
export function changeDelivery(
  archive: OpenArchive,
  { id, change }: { id: string; change: DeliveryChange },
): Delivery {
  const before = found(archive.index.deliveries.get(id), 'entry');
  const after = merged(before, parsed(deliveryChange, change));
  commitChange(archive, { what: 'delivery', before, after });
  return after;
}

/** Takes an entry out; undo brings it back. Throws `not-found`. */
export function removeDelivery(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.deliveries.get(id), 'entry');
  commitChange(archive, { what: 'delivery', before, after: null });
}
