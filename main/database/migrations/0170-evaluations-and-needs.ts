import { keptTrue } from './0120-search-at-scale.ts';

const taken = (table: string, what: string) => `
create trigger ${table}_keep_row before delete on ${table} begin
  select raise(abort, '${what} is taken out, not removed');
end;`;

/**
 * A child's evaluations, and the needs they found: each with the evaluations it rests on and the goals, services and
 * accommodations that meet it. Rows stay, so that undo works. Both are found by the search.
 */
export const evaluationsAndNeeds = `
create table evaluations (
  no integer primary key,
  id text not null unique,
  student_id text not null references students (id),
  title text not null,
  evaluator text,
  date text,
  findings text not null,
  findings_in text not null check (findings_in in ('report', 'parent')),
  document_id text references documents (id),
  page integer check (page >= 1),
  understood text check (understood in ('yes', 'partly', 'no')),
  created_at text not null,
  deleted_at text
) strict;
create index evaluations_by_student on evaluations (student_id) where deleted_at is null;
${taken('evaluations', 'an evaluation')}

create table needs (
  no integer primary key,
  id text not null unique,
  student_id text not null references students (id),
  text text not null,
  created_at text not null,
  deleted_at text
) strict;
create index needs_by_student on needs (student_id) where deleted_at is null;
${taken('needs', 'a need')}

create table need_evaluations (
  need_id text not null references needs (id),
  position integer not null check (position >= 0),
  evaluation_id text not null references evaluations (id),
  primary key (need_id, position)
) strict, without rowid;
create table need_goals (
  need_id text not null references needs (id),
  position integer not null check (position >= 0),
  goal_id text not null references goals (id),
  primary key (need_id, position)
) strict, without rowid;
${keptTrue({
  kind: 10,
  table: 'evaluations',
  within: (row) => `${row}.no`,
  own: (row) => `${row}.no`,
  words: (row) => `concat_ws(char(10), ${row}.title, ${row}.evaluator, ${row}.findings)`,
})}
${keptTrue({
  kind: 11,
  table: 'needs',
  within: (row) => `${row}.no`,
  own: (row) => `${row}.no`,
  words: (row) => `concat_ws(char(10), ${row}.text)`,
})}
`;
