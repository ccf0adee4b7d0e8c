import type { ReadableDb, WritableDb } from '../sqlite/index.ts';
import type { MetaReads, MetaWrites } from './door.ts';

export function metaReads(db: ReadableDb): MetaReads {
  const get = db.read('select value from meta where key = :key');
  return {
    get(key) {
      const row = get.get({ key });
      return row ? String(row.value) : null;
    },
  };
}

export function metaWrites(db: WritableDb): MetaWrites {
  const set = db.write(
    'insert into meta (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value',
  );
  return { set: (key, value) => void set.run({ key, value }) };
}
