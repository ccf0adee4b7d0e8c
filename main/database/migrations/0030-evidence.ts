const RECORDING_IDENTITY = [
  'no, id, meeting_id, session_id, ordinal, original_name, imported_at, sha256, bytes, duration_ms, samples,',
  'container, codec, sample_rate, channels, has_video, date_in_file, date_on_disk, original_blob_id',
].join(' ');

const refuse = (name: string, when: string, table: string, words: string) => `
create trigger ${name} before ${when} on ${table} begin
  select raise(abort, '${words}');
end;`;

/**
 * Evidence that no code of ours can change, whatever it gets wrong: what a recording is, what the custody log says,
 * what a moment said before it was changed. A correction is a new row.
 */
export const evidence = `
${refuse('recordings_keep_identity', `update of ${RECORDING_IDENTITY}`, 'recordings', 'what a recording is never changes')}
${refuse('recordings_keep_row', 'delete', 'recordings', 'a recording leaves a tombstone')}
create trigger recordings_stay_deleted before update of deleted_at on recordings when old.deleted_at is not null begin
  select raise(abort, 'a tombstone stays');
end;
${refuse('custody_keeps_entry', 'update', 'custody', 'the custody log is only ever added to')}
${refuse('custody_keeps_row', 'delete', 'custody', 'the custody log is only ever added to')}
${refuse('moments_keep_identity', 'update of no, id, recording_id, created_at', 'moments', 'a moment stays where it was marked')}
${refuse('moments_keep_row', 'delete', 'moments', 'a moment is taken out, not removed')}
${refuse('moment_versions_keep_version', 'update', 'moment_versions', 'history is only ever added to')}
${refuse('moment_versions_keep_row', 'delete', 'moment_versions', 'history is only ever added to')}
${refuse('exports_keep_record', 'update', 'exports', 'an export stays as it was')}
${refuse('exports_keep_row', 'delete', 'exports', 'an export stays as it was')}
`;
