/**
 * What a child wrote in its own window (D44), whether a list lets it write, and the point of an agenda that came of it.
 * Only the child's window writes the words; whose they are and which number they have never changes.
 */
export const childNotes = `
create table child_notes (
  rowno integer primary key,
  id text not null unique,
  playlist_id text not null references playlists (id),
  student_id text not null references students (id),
  n integer not null check (n > 0),
  kind text not null check (kind in ('say', 'ask', 'agree', 'talk', 'unclear')),
  text text not null,
  moment_id text references moments (id),
  about text,
  put_away integer not null default 0 check (put_away in (0, 1)),
  created_at text not null,
  changed_at text not null,
  deleted_at text
) strict;
create unique index child_notes_by_number on child_notes (playlist_id, n);

create trigger child_notes_keep_identity before update of rowno, id, playlist_id, student_id, n, created_at on child_notes
when old.rowno is not new.rowno or old.id is not new.id or old.playlist_id is not new.playlist_id
  or old.student_id is not new.student_id or old.n is not new.n or old.created_at is not new.created_at begin
  select raise(abort, 'whose note it is never changes');
end;
create trigger child_notes_keep_row before delete on child_notes begin
  select raise(abort, 'a note is taken back, not removed');
end;

alter table playlists add column own_words integer not null default 0 check (own_words in (0, 1));
alter table concerns add column child_note_id text references child_notes (id);
create index concerns_of_child_note on concerns (child_note_id) where child_note_id is not null;
`;
