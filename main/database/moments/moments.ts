import { type Moment, moment } from '../../../shared/domain/index.ts';
import {
  type Params,
  parseJson,
  plainRow,
  type ReadableDb,
  type Row,
  rowReader,
  selectList,
  type TableSpec,
  type ThingWrites,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';
import type { MomentReads } from './door.ts';

const PLAIN = [
  'id',
  'recordingId',
  'startMs',
  'endMs',
  'type',
  'text',
  'speakerId',
  'speakerHow',
  'outcome',
  'goalId',
  'decisionId',
  'reason',
  'inIep',
  'iepPage',
  'iepDocumentId',
  'iepNote',
  'owner',
  'due',
  'answeredById',
  'concernId',
  'mark',
  'private',
  'createdAt',
  'updatedAt',
] as const;
const DISPUTE = [
  'disputeClaim',
  'disputeBy',
  'disputeWhere',
  'disputeOn',
  'disputeStatus',
  'disputeDocumentId',
  'disputePage',
] as const;
const SIGNING = ['signWhat', 'signSigned', 'signPurpose'] as const;
const FIELDS = [...PLAIN, 'issues', ...DISPUTE, ...SIGNING];

function toRow(thing: Moment): Params {
  const said = thing.dispute;
  const asked = thing.signing;
  return {
    ...plainRow(thing, PLAIN),
    issues: JSON.stringify(thing.issues),
    disputeClaim: said?.claim ?? null,
    disputeBy: said?.by ?? null,
    disputeWhere: said?.where ?? null,
    disputeOn: said?.on ?? null,
    disputeStatus: said?.status ?? null,
    disputeDocumentId: said?.documentId ?? null,
    disputePage: said?.page ?? null,
    signWhat: asked?.what ?? null,
    signSigned: asked?.signed ?? null,
    signPurpose: asked?.purpose ?? null,
  };
}

function fromRow(row: Row): unknown {
  const {
    disputeClaim,
    disputeBy,
    disputeWhere,
    disputeOn,
    disputeStatus,
    disputeDocumentId,
    disputePage,
    signWhat: what,
    signSigned: signed,
    signPurpose: purpose,
    ...plain
  } = row;
  const dispute = {
    claim: disputeClaim,
    by: disputeBy,
    where: disputeWhere,
    on: disputeOn,
    status: disputeStatus,
    documentId: disputeDocumentId,
    page: disputePage,
  };
  return {
    ...plain,
    private: plain.private === 1,
    issues: parseJson(plain.issues, 'moments'),
    dispute: disputeClaim === null ? null : dispute,
    signing: signed === null ? null : { what, signed, purpose },
  };
}

const spec: TableSpec<Moment> = { table: 'moments', fields: FIELDS, schema: moment, toRow, fromRow };

/** A moment is seen as long as it, its recording and its meeting are all there. */
const LIVE = `from moments t join recordings r on r.id = t.recording_id join meetings g on g.id = r.meeting_id
  where t.deleted_at is null and r.deleted_at is null and g.deleted_at is null`;
const IN_TIME = 't.start_ms, t.end_ms, t.id';

export function momentReads(db: ReadableDb): MomentReads {
  const read = rowReader(spec);
  const select = `select ${selectList(FIELDS, 't')} ${LIVE}`;
  const one = db.read(`${select} and t.id = :id`);
  const ofRecording = db.read(`${select} and t.recording_id = :id order by ${IN_TIME}`);
  const ofMeeting = db.read(`${select} and g.id = :id order by r.ordinal, ${IN_TIME}`);
  const ofGoal = db.read(`${select} and t.goal_id = :id order by g.date, g.no, r.ordinal, ${IN_TIME}`);
  const ever = `select ${selectList(FIELDS, 't')} from moments t join recordings r on r.id = t.recording_id
    join meetings g on g.id = r.meeting_id where t.deleted_at is null and g.deleted_at is null`;
  const hard = db.read(`${ever} and t.mark = 'hard-part' order by r.id, ${IN_TIME}`);
  const everOf = db.read(`${ever} and t.recording_id = :id order by ${IN_TIME}`);
  const quarrels = db.read(
    `${ever} and t.recording_id = :id and (t.mark = 'disputed' or t.dispute_claim is not null) order by ${IN_TIME}`,
  );
  const all = db.read(`${select} order by g.date, g.no, r.ordinal, ${IN_TIME}`);
  const hers = db.read(`${ever} and t.recording_id = :id and t.private = 1 order by ${IN_TIME}`);
  return {
    get(id) {
      const row = one.get({ id });
      return row ? read(row) : null;
    },
    ofRecording: (id) => ofRecording.all({ id }).map(read),
    ofMeeting: (id) => ofMeeting.all({ id }).map(read),
    ofGoal: (id) => ofGoal.all({ id }).map(read),
    everOfRecording: (id) => everOf.all({ id }).map(read),
    privateIn: (id) => hers.all({ id }).map(read),
    quarrelsIn: (id) => quarrels.all({ id }).map(read),
    hardParts: () => hard.all().map(read),
    list: () => all.all().map(read),
  };
}

export function momentWrites(db: WritableDb): ThingWrites<Moment> {
  const rows = thingWrites(db, spec);
  const change = FIELDS.filter((field) => field !== 'recordingId' && field !== 'createdAt');
  // The trigger that keeps a moment's identity refuses an UPDATE that so much as names it.
  const replace = thingWrites(db, { ...spec, fields: change, toRow: (thing) => without(toRow(thing)) });
  return { ...rows, replace: replace.replace };
}

function without({ recordingId: _recordingId, createdAt: _createdAt, ...rest }: Params): Params {
  return rest;
}

/** For other questions about moments than those above. */
export { FIELDS as MOMENT_FIELDS, spec as momentSpec };
