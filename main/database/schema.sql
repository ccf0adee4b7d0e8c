-- The index as all migrations leave it. Written by scripts/schema.ts; a test says when it is old.
-- It is never run: main/database/migrations is what makes the tables.

CREATE TABLE alignments (
  no integer primary key,
  id text not null unique,
  first_id text not null references recordings (id),
  second_id text not null references recordings (id),
  method text not null,
  offset_ms real not null,
  drift_ppm real not null,
  confidence real,
  pieces text not null,
  only_first text not null,
  only_second text not null,
  created_at text not null,
  deleted_at text,
  check (first_id <> second_id)
) strict;

CREATE TABLE asks (
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
, answer_by text) strict;

CREATE TABLE attendees (
  meeting_id text not null references meetings (id),
  person_id text not null references people (id),
  attendance text not null,
  primary key (meeting_id, person_id)
) strict, without rowid;

CREATE TABLE briefing_goals (
  briefing_id text not null references briefings (id),
  position integer not null check (position >= 0),
  goal_id text not null references goals (id),
  primary key (briefing_id, position)
) strict, without rowid;

CREATE TABLE briefing_items (
  briefing_id text not null references briefings (id),
  position integer not null check (position >= 0),
  moment_id text not null references moments (id),
  goal_id text references goals (id),
  primary key (briefing_id, position)
) strict, without rowid;

CREATE TABLE briefings (
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

CREATE TABLE checks (
  no integer primary key,
  at text not null,
  report text not null
) strict;

CREATE TABLE child_notes (
  rowno integer primary key,
  id text not null unique,
  playlist_id text not null references playlists (id),
  student_id text not null references students (id),
  n integer not null check (n > 0),
  kind text not null check (kind in ('say', 'ask', 'agree', 'talk', 'unclear')),
  text text not null,
  moment_id text references moments (id),
  about text,
  put_away integer not null default 0 check (put_away in (0, 1)),
  created_at text not null,
  changed_at text not null,
  deleted_at text
) strict;

CREATE TABLE concerns (
  no integer primary key,
  id text not null unique,
  meeting_id text not null references meetings (id),
  text text not null,
  why text,
  goal_id text references goals (id),
  carried_from_id text references concerns (id),
  created_at text not null,
  deleted_at text
, problem text, since text, promised text, promised_by text, due text, so_far text, answer text, about_moment_id text references moments (id), about_decision_id text references decisions (id), about_incident_id text references incidents (id), from_child integer not null default 0 check (from_child in (0, 1)), child_note_id text references child_notes (id)) strict;

CREATE TABLE consents (
  no integer primary key,
  at text not null,
  meeting_id text not null references meetings (id),
  person_id text not null references people (id),
  answer text not null check (answer in ('written', 'said-yes', 'refused', 'not-asked'))
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

CREATE TABLE deliveries (
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

CREATE TABLE document_passwords (
  no integer primary key,
  document_id text not null unique references documents (id),
  password text not null
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

CREATE TABLE evaluations (
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

CREATE TABLE form_drafts (
  form text not null,
  owner_kind text not null,
  owner_id text not null,
  part text not null,
  fields text not null,
  at text not null,
  primary key (form, owner_kind, owner_id, part)
) strict, without rowid;

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

CREATE TABLE incident_versions (
  no integer primary key,
  incident_id text not null references incidents (id),
  at text not null,
  version text not null
) strict;

CREATE TABLE incidents (
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
, prepared text not null default '[]' check (json_valid(prepared)), seating text not null default '') strict;

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
  deleted_at text, owner text, due text, iep_document_id text, iep_note text, dispute_document_id text, dispute_page integer, sign_what text, sign_signed text, sign_purpose text, answered_by_id text references moments (id), concern_id text references concerns (id), issues text not null default '[]' check (json_valid(issues)),
  check ((dispute_claim is null) = (dispute_status is null))
) strict;

CREATE TABLE need_evaluations (
  need_id text not null references needs (id),
  position integer not null check (position >= 0),
  evaluation_id text not null references evaluations (id),
  primary key (need_id, position)
) strict, without rowid;

CREATE TABLE need_goals (
  need_id text not null references needs (id),
  position integer not null check (position >= 0),
  goal_id text not null references goals (id),
  primary key (need_id, position)
) strict, without rowid;

CREATE TABLE needs (
  no integer primary key,
  id text not null unique,
  student_id text not null references students (id),
  text text not null,
  created_at text not null,
  deleted_at text
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

CREATE TABLE playlist_items (
  playlist_id text not null references playlists (id),
  position integer not null check (position >= 0),
  moment_id text not null references moments (id),
  title text not null,
  private_ok integer not null default 0,
  primary key (playlist_id, position)
) strict, without rowid;

CREATE TABLE playlists (
  no integer primary key,
  id text not null unique,
  student_id text references students (id),
  title text not null,
  created_at text not null,
  deleted_at text
, own_words integer not null default 0 check (own_words in (0, 1))) strict;

CREATE TABLE present_levels (
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

CREATE TABLE progress (
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
  deleted_at text, sound_tracks integer check (sound_tracks >= 1), track_names text check (track_names is null or json_valid(track_names)), cut_short text check (cut_short is null or json_valid(cut_short)),
  unique (meeting_id, ordinal)
) strict;

CREATE VIRTUAL TABLE search using fts5 (
  words, tags, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE VIRTUAL TABLE search_lines using fts5 (
  words, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE VIRTUAL TABLE search_lines_words using fts5vocab (search_lines, 'row');

CREATE VIRTUAL TABLE search_words using fts5vocab (search, 'row');

CREATE TABLE sessions (
  no integer primary key,
  id text not null unique,
  meeting_id text not null references meetings (id),
  ordinal integer not null check (ordinal >= 1),
  date text not null,
  label text,
  unique (meeting_id, ordinal)
) strict;

CREATE TABLE shares (
  no integer primary key,
  at text not null,
  seq integer not null references custody (seq),
  to_whom text,
  why text not null check (why in ('own', 'attorney', 'advocate', 'hearing', 'district', 'other'))
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
  revision integer not null default 0,
  deleted_at text,
  check ((kind = 'typed') = (blob_id is null)),
  check ((blob_id is null) = (sha256 is null) and (blob_id is null) = (source_name is null)),
  check ((kind = 'certified') = (certified_by is not null) and (kind = 'certified') = (certified_on is not null))
) strict;

CREATE TABLE voice_notes (
  no integer primary key,
  id text not null unique,
  moment_id text not null references moments (id),
  blob_id text not null unique,
  sha256 text not null,
  duration_ms integer not null check (duration_ms >= 0),
  cut_short integer not null check (cut_short in (0, 1)),
  created_at text not null,
  deleted_at text,
  destroyed_at text
) strict;

CREATE INDEX alignments_by_first on alignments (first_id) where deleted_at is null;

CREATE INDEX alignments_by_second on alignments (second_id) where deleted_at is null;

CREATE INDEX asks_by_first on asks (repeats_id) where repeats_id is not null;

CREATE INDEX attendees_by_person on attendees (person_id);

CREATE INDEX briefing_goals_by_goal on briefing_goals (goal_id);

CREATE INDEX briefing_items_by_goal on briefing_items (goal_id);

CREATE INDEX briefing_items_by_moment on briefing_items (moment_id);

CREATE INDEX briefings_by_meeting on briefings (meeting_id);

CREATE INDEX briefings_by_student on briefings (student_id);

CREATE UNIQUE INDEX child_notes_by_number on child_notes (playlist_id, n);

CREATE INDEX concerns_by_meeting on concerns (meeting_id) where deleted_at is null;

CREATE INDEX concerns_carried on concerns (carried_from_id) where carried_from_id is not null;

CREATE INDEX concerns_of_child_note on concerns (child_note_id) where child_note_id is not null;

CREATE INDEX consents_by_meeting on consents (meeting_id, person_id);

CREATE INDEX custody_by_subject on custody (subject) where subject is not null;

CREATE INDEX decisions_by_goal on decisions (goal_id);

CREATE INDEX decisions_by_iep_document on decisions (iep_document_id) where iep_document_id is not null;

CREATE INDEX decisions_by_meeting on decisions (meeting_id) where deleted_at is null;

CREATE INDEX decisions_due on decisions (due) where deleted_at is null and due is not null;

CREATE INDEX deliveries_by_decision on deliveries (decision_id) where decision_id is not null;

CREATE INDEX deliveries_by_moment on deliveries (moment_id) where moment_id is not null;

CREATE INDEX dispute_requests_by_moment on dispute_requests (moment_id) where deleted_at is null;

CREATE INDEX documents_by_hash on documents (sha256) where destroyed_at is null;

CREATE INDEX documents_by_meeting on documents (meeting_id) where deleted_at is null;

CREATE INDEX documents_by_student on documents (student_id) where deleted_at is null;

CREATE INDEX edits_by_state on edits (undone, no);

CREATE INDEX edits_by_subject on edits (subject);

CREATE INDEX evaluations_by_student on evaluations (student_id) where deleted_at is null;

CREATE INDEX exports_by_meeting on exports (meeting_id);

CREATE INDEX form_drafts_of_owner on form_drafts (owner_id);

CREATE INDEX gaps_by_recording on gaps (recording_id, at_sample, no);

CREATE INDEX goals_by_clip on goals (how_moment_id) where how_moment_id is not null;

CREATE INDEX goals_by_earlier on goals (continues_id) where continues_id is not null;

CREATE INDEX goals_by_student on goals (student_id) where deleted_at is null;

CREATE INDEX incident_versions_by_incident on incident_versions (incident_id);

CREATE INDEX incidents_by_date on incidents (date, no) where deleted_at is null;

CREATE INDEX incidents_by_meeting on incidents (meeting_id) where meeting_id is not null;

CREATE INDEX line_versions_by_line on line_versions (line_id);

CREATE INDEX meeting_students_by_student on meeting_students (student_id);

CREATE INDEX meetings_by_date on meetings (date, no) where deleted_at is null;

CREATE INDEX moment_versions_by_moment on moment_versions (moment_id);

CREATE INDEX moments_answering on moments (answered_by_id) where answered_by_id is not null;

CREATE INDEX moments_asked on moments (recording_id)
  where deleted_at is null and (type = 'question' or mark in ('question-not-answered', 'did-not-understand'));

CREATE INDEX moments_by_decision on moments (decision_id);

CREATE INDEX moments_by_dispute_document on moments (dispute_document_id) where dispute_document_id is not null;

CREATE INDEX moments_by_goal on moments (goal_id);

CREATE INDEX moments_by_iep_document on moments (iep_document_id) where iep_document_id is not null;

CREATE INDEX moments_by_recording on moments (recording_id);

CREATE INDEX moments_by_speaker on moments (speaker_id);

CREATE INDEX moments_by_time on moments (recording_id, start_ms, end_ms, id) where deleted_at is null;

CREATE INDEX moments_disputed on moments (recording_id) where deleted_at is null and dispute_claim is not null;

CREATE INDEX moments_due on moments (due) where deleted_at is null and due is not null;

CREATE INDEX moments_of_concern on moments (concern_id) where concern_id is not null;

CREATE INDEX moments_promised on moments (recording_id) where deleted_at is null and type = 'promise';

CREATE INDEX moments_said on moments (recording_id)
  where deleted_at is null and (type in ('promise', 'decision') or outcome = 'agreed' or decision_id is not null);

CREATE INDEX needs_by_student on needs (student_id) where deleted_at is null;

CREATE INDEX passages_by_decision on passages (decision_id) where decision_id is not null;

CREATE INDEX passages_by_document on passages (document_id, page, start_at) where deleted_at is null;

CREATE INDEX passages_by_goal on passages (goal_id) where goal_id is not null;

CREATE INDEX passages_by_moment on passages (moment_id) where moment_id is not null;

CREATE INDEX playlist_items_by_moment on playlist_items (moment_id);

CREATE INDEX present_levels_by_student on present_levels (student_id, date) where deleted_at is null;

CREATE INDEX progress_by_goal on progress (goal_id, date) where deleted_at is null;

CREATE INDEX recordings_by_hash on recordings (sha256) where deleted_at is null;

CREATE INDEX recordings_by_meeting on recordings (meeting_id, ordinal) where deleted_at is null;

CREATE INDEX recordings_by_session on recordings (session_id);

CREATE INDEX shares_by_entry on shares (seq);

CREATE INDEX statement_pairs_by_first on statement_pairs (first_id) where deleted_at is null;

CREATE INDEX statement_pairs_by_second on statement_pairs (second_id) where deleted_at is null;

CREATE INDEX transcript_lines_by_speaker on transcript_lines (speaker_id) where speaker_id is not null;

CREATE INDEX transcript_lines_by_time on transcript_lines (transcript_id, start_ms, position, no) where deleted_at is null;

CREATE INDEX transcript_lines_by_transcript on transcript_lines (transcript_id);

CREATE INDEX transcript_lines_checked on transcript_lines (transcript_id)
  where deleted_at is null and checked_at is not null;

CREATE INDEX transcript_lines_said_by on transcript_lines (speaker_id, transcript_id) where speaker_id is not null;

CREATE INDEX transcripts_by_recording on transcripts (recording_id, no);

CREATE INDEX voice_notes_by_moment on voice_notes (moment_id, no);

CREATE TRIGGER alignments_keep_row before update of no, id, first_id, second_id, method, offset_ms, drift_ppm,
  confidence, pieces, only_first, only_second, created_at on alignments begin
  select raise(abort, 'a comparison stays as it was made');
end;

CREATE TRIGGER alignments_stay before delete on alignments begin
  select raise(abort, 'a comparison is taken out, not removed');
end;

CREATE TRIGGER asks_found_no_more after delete on asks begin
  delete from search where rowid = (14 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER asks_found_when_added after insert on asks when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((14 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.what, new.asked_of, new.text, new.answer_text), '');
end;

CREATE TRIGGER asks_found_when_changed after update on asks when (concat_ws(char(10), old.what, old.asked_of, old.text, old.answer_text)) is not (concat_ws(char(10), new.what, new.asked_of, new.text, new.answer_text)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (14 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (14 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.what, new.asked_of, new.text, new.answer_text), '' where new.deleted_at is null;
end;

CREATE TRIGGER asks_keep_identity before update of no, id, repeats_id, created_at on asks
when old.no is not new.no or old.id is not new.id or old.repeats_id is not new.repeats_id
  or old.created_at is not new.created_at begin
  select raise(abort, 'when an ask was written down never changes');
end;

CREATE TRIGGER asks_keep_row before delete on asks begin
  select raise(abort, 'an ask is taken out, not removed');
end;

CREATE TRIGGER child_notes_keep_identity before update of rowno, id, playlist_id, student_id, n, created_at on child_notes
when old.rowno is not new.rowno or old.id is not new.id or old.playlist_id is not new.playlist_id
  or old.student_id is not new.student_id or old.n is not new.n or old.created_at is not new.created_at begin
  select raise(abort, 'whose note it is never changes');
end;

CREATE TRIGGER child_notes_keep_row before delete on child_notes begin
  select raise(abort, 'a note is taken back, not removed');
end;

CREATE TRIGGER concerns_keep_row before delete on concerns begin
  select raise(abort, 'a concern is taken out, not removed');
end;

CREATE TRIGGER consents_keep_record before update on consents begin
  select raise(abort, 'the ledger of consents is only ever added to');
end;

CREATE TRIGGER consents_keep_row before delete on consents begin
  select raise(abort, 'the ledger of consents is only ever added to');
end;

CREATE TRIGGER custody_keeps_entry before update on custody begin
  select raise(abort, 'the custody log is only ever added to');
end;

CREATE TRIGGER custody_keeps_row before delete on custody begin
  select raise(abort, 'the custody log is only ever added to');
end;

CREATE TRIGGER decisions_found_no_more after delete on decisions begin
  delete from search where rowid = (2 << 49) + ((select g.no from meetings g where g.id = old.meeting_id) << 28) + old.no;
end;

CREATE TRIGGER decisions_found_when_added after insert on decisions when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((2 << 49) + ((select g.no from meetings g where g.id = new.meeting_id) << 28) + new.no, concat_ws(char(10), new.text, new.reason, new.owner, new.iep_note), concat_ws(' ', 'o' || replace(new.outcome, '-', ''), 'i' || replace(new.in_iep, '-', '')));
end;

CREATE TRIGGER decisions_found_when_changed after update on decisions when (concat_ws(char(10), old.text, old.reason, old.owner, old.iep_note)) is not (concat_ws(char(10), new.text, new.reason, new.owner, new.iep_note)) or (concat_ws(' ', 'o' || replace(old.outcome, '-', ''), 'i' || replace(old.in_iep, '-', ''))) is not (concat_ws(' ', 'o' || replace(new.outcome, '-', ''), 'i' || replace(new.in_iep, '-', ''))) or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (2 << 49) + ((select g.no from meetings g where g.id = old.meeting_id) << 28) + old.no;
  insert into search (rowid, words, tags) select (2 << 49) + ((select g.no from meetings g where g.id = new.meeting_id) << 28) + new.no, concat_ws(char(10), new.text, new.reason, new.owner, new.iep_note), concat_ws(' ', 'o' || replace(new.outcome, '-', ''), 'i' || replace(new.in_iep, '-', '')) where new.deleted_at is null;
end;

CREATE TRIGGER deliveries_keep_promise before update of no, id, moment_id, decision_id, created_at on deliveries begin
  select raise(abort, 'an entry stays with its promise');
end;

CREATE TRIGGER deliveries_keep_row before delete on deliveries begin
  select raise(abort, 'an entry is taken out, not removed');
end;

CREATE TRIGGER dispute_requests_found_no_more after delete on dispute_requests begin
  delete from search where rowid = (7 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER dispute_requests_found_when_added after insert on dispute_requests when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((7 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.asked_of, new.answer_text), '');
end;

CREATE TRIGGER dispute_requests_found_when_changed after update on dispute_requests when (concat_ws(char(10), old.text, old.asked_of, old.answer_text)) is not (concat_ws(char(10), new.text, new.asked_of, new.answer_text)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (7 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (7 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.asked_of, new.answer_text), '' where new.deleted_at is null;
end;

CREATE TRIGGER document_pages_found_no_more after delete on document_pages begin
  delete from search where rowid = (4 << 49) + ((select d.no from documents d where d.id = old.document_id) << 28) + old.page;
end;

CREATE TRIGGER document_pages_found_when_added after insert on document_pages when new.text <> '' begin
  insert into search (rowid, words, tags) values ((4 << 49) + ((select d.no from documents d where d.id = new.document_id) << 28) + new.page, new.text, '');
end;

CREATE TRIGGER document_pages_found_when_changed after update on document_pages when (old.text) is not (new.text) or ('') is not ('') or (old.text <> '') is not (new.text <> '') begin
  delete from search where rowid = (4 << 49) + ((select d.no from documents d where d.id = old.document_id) << 28) + old.page;
  insert into search (rowid, words, tags) select (4 << 49) + ((select d.no from documents d where d.id = new.document_id) << 28) + new.page, new.text, '' where new.text <> '';
end;

CREATE TRIGGER documents_forget_form_drafts after update of destroyed_at on documents
when old.destroyed_at is null and new.destroyed_at is not null begin
  delete from form_drafts where owner_id = new.id;
end;

CREATE TRIGGER documents_found_no_more after delete on documents begin
  delete from search where rowid = (5 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER documents_found_when_added after insert on documents when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((5 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.title, new.sender, new.original_name), '');
end;

CREATE TRIGGER documents_found_when_changed after update on documents when (concat_ws(char(10), old.title, old.sender, old.original_name)) is not (concat_ws(char(10), new.title, new.sender, new.original_name)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (5 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (5 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.title, new.sender, new.original_name), '' where new.deleted_at is null;
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

CREATE TRIGGER evaluations_found_no_more after delete on evaluations begin
  delete from search where rowid = (10 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER evaluations_found_when_added after insert on evaluations when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((10 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.title, new.evaluator, new.findings), '');
end;

CREATE TRIGGER evaluations_found_when_changed after update on evaluations when (concat_ws(char(10), old.title, old.evaluator, old.findings)) is not (concat_ws(char(10), new.title, new.evaluator, new.findings)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (10 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (10 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.title, new.evaluator, new.findings), '' where new.deleted_at is null;
end;

CREATE TRIGGER evaluations_keep_row before delete on evaluations begin
  select raise(abort, 'an evaluation is taken out, not removed');
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

CREATE TRIGGER goals_found_no_more after delete on goals begin
  delete from search where rowid = (3 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER goals_found_when_added after insert on goals when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((3 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.area, new.baseline, new.target, new.how_done, new.school_year), '');
end;

CREATE TRIGGER goals_found_when_changed after update on goals when (concat_ws(char(10), old.text, old.area, old.baseline, old.target, old.how_done, old.school_year)) is not (concat_ws(char(10), new.text, new.area, new.baseline, new.target, new.how_done, new.school_year)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (3 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (3 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.area, new.baseline, new.target, new.how_done, new.school_year), '' where new.deleted_at is null;
end;

CREATE TRIGGER incident_versions_keep_row before delete on incident_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER incident_versions_keep_version before update on incident_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER incidents_found_no_more after delete on incidents begin
  delete from search where rowid = (13 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER incidents_found_when_added after insert on incidents when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((13 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.said, new.present, new.told_by), '');
end;

CREATE TRIGGER incidents_found_when_changed after update on incidents when (concat_ws(char(10), old.text, old.said, old.present, old.told_by)) is not (concat_ws(char(10), new.text, new.said, new.present, new.told_by)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (13 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (13 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.said, new.present, new.told_by), '' where new.deleted_at is null;
end;

CREATE TRIGGER incidents_keep_identity before update of no, id, created_at on incidents
when old.no is not new.no or old.id is not new.id or old.created_at is not new.created_at begin
  select raise(abort, 'when a note was written down never changes');
end;

CREATE TRIGGER incidents_keep_row before delete on incidents begin
  select raise(abort, 'a note is taken out, not removed');
end;

CREATE TRIGGER line_versions_keep_row before delete on line_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER line_versions_keep_version before update on line_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER meetings_found_no_more after delete on meetings begin
  delete from search where rowid = (8 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER meetings_found_when_added after insert on meetings when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((8 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.title, new.place, new.notes, new.seating), '');
end;

CREATE TRIGGER meetings_found_when_changed after update on meetings when (concat_ws(char(10), old.title, old.place, old.notes, old.seating)) is not (concat_ws(char(10), new.title, new.place, new.notes, new.seating)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (8 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (8 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.title, new.place, new.notes, new.seating), '' where new.deleted_at is null;
end;

CREATE TRIGGER moment_versions_keep_row before delete on moment_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER moment_versions_keep_version before update on moment_versions begin
  select raise(abort, 'history is only ever added to');
end;

CREATE TRIGGER moments_found_no_more after delete on moments begin
  delete from search where rowid = (1 << 49) + ((select r.no from recordings r where r.id = old.recording_id) << 28) + old.no;
end;

CREATE TRIGGER moments_found_when_added after insert on moments when new.deleted_at is null and (select r.deleted_at from recordings r where r.id = new.recording_id) is null begin
  insert into search (rowid, words, tags) values ((1 << 49) + ((select r.no from recordings r where r.id = new.recording_id) << 28) + new.no, concat_ws(char(10), new.text, new.dispute_claim, new.dispute_by, new.dispute_where, new.reason, new.owner, new.iep_note), concat_ws(' ', concat_ws(' ', 'p' || (select p.no from people p where p.id = new.speaker_id), 't' || new.type, 'm' || replace(new.mark, '-', ''), 'o' || replace(new.outcome, '-', ''), 'i' || replace(new.in_iep, '-', ''), iif(new.dispute_claim is null, null, 'disputed')), (select group_concat('g' || replace(j.value, '-', ''), ' ') from json_each(new.issues) j)));
end;

CREATE TRIGGER moments_found_when_changed after update on moments when (concat_ws(char(10), old.text, old.dispute_claim, old.dispute_by, old.dispute_where, old.reason, old.owner, old.iep_note)) is not (concat_ws(char(10), new.text, new.dispute_claim, new.dispute_by, new.dispute_where, new.reason, new.owner, new.iep_note)) or (concat_ws(' ', concat_ws(' ', 'p' || (select p.no from people p where p.id = old.speaker_id), 't' || old.type, 'm' || replace(old.mark, '-', ''), 'o' || replace(old.outcome, '-', ''), 'i' || replace(old.in_iep, '-', ''), iif(old.dispute_claim is null, null, 'disputed')), (select group_concat('g' || replace(j.value, '-', ''), ' ') from json_each(old.issues) j))) is not (concat_ws(' ', concat_ws(' ', 'p' || (select p.no from people p where p.id = new.speaker_id), 't' || new.type, 'm' || replace(new.mark, '-', ''), 'o' || replace(new.outcome, '-', ''), 'i' || replace(new.in_iep, '-', ''), iif(new.dispute_claim is null, null, 'disputed')), (select group_concat('g' || replace(j.value, '-', ''), ' ') from json_each(new.issues) j))) or (old.deleted_at is null and (select r.deleted_at from recordings r where r.id = old.recording_id) is null) is not (new.deleted_at is null and (select r.deleted_at from recordings r where r.id = new.recording_id) is null) begin
  delete from search where rowid = (1 << 49) + ((select r.no from recordings r where r.id = old.recording_id) << 28) + old.no;
  insert into search (rowid, words, tags) select (1 << 49) + ((select r.no from recordings r where r.id = new.recording_id) << 28) + new.no, concat_ws(char(10), new.text, new.dispute_claim, new.dispute_by, new.dispute_where, new.reason, new.owner, new.iep_note), concat_ws(' ', concat_ws(' ', 'p' || (select p.no from people p where p.id = new.speaker_id), 't' || new.type, 'm' || replace(new.mark, '-', ''), 'o' || replace(new.outcome, '-', ''), 'i' || replace(new.in_iep, '-', ''), iif(new.dispute_claim is null, null, 'disputed')), (select group_concat('g' || replace(j.value, '-', ''), ' ') from json_each(new.issues) j)) where new.deleted_at is null and (select r.deleted_at from recordings r where r.id = new.recording_id) is null;
end;

CREATE TRIGGER moments_keep_identity before update of no, id, recording_id, created_at on moments begin
  select raise(abort, 'a moment stays where it was marked');
end;

CREATE TRIGGER moments_keep_row before delete on moments begin
  select raise(abort, 'a moment is taken out, not removed');
end;

CREATE TRIGGER needs_found_no_more after delete on needs begin
  delete from search where rowid = (11 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER needs_found_when_added after insert on needs when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((11 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text), '');
end;

CREATE TRIGGER needs_found_when_changed after update on needs when (concat_ws(char(10), old.text)) is not (concat_ws(char(10), new.text)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (11 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (11 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text), '' where new.deleted_at is null;
end;

CREATE TRIGGER needs_keep_row before delete on needs begin
  select raise(abort, 'a need is taken out, not removed');
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

CREATE TRIGGER people_found_no_more after delete on people begin
  delete from search where rowid = (9 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER people_found_when_added after insert on people when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((9 << 49) + (new.no << 28) + new.no, new.label, '');
end;

CREATE TRIGGER people_found_when_changed after update on people when (old.label) is not (new.label) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (9 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (9 << 49) + (new.no << 28) + new.no, new.label, '' where new.deleted_at is null;
end;

CREATE TRIGGER present_levels_found_no_more after delete on present_levels begin
  delete from search where rowid = (12 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER present_levels_found_when_added after insert on present_levels when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((12 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.area, new.measure, new.source), '');
end;

CREATE TRIGGER present_levels_found_when_changed after update on present_levels when (concat_ws(char(10), old.text, old.area, old.measure, old.source)) is not (concat_ws(char(10), new.text, new.area, new.measure, new.source)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (12 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (12 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.area, new.measure, new.source), '' where new.deleted_at is null;
end;

CREATE TRIGGER present_levels_keep_row before delete on present_levels begin
  select raise(abort, 'a present level is taken out, not removed');
end;

CREATE TRIGGER progress_found_no_more after delete on progress begin
  delete from search where rowid = (6 << 49) + (old.no << 28) + old.no;
end;

CREATE TRIGGER progress_found_when_added after insert on progress when new.deleted_at is null begin
  insert into search (rowid, words, tags) values ((6 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.source), '');
end;

CREATE TRIGGER progress_found_when_changed after update on progress when (concat_ws(char(10), old.text, old.source)) is not (concat_ws(char(10), new.text, new.source)) or ('') is not ('') or (old.deleted_at is null) is not (new.deleted_at is null) begin
  delete from search where rowid = (6 << 49) + (old.no << 28) + old.no;
  insert into search (rowid, words, tags) select (6 << 49) + (new.no << 28) + new.no, concat_ws(char(10), new.text, new.source), '' where new.deleted_at is null;
end;

CREATE TRIGGER progress_keep_row before delete on progress begin
  select raise(abort, 'an entry is taken out, not removed');
end;

CREATE TRIGGER recordings_forget_form_drafts after update of deleted_at on recordings
when old.deleted_at is null and new.deleted_at is not null begin
  delete from form_drafts where owner_id = new.id
    or owner_id in (select id from moments where recording_id = new.id)
    or owner_id in (select id from deliveries where moment_id in (select id from moments where recording_id = new.id))
    or owner_id in (select id from dispute_requests where moment_id in (select id from moments where recording_id = new.id))
    or owner_id in (select id from statement_pairs
      where first_id in (select id from moments where recording_id = new.id) or second_id in (select id from moments where recording_id = new.id))
    or owner_id in (select id from transcripts where recording_id = new.id);
end;

CREATE TRIGGER recordings_found_no_more after update of deleted_at on recordings
when old.deleted_at is null and new.deleted_at is not null begin
  delete from search where rowid in (
    select (1 << 49) + (new.no << 28) + m.no from moments m where m.recording_id = new.id);
  insert into search_lines (search_lines, rowid, words) select 'delete', (0 << 49) + ((select t.no from transcripts t where t.id = l.transcript_id) << 28) + l.no, l.text from transcripts s join transcript_lines l on l.transcript_id = s.id
    where s.recording_id = new.id and l.deleted_at is null order by s.no, l.no;
  insert into search_lines (search_lines) values ('optimize');
end;

CREATE TRIGGER recordings_keep_cut before update of cut_short, track_names on recordings begin
  select raise(abort, 'what a recording is never changes');
end;

CREATE TRIGGER recordings_keep_identity before update of no, id, meeting_id, session_id, ordinal, original_name, imported_at, sha256, bytes, duration_ms, samples, container, codec, sample_rate, channels, has_video, date_in_file, date_on_disk, original_blob_id on recordings begin
  select raise(abort, 'what a recording is never changes');
end;

CREATE TRIGGER recordings_keep_row before delete on recordings begin
  select raise(abort, 'a recording leaves a tombstone');
end;

CREATE TRIGGER recordings_keep_tracks before update of sound_tracks on recordings begin
  select raise(abort, 'what a recording is never changes');
end;

CREATE TRIGGER recordings_stay_deleted before update of deleted_at on recordings when old.deleted_at is not null begin
  select raise(abort, 'a tombstone stays');
end;

CREATE TRIGGER shares_keep_record before update on shares begin
  select raise(abort, 'the log of what left is only ever added to');
end;

CREATE TRIGGER shares_keep_row before delete on shares begin
  select raise(abort, 'the log of what left is only ever added to');
end;

CREATE TRIGGER certified_lines_keep_words
before update of text, speaker_id, speaker_label, speaker_how, deleted_at on transcript_lines
when (select kind from transcripts where id = old.transcript_id) = 'certified' begin
  select raise(abort, 'certified words never change');
end;

CREATE TRIGGER transcript_lines_found_no_more after delete on transcript_lines begin
  insert into search_lines (search_lines, rowid, words) select 'delete', (0 << 49) + ((select t.no from transcripts t where t.id = old.transcript_id) << 28) + old.no, old.text where old.deleted_at is null and (select r.deleted_at from transcripts t
    join recordings r on r.id = t.recording_id where t.id = old.transcript_id) is null;
end;

CREATE TRIGGER transcript_lines_found_when_added after insert on transcript_lines when new.deleted_at is null and (select r.deleted_at from transcripts t
    join recordings r on r.id = t.recording_id where t.id = new.transcript_id) is null begin
  insert into search_lines (rowid, words) values ((0 << 49) + ((select t.no from transcripts t where t.id = new.transcript_id) << 28) + new.no, new.text);
end;

CREATE TRIGGER transcript_lines_found_when_changed after update of text, deleted_at on transcript_lines
when old.text is not new.text or (old.deleted_at is null) is not (new.deleted_at is null) begin
  insert into search_lines (search_lines, rowid, words) select 'delete', (0 << 49) + ((select t.no from transcripts t where t.id = old.transcript_id) << 28) + old.no, old.text where old.deleted_at is null and (select r.deleted_at from transcripts t
    join recordings r on r.id = t.recording_id where t.id = old.transcript_id) is null;
  insert into search_lines (rowid, words) select (0 << 49) + ((select t.no from transcripts t where t.id = new.transcript_id) << 28) + new.no, new.text where new.deleted_at is null and (select r.deleted_at from transcripts t
    join recordings r on r.id = t.recording_id where t.id = new.transcript_id) is null;
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

CREATE TRIGGER voice_notes_never_change before update of id, moment_id, blob_id, sha256, duration_ms, cut_short, created_at on voice_notes
begin
  select raise(abort, 'a voice note never changes');
end;
