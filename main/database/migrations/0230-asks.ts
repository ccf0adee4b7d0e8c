/** What the school was asked for, each time, and what came back (D18, D22). When it was written down never changes. */
export const asks = `
create table asks (
  no integer primary key,
  id text not null unique,
  about text not null check (about in ('recording-copy', 'records', 'accommodation', 'explanation', 'other')),
  what text not null,
  repeats_id text references asks (id),
  meeting_id text references meetings (id),
  student_id text references students (id),
  asked_on text not null,
  how text not null,
  asked_of text,
  text text not null,
  hand_overs text not null,
  answer text check (answer in ('given', 'partly', 'refused', 'reason-only', 'no-answer')),
  answer_text text,
  answered_on text,
  created_at text not null,
  deleted_at text
) strict;
create index asks_by_first on asks (repeats_id) where repeats_id is not null;

create trigger asks_keep_identity before update of no, id, repeats_id, created_at on asks
when old.no is not new.no or old.id is not new.id or old.repeats_id is not new.repeats_id
  or old.created_at is not new.created_at begin
  select raise(abort, 'when an ask was written down never changes');
end;
create trigger asks_keep_row before delete on asks begin
  select raise(abort, 'an ask is taken out, not removed');
end;
`;
