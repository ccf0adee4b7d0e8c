/** Chosen moments for a child to hear, in order. The moments stay where they are. */
export const playlists = `
create table playlists (
  no integer primary key,
  id text not null unique,
  student_id text references students (id),
  title text not null,
  created_at text not null,
  deleted_at text
) strict;

create table playlist_items (
  playlist_id text not null references playlists (id),
  position integer not null check (position >= 0),
  moment_id text not null references moments (id),
  title text not null,
  private_ok integer not null default 0,
  primary key (playlist_id, position)
) strict, without rowid;
create index playlist_items_by_moment on playlist_items (moment_id);
`;
