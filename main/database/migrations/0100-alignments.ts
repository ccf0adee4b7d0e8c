/** Which two recordings of a meeting lie beside each other, and how. Made again at any time from the sound. */
export const alignments = `
create table alignments (
  no integer primary key,
  id text not null unique,
  first_id text not null references recordings (id),
  second_id text not null references recordings (id),
  method text not null,
  offset_ms real not null,
  drift_ppm real not null,
  confidence real,
  pieces text not null,
  only_first text not null,
  only_second text not null,
  created_at text not null,
  deleted_at text,
  check (first_id <> second_id)
) strict;
create index alignments_by_first on alignments (first_id) where deleted_at is null;
create index alignments_by_second on alignments (second_id) where deleted_at is null;

create trigger alignments_keep_row before update of no, id, first_id, second_id, method, offset_ms, drift_ppm,
  confidence, pieces, only_first, only_second, created_at on alignments begin
  select raise(abort, 'a comparison stays as it was made');
end;
create trigger alignments_stay before delete on alignments begin
  select raise(abort, 'a comparison is taken out, not removed');
end;
`;
