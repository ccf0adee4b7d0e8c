import { moment } from '../../../shared/domain/index.ts';
import { parseJson, parseRow, type ReadableDb, type WritableDb } from '../sqlite/index.ts';
import type { MomentVersionReads, MomentVersionWrites } from './door.ts';

export function momentVersionReads(db: ReadableDb): MomentVersionReads {
  const ofMoment = db.read(
    'select at, version from moment_versions where moment_id = :momentId order by no desc',
  );
  return {
    ofMoment: (momentId) =>
      ofMoment.all({ momentId }).map((row) => ({
        at: String(row.at),
        version: parseRow(moment, parseJson(row.version, 'moment_versions'), 'moment_versions'),
      })),
  };
}

export function momentVersionWrites(db: WritableDb): MomentVersionWrites {
  const insert = db.write(
    'insert into moment_versions (moment_id, at, version) values (:momentId, :at, :version)',
  );
  return {
    insert: ({ at, version }) =>
      void insert.run({ momentId: version.id, at, version: JSON.stringify(version) }),
  };
}
