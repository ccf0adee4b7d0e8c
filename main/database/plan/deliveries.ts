import { type Delivery, delivery } from '../../../shared/domain/index.ts';
import {
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  type ThingWrites,
  thingReads,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';
import type { DeliveryReads } from './door.ts';

const FIELDS = ['id', 'momentId', 'decisionId', 'date', 'minutes', 'delivered', 'note', 'createdAt'] as const;
const spec: TableSpec<Delivery> = { table: 'deliveries', fields: FIELDS, schema: delivery };
/** The promise that an entry is about is part of what it is: a trigger refuses an UPDATE that so much as names it. */
const CHANGEABLE = ['id', 'date', 'minutes', 'delivered', 'note'] as const;

export function deliveryReads(db: ReadableDb): DeliveryReads {
  const read = rowReader(spec);
  const select = `select ${selectList(FIELDS, 't')} from deliveries t where t.deleted_at is null`;
  const inOrder = 'order by t.date, t.created_at, t.id';
  const ofMoment = db.read(`${select} and t.moment_id = :id ${inOrder}`);
  const ofDecision = db.read(`${select} and t.decision_id = :id ${inOrder}`);
  const all = db.read(`${select} ${inOrder}`);
  return {
    ...thingReads(db, spec),
    ofMoment: (id) => ofMoment.all({ id }).map(read),
    ofDecision: (id) => ofDecision.all({ id }).map(read),
    list: () => all.all().map(read),
  };
}

export function deliveryWrites(db: WritableDb): ThingWrites<Delivery> {
  const rows = thingWrites(db, spec);
  const { replace } = thingWrites(db, { ...spec, fields: CHANGEABLE });
  return { ...rows, replace };
}
