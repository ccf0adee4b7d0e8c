/**
 * Requests to confirm what was said, with their answers; pairs of statements; and steps of undo that belong together.
 * `joined`: this step is taken back and made again together with the one before it.
 */
export const disputes = `
alter table edits add column joined integer not null default 0 check (joined in (0, 1));

create table dispute_requests (
  no integer primary key,
  id text not null unique,
  moment_id text not null references moments (id),
  asked_on text not null,
  how text not null,
  asked_of text,
  text text not null,
  answer text,
  answer_text text,
  answered_on text,
  created_at text not null,
  deleted_at text
) strict;
create index dispute_requests_by_moment on dispute_requests (moment_id) where deleted_at is null;

create table statement_pairs (
  no integer primary key,
  id text not null unique,
  first_id text not null references moments (id),
  second_id text not null references moments (id),
  relation text not null,
  note text not null,
  created_at text not null,
  deleted_at text,
  check (first_id <> second_id)
) strict;
create index statement_pairs_by_first on statement_pairs (first_id) where deleted_at is null;
create index statement_pairs_by_second on statement_pairs (second_id) where deleted_at is null;

create index moments_said on moments (recording_id)
  where deleted_at is null and (type in ('promise', 'decision') or outcome = 'agreed' or decision_id is not null);
`;
