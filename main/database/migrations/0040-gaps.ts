/** Missing stretches of recordings made in Keptword. Evidence like the recording itself: a trigger keeps each row. */
export const gaps = `
create table gaps (
  no integer primary key,
  id text not null unique,
  recording_id text not null references recordings (id),
  at_sample integer not null check (at_sample >= 0),
  at_ms integer not null check (at_ms >= 0),
  length_ms integer check (length_ms >= 0),
  cause text not null,
  started_at text not null
) strict;
create index gaps_by_recording on gaps (recording_id, at_sample, no);

create trigger gaps_keep_row before update on gaps begin
  select raise(abort, 'a gap stays as it was noted');
end;
create trigger gaps_stay before delete on gaps begin
  select raise(abort, 'a gap stays as it was noted');
end;
`;
