/** Selections for someone new (D45, D46): parts of the plan, and chosen moments under them, in order. */
export const briefings = `
create table briefings (
  no integer primary key,
  id text not null unique,
  student_id text not null references students (id),
  title text not null,
  for_whom text,
  shape text not null check (shape in ('catch-up', 'taking-over')),
  meeting_id text references meetings (id),
  since text,
  school_year text,
  created_at text not null,
  deleted_at text
) strict;

create table briefing_goals (
  briefing_id text not null references briefings (id),
  position integer not null check (position >= 0),
  goal_id text not null references goals (id),
  primary key (briefing_id, position)
) strict, without rowid;
create index briefing_goals_by_goal on briefing_goals (goal_id);

create table briefing_items (
  briefing_id text not null references briefings (id),
  position integer not null check (position >= 0),
  moment_id text not null references moments (id),
  goal_id text references goals (id),
  primary key (briefing_id, position)
) strict, without rowid;
create index briefing_items_by_moment on briefing_items (moment_id);
create index briefing_items_by_goal on briefing_items (goal_id);
create index briefings_by_student on briefings (student_id);
create index briefings_by_meeting on briefings (meeting_id);
`;
