import { keptTrue } from './0120-search-at-scale.ts';

/**
 * Dated notes without sound (D24), every version of each, and their place in the search. When a note was written down
 * is as fixed as a recording's hash: no code of ours can change it.
 */
export const incidents = `
create table incidents (
  no integer primary key,
  id text not null unique,
  date text not null,
  time text,
  text text not null,
  said text,
  present text,
  known text check (known in ('was-there', 'was-told', 'read')),
  told_by text,
  student_id text references students (id),
  meeting_id text references meetings (id),
  goal_id text references goals (id),
  document_id text references documents (id),
  private integer not null check (private in (0, 1)),
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;
create index incidents_by_date on incidents (date, no) where deleted_at is null;
create index incidents_by_meeting on incidents (meeting_id) where meeting_id is not null;

create table incident_versions (
  no integer primary key,
  incident_id text not null references incidents (id),
  at text not null,
  version text not null
) strict;
create index incident_versions_by_incident on incident_versions (incident_id);

create trigger incidents_keep_identity before update of no, id, created_at on incidents
when old.no is not new.no or old.id is not new.id or old.created_at is not new.created_at begin
  select raise(abort, 'when a note was written down never changes');
end;
create trigger incidents_keep_row before delete on incidents begin
  select raise(abort, 'a note is taken out, not removed');
end;
create trigger incident_versions_keep_version before update on incident_versions begin
  select raise(abort, 'history is only ever added to');
end;
create trigger incident_versions_keep_row before delete on incident_versions begin
  select raise(abort, 'history is only ever added to');
end;
${keptTrue({
  kind: 13,
  table: 'incidents',
  within: (row) => `${row}.no`,
  own: (row) => `${row}.no`,
  words: (row) => `concat_ws(char(10), ${row}.text, ${row}.said, ${row}.present, ${row}.told_by)`,
})}
`;
