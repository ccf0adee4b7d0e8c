/**
 * Transcripts: imported, typed, certified. The file that one came from, who certified it, and the words and speakers of
 * a certified one are evidence, which triggers keep. A line's versions are only ever added to.
 */
export const transcripts = `
create table transcripts (
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
create index transcripts_by_recording on transcripts (recording_id, no);

create table transcript_lines (
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
create index transcript_lines_by_time on transcript_lines (transcript_id, start_ms, position, no) where deleted_at is null;
create index transcript_lines_by_transcript on transcript_lines (transcript_id);
create index transcript_lines_by_speaker on transcript_lines (speaker_id) where speaker_id is not null;

create table line_versions (
  no integer primary key,
  line_id text not null references transcript_lines (id),
  at text not null,
  version text not null
) strict;
create index line_versions_by_line on line_versions (line_id);

create table line_drafts (
  line_id text primary key references transcript_lines (id),
  text text not null,
  at text not null
) strict, without rowid;

create trigger transcripts_keep_identity before update of
  no, id, recording_id, kind, source_name, format, sha256, blob_id, certified_by, certified_on, created_at on transcripts
begin
  select raise(abort, 'what a transcript is never changes');
end;
create trigger transcripts_keep_row before delete on transcripts begin
  select raise(abort, 'a transcript is taken out, not removed');
end;
create trigger transcript_lines_keep_identity before update of no, id, transcript_id, position on transcript_lines begin
  select raise(abort, 'a line stays in its transcript');
end;
create trigger transcript_lines_keep_row before delete on transcript_lines begin
  select raise(abort, 'a line is taken out, not removed');
end;
create trigger certified_lines_keep_words
before update of text, speaker_id, speaker_label, speaker_how, deleted_at on transcript_lines
when (select kind from transcripts where id = old.transcript_id) = 'certified' begin
  select raise(abort, 'certified words never change');
end;
create trigger line_versions_keep_version before update on line_versions begin
  select raise(abort, 'history is only ever added to');
end;
create trigger line_versions_keep_row before delete on line_versions begin
  select raise(abort, 'history is only ever added to');
end;
`;
