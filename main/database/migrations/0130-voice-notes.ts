/**
 * Notes that the parent speaks about a moment. The sound is sealed beside the recordings; a note that was taken out
 * keeps it until undo has forgotten it (`destroyed_at`), so that taking it back works.
 */
export const voiceNotes = `
create table voice_notes (
  no integer primary key,
  id text not null unique,
  moment_id text not null references moments (id),
  blob_id text not null unique,
  sha256 text not null,
  duration_ms integer not null check (duration_ms >= 0),
  cut_short integer not null check (cut_short in (0, 1)),
  created_at text not null,
  deleted_at text,
  destroyed_at text
) strict;
create index voice_notes_by_moment on voice_notes (moment_id, no);

create trigger voice_notes_never_change before update of id, moment_id, blob_id, sha256, duration_ms, cut_short, created_at on voice_notes
begin
  select raise(abort, 'a voice note never changes');
end;
`;
