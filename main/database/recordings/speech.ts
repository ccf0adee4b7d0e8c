import { z } from 'zod';
import { milliseconds } from '../../../shared/time/index.ts';
import { parseRow, type ReadableDb } from '../sqlite/index.ts';
import type { SpeechReads } from './voice-door.ts';

const voicedSpan = z.object({
  recordingId: z.string(),
  personId: z.string(),
  startMs: milliseconds,
  endMs: milliseconds,
});

/** Across moments and transcript lines: every stretch of a meeting's sound with a person's name on it. */
export function speechReads(db: ReadableDb): SpeechReads {
  // Nobody's time is counted by words of which the parent is not sure whose they are (decision 159).
  const sure = `t.speaker_id is not null and coalesce(t.speaker_how, '') <> 'unsure'`;
  // A line that only stands evenly between its neighbours has no time of its own, so it measures nothing.
  const ofMeeting = db.read(`
    select t.recording_id as "recordingId", t.speaker_id as "personId", t.start_ms as "startMs", t.end_ms as "endMs"
      from moments t join recordings r on r.id = t.recording_id
      where r.meeting_id = :meetingId and r.deleted_at is null and t.deleted_at is null and ${sure}
    union all
    select s.recording_id, t.speaker_id, t.start_ms, t.end_ms
      from transcript_lines t join transcripts s on s.id = t.transcript_id join recordings r on r.id = s.recording_id
      where r.meeting_id = :meetingId and r.deleted_at is null and s.deleted_at is null and t.deleted_at is null
        and ${sure} and t.timing <> 'placed'`);
  return {
    ofMeeting: (meetingId) =>
      ofMeeting.all({ meetingId }).map((row) => parseRow(voicedSpan, row, 'moments, transcript_lines')),
  };
}
