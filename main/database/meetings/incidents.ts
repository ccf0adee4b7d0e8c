import { type Incident, incident } from '../../../shared/domain/index.ts';
import type { UtcInstant } from '../../../shared/time/index.ts';
import {
  parseJson,
  parseRow,
  plainRow,
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  type ThingReads,
  type ThingWrites,
  thingReads,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';

export type IncidentVersion = { at: UtcInstant; version: Incident };
export type IncidentReads = ThingReads<Incident> & {
  /** Newest day first. Null: of every child. Those of no child are of each. */
  list(of: { studentId: string | null }): Incident[];
  /** Newest first. */
  versionsOf(id: string): IncidentVersion[];
};
export type IncidentWrites = ThingWrites<Incident> & { keepVersion(of: IncidentVersion): void };

const FIELDS = [
  ...['id', 'date', 'time', 'text', 'said', 'present', 'known', 'toldBy'],
  ...['studentId', 'meetingId', 'goalId', 'documentId', 'private', 'createdAt', 'updatedAt'],
];
const spec: TableSpec<Incident> = {
  table: 'incidents',
  fields: FIELDS,
  schema: incident,
  toRow: (thing) => plainRow(thing, FIELDS),
  fromRow: (row) => ({ ...row, private: row.private === 1 }),
};

export function incidentReads(db: ReadableDb): IncidentReads {
  const read = rowReader(spec);
  const list = db.read(
    `select ${selectList(FIELDS, 't')} from incidents t where t.deleted_at is null
       and (:studentId is null or t.student_id is null or t.student_id = :studentId)
     order by t.date desc, t.time desc, t.no desc`,
  );
  const versions = db.read(
    'select at, version from incident_versions where incident_id = :id order by no desc',
  );
  return {
    ...thingReads(db, spec),
    list: ({ studentId }) => list.all({ studentId }).map(read),
    versionsOf: (id) =>
      versions.all({ id }).map((row) => ({
        at: String(row.at),
        version: parseRow(incident, parseJson(row.version, 'incident_versions'), 'incident_versions'),
      })),
  };
}

export function incidentWrites(db: WritableDb): IncidentWrites {
  const insert = db.write(
    'insert into incident_versions (incident_id, at, version) values (:id, :at, :version)',
  );
  return {
    ...thingWrites(db, spec),
    keepVersion: ({ at, version }) =>
      void insert.run({ id: version.id, at, version: JSON.stringify(version) }),
  };
}
