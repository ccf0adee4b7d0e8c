/**
 * What a file calls its sound tracks, as JSON; null where there is one, or none has a name. Then: of a file that was cut short and kept all the same, since it is the only one: what shows it, and what its header says
 * of the whole, as JSON. Null: nothing shows a cut. Like everything else that a recording is, it never changes.
 */
export const cutShort = `
alter table recordings add column track_names text check (track_names is null or json_valid(track_names));
alter table recordings add column cut_short text check (cut_short is null or json_valid(cut_short));
create trigger recordings_keep_cut before update of cut_short, track_names on recordings begin
  select raise(abort, 'what a recording is never changes');
end;
`;
