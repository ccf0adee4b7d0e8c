import { type DisputeRequest, disputeRequest, statusBeside } from '../../../shared/domain/index.ts';
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
import type { DisputeRequestReads } from './door.ts';

const FIELDS = [
  'id',
  'momentId',
  'askedOn',
  'how',
  'askedOf',
  'text',
  'answer',
  'answerText',
  'answeredOn',
  'createdAt',
] as const;
const spec: TableSpec<DisputeRequest> = {
  table: 'dispute_requests',
  fields: FIELDS,
  schema: disputeRequest,
};

export function disputeRequestReads(db: ReadableDb): DisputeRequestReads {
  const read = rowReader(spec);
  const live = `select ${selectList(FIELDS, 't')} from dispute_requests t
    join moments m on m.id = t.moment_id join recordings r on r.id = m.recording_id
    join meetings g on g.id = r.meeting_id
    where t.deleted_at is null and m.deleted_at is null and r.deleted_at is null and g.deleted_at is null`;
  const inOrder = 'order by t.asked_on, t.created_at, t.id';
  const ofMoment = db.read(`${live} and t.moment_id = :momentId ${inOrder}`);
  const all = db.read(`${live} ${inOrder}`);
  return {
    ...thingReads(db, spec),
    ofMoment: (momentId) => ofMoment.all({ momentId }).map(read),
    beside: (moment) => {
      const { id: momentId, dispute } = moment;
      // Any other status is hers, and needs no look at the requests.
      if (dispute?.status !== 'not-asked-yet') return moment;
      const status = statusBeside(dispute.status, ofMoment.all({ momentId }).map(read));
      return status === dispute.status ? moment : { ...moment, dispute: { ...dispute, status } };
    },
    list: () => all.all().map(read),
  };
}

export function disputeRequestWrites(db: WritableDb): ThingWrites<DisputeRequest> {
  return thingWrites(db, spec);
}
