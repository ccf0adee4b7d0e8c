import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { OpenArchive } from '../../main/archive/index.ts';
import { openIndex } from '../../main/database/index.ts';
import { applySettings, giveKey } from '../../main/database/sqlite/pragmas.ts';
import { openTranscript } from '../../main/transcripts/index.ts';
import { transcriptCalls } from '../../shared/contract/transcripts.ts';
import { ms } from '../../shared/time/index.ts';
import { aMeeting, aRecording } from '../support/archive/index.ts';
import { aLine, aTranscript } from '../support/archive/lines.ts';
import { type Amount, inFolder, inTurn, milliseconds, type Row } from './measure.ts';

const LINES = 20_000;
/** Decrypting, columns, and the schema before it leaves: each about as long as reading. */
const MOST = 3;

/**
 * Opening a transcript of 20,000 lines as main does it for the screen (read, decrypted, checked against its schema when
 * read and again before it leaves), against the same rows read by plain SQLite from the same tables, unencrypted.
 * Scrolling it is measured with the rest of the review.
 */
export function transcripts({ quick }: Amount): Promise<Row[]> {
  return inFolder('memory', async (folder) => {
    const file = join(folder, 'index.db');
    const key = randomBytes(32);
    const id = fill(file, key);
    const plain = inTheOpen(file, key);
    const index = openIndex({ file, key, readOnly: true });
    const archive = { index, readOnly: true } as unknown as OpenArchive;
    const rows = plain.prepare(
      `select id, start_ms, end_ms, timing, speaker_id, speaker_label, speaker_how, text, checked_by, checked_at
       from transcript_lines where transcript_id = ? and deleted_at is null order by start_ms, position, no`,
    );
    const runs = quick ? 9 : 31;
    const took = await inTurn(
      runs,
      () => mustBe(rows.all(id).length),
      () => mustBe(transcriptCalls.open.output.parse(openTranscript(archive, { id })).lines.id.length),
    );
    plain.close();
    index.close();
    const ratio = took.ours / took.baseline;
    return [
      {
        what: `Opening a transcript of ${LINES.toLocaleString('en')} lines`,
        baseline: 'plain SQLite reading the same rows',
        theirs: milliseconds(took.baseline),
        ours: milliseconds(took.ours),
        ratio,
        goal: `at most ${MOST.toFixed(2)}x`,
        met: ratio <= MOST,
        runs,
      },
    ];
  });
}

function mustBe(lines: number): void {
  if (lines !== LINES) throw new Error(`${lines} lines were read`);
}

/** The same tables without encryption, with the same settings. */
function inTheOpen(file: string, key: Buffer): Database.Database {
  copyFileSync(file, `${file}.plain`);
  const secret = new Database(`${file}.plain`);
  giveKey(secret, key);
  secret.pragma("rekey = ''");
  secret.close();
  const connection = new Database(`${file}.plain`, { readonly: true });
  applySettings(connection);
  return connection;
}

function fill(file: string, key: Buffer): string {
  const index = openIndex({ file, key, create: true });
  const meeting = aMeeting();
  const session = { id: 'sitting', meetingId: meeting.id, date: meeting.date, ordinal: 1, label: null };
  const recording = aRecording({ meetingId: meeting.id, sessionId: session.id });
  const transcript = aTranscript(recording.id);
  index.transaction(() => {
    index.meetings.insert(meeting);
    index.sessions.insert(session);
    index.recordings.insert(recording);
    index.transcripts.insert(transcript);
    for (let at = 0; at < LINES; at += 1) {
      index.transcriptLines.insert(
        aLine(transcript.id, {
          position: at,
          startMs: at * 900,
          endMs: ms(at * 900 + 900),
          speakerLabel: `Speaker ${at % 9}`,
          text: `We will give him sixty minutes of speech a week, and look at it again in January (${at}).`,
          ...(at % 3 === 0
            ? { checkedBy: 'Me', checkedAt: `2026-11-20T10:00:${String(at % 60).padStart(2, '0')}.000Z` }
            : {}),
        }),
      );
    }
  });
  index.close();
  return transcript.id;
}
