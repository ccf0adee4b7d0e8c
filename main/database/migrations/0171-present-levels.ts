import { keptTrue } from './0120-search-at-scale.ts';

/** How a child did in an area on a day. Rows stay, so that undo works; the search finds them. */
export const presentLevels = `
create table present_levels (
  no integer primary key,
  id text not null unique,
  student_id text not null references students (id),
  area text not null,
  date text not null,
  text text not null,
  measure text,
  source text,
  document_id text references documents (id),
  page integer check (page >= 1),
  moment_id text references moments (id),
  created_at text not null,
  deleted_at text
) strict;
create index present_levels_by_student on present_levels (student_id, date) where deleted_at is null;
create trigger present_levels_keep_row before delete on present_levels begin
  select raise(abort, 'a present level is taken out, not removed');
end;
${keptTrue({
  kind: 12,
  table: 'present_levels',
  within: (row) => `${row}.no`,
  own: (row) => `${row}.no`,
  words: (row) => `concat_ws(char(10), ${row}.text, ${row}.area, ${row}.measure, ${row}.source)`,
})}
`;
