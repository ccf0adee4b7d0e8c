const refuse = (name: string, when: string, table: string, words: string) => `
create trigger ${name} before ${when} on ${table} begin
  select raise(abort, '${words}');
end;`;

/**
 * Documents, the text of their pages, and passages tied to what was said. `deleted_at` is taken out (undo brings it
 * back, its sealed bytes stay); `destroyed_at` is deleted for good: the row stays as a tombstone.
 */
export const documents = `
create table documents (
  no integer primary key,
  id text not null unique,
  ordinal integer not null unique check (ordinal >= 1),
  meeting_id text references meetings (id),
  student_id text references students (id),
  kind text not null,
  title text not null,
  date text,
  received_on text,
  status text,
  sender text,
  original_name text not null,
  media_type text not null,
  sha256 text not null check (length(sha256) = 64),
  bytes integer not null check (bytes >= 1),
  pages integer check (pages >= 1),
  blob_id text not null unique,
  created_at text not null,
  deleted_at text,
  destroyed_at text,
  check (destroyed_at is null or deleted_at is not null)
) strict;
create index documents_by_meeting on documents (meeting_id) where deleted_at is null;
create index documents_by_student on documents (student_id) where deleted_at is null;
create index documents_by_hash on documents (sha256) where destroyed_at is null;

create table document_pages (
  no integer primary key,
  id text not null unique,
  document_id text not null references documents (id),
  page integer not null check (page >= 1),
  text text not null,
  source text not null check (source in ('file', 'typed', 'none', 'unread')),
  unique (document_id, page)
) strict;

create table passages (
  no integer primary key,
  id text not null unique,
  document_id text not null references documents (id),
  page integer not null check (page >= 1),
  start_at integer not null check (start_at >= 0),
  end_at integer not null check (end_at > start_at),
  quote text not null,
  moment_id text references moments (id),
  decision_id text references decisions (id),
  goal_id text references goals (id),
  created_at text not null,
  deleted_at text,
  check (moment_id is not null or decision_id is not null or goal_id is not null)
) strict;
create index passages_by_document on passages (document_id, page, start_at) where deleted_at is null;
create index passages_by_moment on passages (moment_id) where moment_id is not null;
create index passages_by_decision on passages (decision_id) where decision_id is not null;
create index passages_by_goal on passages (goal_id) where goal_id is not null;
${refuse(
  'documents_keep_identity',
  'update of no, id, ordinal, original_name, media_type, sha256, bytes, pages, blob_id, created_at',
  'documents',
  'what a document is never changes',
)}
${refuse('documents_keep_row', 'delete', 'documents', 'a document leaves a tombstone')}
create trigger documents_stay_destroyed before update of deleted_at, destroyed_at on documents
when old.destroyed_at is not null begin
  select raise(abort, 'a tombstone stays');
end;
${refuse(
  'passages_keep_identity',
  'update of no, id, document_id, page, start_at, end_at, created_at',
  'passages',
  'a passage stays where it was marked',
)}
create trigger passages_keep_words before update of quote on passages when new.quote <> '' begin
  select raise(abort, 'the words of a passage stay, or go with the document');
end;
${refuse('passages_keep_row', 'delete', 'passages', 'a passage is taken out, not removed')}
`;
