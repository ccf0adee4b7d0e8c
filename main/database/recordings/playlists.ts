import { type Playlist, type PlaylistItem, playlist, playlistItem } from '../../../shared/domain/index.ts';
import {
  insertSql,
  parseRow,
  plainRow,
  type ReadableDb,
  type Row,
  selectList,
  type ThingReads,
  type ThingWrites,
  type WritableDb,
  wholeWrites,
} from '../sqlite/index.ts';

/** A playlist is read and written whole: its moments are nothing without their order. */
export type PlaylistReads = ThingReads<Playlist> & { list(): Playlist[] };
export type PlaylistWrites = ThingWrites<Playlist>;

const FIELDS = ['id', 'studentId', 'title', 'ownWords', 'createdAt'] as const;
const ITEM_FIELDS = ['momentId', 'title', 'privateOk'] as const;

export function playlistReads(db: ReadableDb): PlaylistReads {
  const columns = selectList(FIELDS, 't');
  const one = db.read(`select ${columns} from playlists t where t.id = :id and t.deleted_at is null`);
  const all = db.read(`select ${columns} from playlists t where t.deleted_at is null order by t.no desc`);
  const items = db.read(
    `select ${selectList(ITEM_FIELDS, 't')} from playlist_items t where t.playlist_id = :id order by t.position`,
  );
  const item = (row: Row): PlaylistItem =>
    parseRow(playlistItem, { ...row, privateOk: row.privateOk === 1 }, 'playlist_items');
  const whole = (row: Row): Playlist => {
    const own = { ownWords: row.ownWords === 1, items: items.all({ id: String(row.id) }).map(item) };
    return parseRow(playlist, { ...row, ...own }, 'playlists');
  };
  return {
    get(id) {
      const row = one.get({ id });
      return row ? whole(row) : null;
    },
    list: () => all.all().map(whole),
  };
}

export function playlistWrites(db: WritableDb): PlaylistWrites {
  const forget = db.write('delete from playlist_items where playlist_id = :id');
  const insertItem = db.write(insertSql('playlist_items', ['playlistId', 'position', ...ITEM_FIELDS]));
  const writeItems = ({ id, items }: Playlist) => {
    forget.run({ id });
    for (const [position, item] of items.entries()) {
      insertItem.run({ playlistId: id, position, ...plainRow(item, ITEM_FIELDS) });
    }
  };
  return wholeWrites<Playlist>(db, { table: 'playlists', fields: FIELDS, schema: playlist }, writeItems);
}
