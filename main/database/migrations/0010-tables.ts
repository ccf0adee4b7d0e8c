/** The first tables. `no` keeps a row's number through a VACUUM; `deleted_at` makes undo possible. */
export const tables = `
create table meta (
  key text primary key not null,
  value text not null
) strict, without rowid;

create table students (
  no integer primary key,
  id text not null unique,
  initials text not null,
  birth_date text,
  school_year text,
  deleted_at text
) strict;

create table meetings (
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
create index meetings_by_date on meetings (date, no) where deleted_at is null;

create table meeting_students (
  meeting_id text not null references meetings (id),
  position integer not null,
  student_id text not null references students (id),
  primary key (meeting_id, position)
) strict, without rowid;
create index meeting_students_by_student on meeting_students (student_id);

create table sessions (
  no integer primary key,
  id text not null unique,
  meeting_id text not null references meetings (id),
  ordinal integer not null check (ordinal >= 1),
  date text not null,
  label text,
  unique (meeting_id, ordinal)
) strict;

create table people (
  no integer primary key,
  id text not null unique,
  label text not null,
  role text not null,
  deleted_at text
) strict;

create table attendees (
  meeting_id text not null references meetings (id),
  person_id text not null references people (id),
  attendance text not null,
  primary key (meeting_id, person_id)
) strict, without rowid;
create index attendees_by_person on attendees (person_id);

create table goals (
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
) strict;
create index goals_by_student on goals (student_id) where deleted_at is null;

create table decisions (
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
) strict;
create index decisions_by_meeting on decisions (meeting_id) where deleted_at is null;
create index decisions_by_goal on decisions (goal_id);

create table recordings (
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
create index recordings_by_meeting on recordings (meeting_id, ordinal) where deleted_at is null;
create index recordings_by_session on recordings (session_id);
create index recordings_by_hash on recordings (sha256) where deleted_at is null;

create table moments (
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
  deleted_at text,
  check ((dispute_claim is null) = (dispute_status is null))
) strict;
create index moments_by_time on moments (recording_id, start_ms, end_ms, id) where deleted_at is null;
create index moments_disputed on moments (recording_id) where deleted_at is null and dispute_claim is not null;
create index moments_by_recording on moments (recording_id);
create index moments_by_goal on moments (goal_id);
create index moments_by_decision on moments (decision_id);
create index moments_by_speaker on moments (speaker_id);

create table moment_versions (
  no integer primary key,
  moment_id text not null references moments (id),
  at text not null,
  version text not null
) strict;
create index moment_versions_by_moment on moment_versions (moment_id);

create table edits (
  no integer primary key autoincrement,
  at text not null,
  what text not null,
  subject text not null,
  label text not null,
  before text,
  after text,
  undone integer not null default 0 check (undone in (0, 1)),
  check (before is not null or after is not null)
) strict;
create index edits_by_state on edits (undone, no);
create index edits_by_subject on edits (subject);

create table drafts (
  moment_id text not null references moments (id),
  field text not null,
  text text not null,
  at text not null,
  primary key (moment_id, field)
) strict, without rowid;

create table custody (
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
create index custody_by_subject on custody (subject) where subject is not null;

create table exports (
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
create index exports_by_meeting on exports (meeting_id);

create table checks (
  no integer primary key,
  at text not null,
  report text not null
) strict;
`;
