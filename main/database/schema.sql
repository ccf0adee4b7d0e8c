-- The index as all migrations leave it. Written by scripts/schema.ts; a test says when it is old.
-- It is never run: main/database/migrations is what makes the tables.

CREATE TABLE attendees (
  meeting_id text not null references meetings (id),
  person_id text not null references people (id),
  attendance text not null,
  primary key (meeting_id, person_id)
) strict, without rowid;

CREATE TABLE checks (
  no integer primary key,
  at text not null,
  report text not null
) strict;

CREATE TABLE custody (
  seq integer primary key check (seq >= 1),
  at text not null,
  event text not null,
  subject text,
  facts text not null,
  facts_hash text not null,
  prev_hash text not null unique,
  hash text not null unique,
  signature text not null
) strict;

CREATE TABLE decisions (
  no integer primary key,
  id text not null unique,
  meeting_id text not null references meetings (id),
  goal_id text references goals (id),
  text text not null,
  outcome text,
  owner text,
  due text,
  reason text,
  created_at text not null,
  deleted_at text
, in_iep text, iep_page integer, iep_document_id text, iep_note text) strict;

CREATE TABLE dispute_requests (
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

CREATE TABLE document_pages (
  no integer primary key,
  id text not null unique,
  document_id text not null references documents (id),
  page integer not null check (page >= 1),
  text text not null,
  source text not null check (source in ('file', 'typed', 'none', 'unread')),
  unique (document_id, page)
) strict;

CREATE TABLE documents (
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

CREATE TABLE drafts (
  moment_id text not null references moments (id),
  field text not null,
  text text not null,
  at text not null,
  primary key (moment_id, field)
) strict, without rowid;

CREATE TABLE edits (
  no integer primary key autoincrement,
  at text not null,
  what text not null,
  subject text not null,
  label text not null,
  before text,
  after text,
  undone integer not null default 0 check (undone in (0, 1)), joined integer not null default 0 check (joined in (0, 1)),
  check (before is not null or after is not null)
) strict;

CREATE TABLE exports (
  no integer primary key,
  id text not null unique,
  at text not null,
  name text not null,
  meeting_id text not null references meetings (id),
  manifest_hash text not null,
  clips integer not null,
  files integer not null,
  bytes integer not null
) strict;

CREATE TABLE gaps (
  no integer primary key,
  id text not null unique,
  recording_id text not null references recordings (id),
  at_sample integer not null check (at_sample >= 0),
  at_ms integer not null check (at_ms >= 0),
  length_ms integer check (length_ms >= 0),
  cause text not null,
  started_at text not null
) strict;

CREATE TABLE goals (
  no integer primary key,
  id text not null unique,
  student_id text not null references students (id),
  kind text not null,
  area text,
  text text not null,
  baseline text,
  target text,
  school_year text,
  created_at text not null,
  deleted_at text
, how_done text, how_moment_id text references moments (id), continues_id text references goals (id)) strict;

CREATE TABLE line_drafts (
  line_id text primary key references transcript_lines (id),
  text text not null,
  at text not null
) strict, without rowid;

CREATE TABLE line_versions (
  no integer primary key,
  line_id text not null references transcript_lines (id),
  at text not null,
  version text not null
) strict;

CREATE TABLE meeting_students (
  meeting_id text not null references meetings (id),
  position integer not null,
  student_id text not null references students (id),
  primary key (meeting_id, position)
) strict, without rowid;

CREATE TABLE meetings (
  no integer primary key,
  id text not null unique,
  title text not null,
  kind text not null,
  purpose text,
  date text not null,
  start_time text,
  mode text,
  state text,
  place text,
  district_recorded text not null,
  notes text not null,
  created_at text not null,
  deleted_at text
) strict;

CREATE TABLE meta (
  key text primary key not null,
  value text not null
) strict, without rowid;

CREATE TABLE moment_versions (
  no integer primary key,
  moment_id text not null references moments (id),
  at text not null,
  version text not null
) strict;

CREATE TABLE moments (
  no integer primary key,
  id text not null unique,
  recording_id text not null references recordings (id),
  start_ms integer not null check (start_ms >= 0),
  end_ms integer not null check (end_ms >= start_ms),
  type text not null,
  text text not null,
  speaker_id text references people (id),
  speaker_how text,
  outcome text,
  goal_id text references goals (id),
  decision_id text references decisions (id),
  reason text,
  in_iep text,
  iep_page integer,
  dispute_claim text,
  dispute_by text,
  dispute_where text,
  dispute_on text,
  dispute_status text,
  mark text,
  private integer not null check (private in (0, 1)),
  created_at text not null,
  updated_at text not null,
  deleted_at text, owner text, due text, iep_document_id text, iep_note text, dispute_document_id text, dispute_page integer,
  check ((dispute_claim is null) = (dispute_status is null))
) strict;

CREATE TABLE passages (
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

CREATE TABLE people (
  no integer primary key,
  id text not null unique,
  label text not null,
  role text not null,
  deleted_at text
) strict;

CREATE TABLE recordings (
  no integer primary key,
  id text not null unique,
  meeting_id text not null references meetings (id),
  session_id text not null references sessions (id),
  ordinal integer not null check (ordinal >= 1),
  label text,
  source text not null,
  announced text not null,
  recorded_by text,
  date_by_parent text,
  device text,
  original_name text not null,
  imported_at text not null,
  sha256 text not null check (length(sha256) = 64),
  bytes integer not null check (bytes >= 0),
  duration_ms integer not null check (duration_ms >= 0),
  samples integer not null check (samples >= 0),
  container text not null,
  codec text not null,
  sample_rate integer not null,
  channels integer not null,
  has_video integer not null check (has_video in (0, 1)),
  date_in_file text,
  date_on_disk text,
  original_blob_id text not null unique,
  playback_blob_id text not null unique,
  peaks_blob_id text not null unique,
  stream_blob_id text unique,
  place_ms integer not null default 0 check (place_ms >= 0),
  deleted_at text,
  unique (meeting_id, ordinal)
) strict;

CREATE VIRTUAL TABLE search using fts5 (
  kind unindexed, subject unindexed, body,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);

CREATE TABLE sessions (
  no integer primary key,
  id text not null unique,
  meeting_id text not null references meetings (id),
  ordinal integer not null check (ordinal >= 1),
  date text not null,
  label text,
  unique (meeting_id, ordinal)
) strict;

CREATE TABLE statement_pairs (
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

CREATE TABLE students (
  no integer primary key,
  id text not null unique,
  initials text not null,
  birth_date text,
  school_year text,
  deleted_at text
) strict;

CREATE TABLE transcript_lines (
  no integer primary key,
  id text not null unique,
  transcript_id text not null references transcripts (id),
  position integer not null,
  start_ms integer not null check (start_ms >= 0),
  end_ms integer not null check (end_ms >= start_ms),
  timing text not null check (timing in ('file', 'placed', 'parent')),
  speaker_id text references people (id),
  speaker_label text,
  speaker_how text,
  text text not null,
  checked_by text,
  checked_at text,
  deleted_at text,
  check ((checked_by is null) = (checked_at is null))
) strict;

CREATE TABLE transcripts (
  no integer primary key,
  id text not null unique,
  recording_id text not null references recordings (id),
  kind text not null check (kind in ('imported', 'typed', 'certified')),
  title text not null,
  language text,
  source_name text,
  format text,
  sha256 text,
  blob_id text,
  certified_by text,
  certified_on text,
  created_at text not null,
  edited_at text,
  deleted_at text,
  check ((kind = 'typed') = (blob_id is null)),
  check ((blob_id is null) = (sha256 is null) and (blob_id is null) = (source_name is null)),
  check ((kind = 'certified') = (certified_by is not null) and (kind = 'certified') = (certified_on is not null))
) strict;

CREATE INDEX attendees_by_person on attendees (person_id);

CREATE INDEX custody_by_subject on custody (subject) where subject is not null;

CREATE INDEX decisions_by_goal on decisions (goal_id);

CREATE INDEX decisions_by_iep_document on decisions (iep_document_id) where iep_document_id is not null;

CREATE INDEX decisions_by_meeting on decisions (meeting_id) where deleted_at is null;

CREATE INDEX dispute_requests_by_moment on dispute_requests (moment_id) where deleted_at is null;

CREATE INDEX documents_by_hash on documents (sha256) where destroyed_at is null;

CREATE INDEX documents_by_meeting on documents (meeting_id) where deleted_at is null;

CREATE INDEX documents_by_student on documents (student_id) where deleted_at is null;

CREATE INDEX edits_by_state on edits (undone, no);

CREATE INDEX edits_by_subject on edits (subject);

CREATE INDEX exports_by_meeting on exports (meeting_id);

CREATE INDEX gaps_by_recording on gaps (recording_id, at_sample, no);

CREATE INDEX goals_by_clip on goals (how_moment_id) where how_moment_id is not null;

CREATE INDEX goals_by_earlier on goals (continues_id) where continues_id is not null;

CREATE INDEX goals_by_student on goals (student_id) where deleted_at is null;

CREATE INDEX line_versions_by_line on line_versions (line_id);

CREATE INDEX meeting_students_by_student on meeting_students (student_id);

CREATE INDEX meetings_by_date on meetings (date, no) where deleted_at is null;

CREATE INDEX moment_versions_by_moment on moment_versions (moment_id);

CREATE INDEX moments_by_decision on moments (decision_id);

CREATE INDEX moments_by_dispute_document on moments (dispute_document_id) where dispute_document_id is not null;

CREATE INDEX moments_by_goal on moments (goal_id);

CREATE INDEX moments_by_iep_document on moments (iep_document_id) where iep_document_id is not null;

CREATE INDEX moments_by_recording on moments (recording_id);

CREATE INDEX moments_by_speaker on moments (speaker_id);

CREATE INDEX moments_by_time on moments (recording_id, start_ms, end_ms, id) where deleted_at is null;

CREATE INDEX moments_disputed on moments (recording_id) where deleted_at is null and dispute_claim is not null;

CREATE INDEX moments_said on moments (recording_id)
  where deleted_at is null and (type in ('promise', 'decision') or outcome = 'agreed' or decision_id is not null);

CREATE INDEX passages_by_decision on passages (decision_id) where decision_id is not null;

CREATE INDEX passages_by_document on passages (document_id, page, start_at) where deleted_at is null;

CREATE INDEX passages_by_goal on passages (goal_id) where goal_id is not null;

CREATE INDEX passages_by_moment on passages (moment_id) where moment_id is not null;

CREATE INDEX recordings_by_hash on recordings (sha256) where deleted_at is null;

CREATE INDEX recordings_by_meeting on recordings (meeting_id, ordinal) where deleted_at is null;

CREATE INDEX recordings_by_session on recordings (session_id);

CREATE INDEX statement_pairs_by_first on statement_pairs (first_id) where deleted_at is null;

CREATE INDEX statement_pairs_by_second on statement_pairs (second_id) where deleted_at is null;

CREATE INDEX transcript_lines_by_speaker on transcript_lines (speaker_id) where speaker_id is not null;

CREATE INDEX transcript_lines_by_time on transcript_lines (transcript_id, start_ms, position, no) where deleted_at is null;

CREATE INDEX transcript_lines_by_transcript on transcript_lines (transcript_id);

CREATE INDEX transcripts_by_recording on transcripts (recording_id, no);

CREATE VIEW search_source (no, kind, subject, body) as
  select m.no * 4 + 0, 'moment', m.id,
    concat_ws(char(10), m.text, m.dispute_claim, m.dispute_by, m.dispute_where, m.reason, p.label)
  from moments m
    join recordings r on r.id = m.recording_id
    join meetings g on g.id = r.meeting_id
    left join people p on p.id = m.speaker_id
  where m.deleted_at is null and r.deleted_at is null and g.deleted_at is null
  union all
  select o.no * 4 + 1, 'goal', o.id, concat_ws(char(10), o.text, o.area, o.baseline, o.target)
  from goals o where o.deleted_at is null
  union all
  select d.no * 4 + 2, 'decision', d.id, concat_ws(char(10), d.text, d.reason, d.owner)
  from decisions d join meetings g on g.id = d.meeting_id
  where d.deleted_at is null and g.deleted_at is null
  union all
  select g.no * 4 + 3, 'meeting', g.id, concat_ws(char(10), g.title, g.place, g.notes)
  from meetings g where g.deleted_at is null;

CREATE TRIGGER custody_keeps_entry before update on custody begin
  select raise(abort, 'the custody log is only ever added to');
end;

CREATE TRIGGER custody_keeps_row before delete on custody begin
  select raise(abort, 'the custody log is only ever added to');
end;

CREATE TRIGGER decisions_found_after_insert after insert on decisions begin
  delete from search where rowid = new.no * 4 + 2;
  insert into search (rowid, kind, subject, body)
    select no, kind, subject, body from search_source where subject = new.id and kind = 'decision';
end;

CREATE TRIGGER decisions_found_after_update after update on decisions begin
  delete from search where rowid = new.no * 4 + 2;
  insert into search (rowid, kind, subject, body)
    select no, kind, subject, body from search_source where subject = new.id and kind = 'decision';
end;

CREATE TRIGGER documents_keep_identity before update of no, id, ordinal, original_name, media_type, sha256, bytes, pages, blob_id, created_at on documents begin
  select raise(abort, 'what a document is never changes');
end;

CREATE TRIGGER documents_keep_row before delete on documents begin
  select raise(abort, 'a document leaves a tombstone');
end;

CREATE TRIGGER documents_stay_destroyed before update of deleted_at, destroyed_at on documents
when old.destroyed_at is not null begin
  select raise(abort, 'a tombstone stays');
end;

CREATE TRIGGER exports_keep_record before update on exports begin
  select raise(abort, 'an export stays as it was');
end;

CREATE TRIGGER exports_keep_row before delete on exports begin
  select raise(abort, 'an export stays as it was');
end;

CREATE TRIGGER gaps_keep_row before update on gaps begin
  select raise(abort, 'a gap stays as it was noted');
end;

CREATE TRIGGER gaps_stay before delete on gaps begin
  select raise(abort, 'a gap stays as it was noted');
end;

CREATE TRIGGER goals_found_after_insert after insert on goals begin
  delete from search where rowid = new.no * 4 + 1;
  insert into search (rowid, kind, subject, body)
    select no, kind, subject, body from search_source where subject = new.id and kind = 'goal';
end;

CREATE TRIGGER goals_found_after_update after update on goals begin
  delete from search where rowid = new.no * 4 + 1;
  insert into search (rowid, kind, subject, body)
    select no, kind, subject, body from search_source where subject = new.id and kind = 'goal';
end;

CREATE TRIGGER line_versions_keep_row before delete on line_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER line_versions_keep_version before update on line_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER meetings_found_after_insert after insert on meetings begin
  delete from search where rowid = new.no * 4 + 3;
  insert into search (rowid, kind, subject, body)
    select no, kind, subject, body from search_source where subject = new.id and kind = 'meeting';
end;

CREATE TRIGGER meetings_found_after_update after update on meetings begin
  delete from search where rowid = new.no * 4 + 3;
  insert into search (rowid, kind, subject, body)
    select no, kind, subject, body from search_source where subject = new.id and kind = 'meeting';
end;

CREATE TRIGGER meetings_found_with_contents after update of deleted_at on meetings begin
  delete from search where rowid in (
    select m.no * 4 from recordings r join moments m on m.recording_id = r.id where r.meeting_id = new.id
    union all select d.no * 4 + 2 from decisions d where d.meeting_id = new.id);
  insert into search (rowid, kind, subject, body)
    select s.no, s.kind, s.subject, s.body
    from recordings r join moments m on m.recording_id = r.id
      join search_source s on s.subject = m.id and s.kind = 'moment'
    where r.meeting_id = new.id
    union all
    select s.no, s.kind, s.subject, s.body
    from decisions d join search_source s on s.subject = d.id and s.kind = 'decision'
    where d.meeting_id = new.id;
end;

CREATE TRIGGER moment_versions_keep_row before delete on moment_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER moment_versions_keep_version before update on moment_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER moments_found_after_insert after insert on moments begin
  delete from search where rowid = new.no * 4 + 0;
  insert into search (rowid, kind, subject, body)
    select no, kind, subject, body from search_source where subject = new.id and kind = 'moment';
end;

CREATE TRIGGER moments_found_after_update after update on moments begin
  delete from search where rowid = new.no * 4 + 0;
  insert into search (rowid, kind, subject, body)
    select no, kind, subject, body from search_source where subject = new.id and kind = 'moment';
end;

CREATE TRIGGER moments_keep_identity before update of no, id, recording_id, created_at on moments begin
  select raise(abort, 'a moment stays where it was marked');
end;

CREATE TRIGGER moments_keep_row before delete on moments begin
  select raise(abort, 'a moment is taken out, not removed');
end;

CREATE TRIGGER passages_keep_identity before update of no, id, document_id, page, start_at, end_at, created_at on passages begin
  select raise(abort, 'a passage stays where it was marked');
end;

CREATE TRIGGER passages_keep_row before delete on passages begin
  select raise(abort, 'a passage is taken out, not removed');
end;

CREATE TRIGGER passages_keep_words before update of quote on passages when new.quote <> '' begin
  select raise(abort, 'the words of a passage stay, or go with the document');
end;

CREATE TRIGGER people_found_after_rename after update of label on people begin
  delete from search where rowid in (select m.no * 4 from moments m where m.speaker_id = new.id);
  insert into search (rowid, kind, subject, body)
    select s.no, s.kind, s.subject, s.body from moments m
    join search_source s on s.subject = m.id and s.kind = 'moment'
    where m.speaker_id = new.id;
end;

CREATE TRIGGER recordings_found_after_delete after update of deleted_at on recordings begin
  delete from search where rowid in (select m.no * 4 from moments m where m.recording_id = new.id);
  insert into search (rowid, kind, subject, body)
    select s.no, s.kind, s.subject, s.body from moments m
    join search_source s on s.subject = m.id and s.kind = 'moment'
    where m.recording_id = new.id;
end;

CREATE TRIGGER recordings_keep_identity before update of no, id, meeting_id, session_id, ordinal, original_name, imported_at, sha256, bytes, duration_ms, samples, container, codec, sample_rate, channels, has_video, date_in_file, date_on_disk, original_blob_id on recordings begin
  select raise(abort, 'what a recording is never changes');
end;

CREATE TRIGGER recordings_keep_row before delete on recordings begin
  select raise(abort, 'a recording leaves a tombstone');
end;

CREATE TRIGGER recordings_stay_deleted before update of deleted_at on recordings when old.deleted_at is not null begin
  select raise(abort, 'a tombstone stays');
end;

CREATE TRIGGER certified_lines_keep_words
before update of text, speaker_id, speaker_label, speaker_how, deleted_at on transcript_lines
when (select kind from transcripts where id = old.transcript_id) = 'certified' begin
  select raise(abort, 'certified words never change');
end;

CREATE TRIGGER transcript_lines_keep_identity before update of no, id, transcript_id, position on transcript_lines begin
  select raise(abort, 'a line stays in its transcript');
end;

CREATE TRIGGER transcript_lines_keep_row before delete on transcript_lines begin
  select raise(abort, 'a line is taken out, not removed');
end;

CREATE TRIGGER transcripts_keep_identity before update of
  no, id, recording_id, kind, source_name, format, sha256, blob_id, certified_by, certified_on, created_at on transcripts
begin
  select raise(abort, 'what a transcript is never changes');
end;

CREATE TRIGGER transcripts_keep_row before delete on transcripts begin
  select raise(abort, 'a transcript is taken out, not removed');
end;
