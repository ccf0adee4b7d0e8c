/** What a parent means to raise at a meeting, and the moments in which she did. Rows stay, so that undo works. */
export const concerns = `
create table concerns (
  no integer primary key,
  id text not null unique,
  meeting_id text not null references meetings (id),
  text text not null,
  why text,
  goal_id text references goals (id),
  carried_from_id text references concerns (id),
  created_at text not null,
  deleted_at text
) strict;
create index concerns_by_meeting on concerns (meeting_id) where deleted_at is null;
create index concerns_carried on concerns (carried_from_id) where carried_from_id is not null;

alter table moments add column concern_id text references concerns (id);
create index moments_of_concern on moments (concern_id) where concern_id is not null;

create trigger concerns_keep_row before delete on concerns begin
  select raise(abort, 'a concern is taken out, not removed');
end;
`;
