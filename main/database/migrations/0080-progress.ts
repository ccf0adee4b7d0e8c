/** What was reported about goals, and what came of promises and decisions. Rows stay, so that undo works. */
export const progressAndDeliveries = `
create table progress (
  no integer primary key,
  id text not null unique,
  goal_id text not null references goals (id),
  date text not null,
  text text not null,
  source text,
  no_data integer not null check (no_data in (0, 1)),
  created_at text not null,
  deleted_at text
) strict;
create index progress_by_goal on progress (goal_id, date) where deleted_at is null;

create table deliveries (
  no integer primary key,
  id text not null unique,
  moment_id text references moments (id),
  decision_id text references decisions (id),
  date text not null,
  minutes integer check (minutes >= 0),
  delivered text not null check (delivered in ('yes', 'partly', 'no')),
  note text not null,
  created_at text not null,
  deleted_at text,
  check ((moment_id is null) <> (decision_id is null))
) strict;
create index deliveries_by_moment on deliveries (moment_id) where moment_id is not null;
create index deliveries_by_decision on deliveries (decision_id) where decision_id is not null;

create index moments_promised on moments (recording_id) where deleted_at is null and type = 'promise';
create index moments_due on moments (due) where deleted_at is null and due is not null;
create index decisions_due on decisions (due) where deleted_at is null and due is not null;

create trigger progress_keep_row before delete on progress begin
  select raise(abort, 'an entry is taken out, not removed');
end;
create trigger deliveries_keep_row before delete on deliveries begin
  select raise(abort, 'an entry is taken out, not removed');
end;
create trigger deliveries_keep_promise before update of no, id, moment_id, decision_id, created_at on deliveries begin
  select raise(abort, 'an entry stays with its promise');
end;
`;
