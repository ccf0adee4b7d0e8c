/**
 * How many sound tracks a file holds: only its first one is heard here. Null: it was imported before anybody counted.
 * Like everything else that a recording is, it never changes.
 */
export const soundTracks = `
alter table recordings add column sound_tracks integer check (sound_tracks >= 1);
create trigger recordings_keep_tracks before update of sound_tracks on recordings begin
  select raise(abort, 'what a recording is never changes');
end;
`;
