import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createArchive, type OpenArchive } from '../../main/archive/index.ts';
import { locateFfmpeg } from '../../main/media/index.ts';
import { addMeeting, addPerson } from '../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../main/platform/index.ts';
import { importFiles } from '../../main/recordings/index.ts';
import { MARKS, MOMENT_TYPES, type Recording } from '../../shared/domain/index.ts';
import { ms } from '../../shared/time/index.ts';
import { PASSPHRASE } from '../support/app/index.ts';
import { aMeeting, aMoment } from '../support/archive/index.ts';
import { aLine, aTranscript } from '../support/archive/lines.ts';
import { CHEAP_KDF } from '../support/vault/index.ts';
import { phoneRecording } from './fixtures.ts';

export const LONG = 'Long meeting';
export const SHORT = 'Short meeting';

export type ReviewWorld = {
  folder: string;
  /** The file of the long recording's copy for listening, in the open: the baseline of seeking. */
  plain: string;
};

/** How much is in the long meeting. The short one has five minutes and as many moments a minute. */
export type Size = { minutes: number; moments: number; lines: number; meetings: number };

/** An archive with a long and a short meeting, and many more beside them. */
export async function reviewWorld(parent: string, size: Size): Promise<ReviewWorld> {
  const folder = join(parent, 'Ours.keptword');
  const place = { folder, files: realFiles, clock: systemClock };
  const { archive, recoveryWords } = await createArchive({
    ...place,
    passphrase: PASSPHRASE,
    kdf: CHEAP_KDF,
  });
  const drill = [0, 5, 11].map((at) => ({ position: at + 1, word: recoveryWords[at] ?? '' }));
  await archive.vault.confirmRecovery(drill);
  const long = await recorded(archive, LONG, size.minutes);
  const short = await recorded(archive, SHORT, 5);
  archive.index.transaction(() => {
    fill(archive, long, size.moments, size.lines);
    fill(
      archive,
      short,
      Math.ceil((size.moments * 5) / size.minutes),
      Math.ceil((size.lines * 5) / size.minutes),
    );
    for (let n = 0; n < size.meetings; n += 1) {
      const date = `${2010 + (n % 15)}-${String((n % 12) + 1).padStart(2, '0')}-10`;
      archive.index.meetings.insert(aMeeting({ title: `Older meeting ${n}`, date }));
    }
  });
  const blobs = archive.index.recordings.blobsOf(long.id);
  const reader = await archive.blobs.open(blobs?.playbackBlobId ?? '');
  const plain = join(parent, 'plain.opus');
  writeFileSync(plain, await reader.read(0, reader.bytes));
  await reader.close();
  await archive.close();
  return { folder, plain };
}

async function recorded(archive: OpenArchive, title: string, minutes: number): Promise<Recording> {
  const meeting = addMeeting(archive, { title, date: '2026-10-20' });
  const path = phoneRecording(minutes);
  const files = [{ fileId: 'a', path, name: basename(path) }];
  const [result] = await importFiles(archive, await locateFfmpeg(), { meetingId: meeting.id, files });
  if (result?.outcome !== 'imported') throw new Error(JSON.stringify(result));
  return result.recording;
}

/** Moments spread over the whole length, some of them over each other; and a transcript that follows without a hole. */
function fill(archive: OpenArchive, recording: Recording, moments: number, lines: number): void {
  const { index } = archive;
  const people = ['Parent', 'Teacher', 'District representative'].map((label) =>
    addPerson(archive, { label: `${label} (${recording.ordinal})`, role: 'other' }),
  );
  const { durationMs } = recording;
  for (let n = 0; n < moments; n += 1) {
    const startMs = Math.floor((n * (durationMs - 20_000)) / Math.max(1, moments));
    index.moments.insert(
      aMoment(recording, {
        id: randomUUID(),
        startMs: ms(startMs),
        endMs: ms(startMs + 8_000 + (n % 5) * 9_000),
        type: MOMENT_TYPES[n % MOMENT_TYPES.length] ?? 'statement',
        mark: n % 7 === 0 ? (MARKS[n % MARKS.length] ?? null) : null,
        speakerId: people[n % people.length]?.id ?? null,
        text: `Number ${n}: we will give him thirty minutes of speech a week, and it will be in the plan.`,
      }),
    );
  }
  const transcript = aTranscript(recording.id);
  index.transcripts.insert(transcript);
  for (let n = 0; n < lines; n += 1) {
    const startMs = Math.floor((n * durationMs) / lines);
    index.transcriptLines.insert(
      aLine(transcript.id, {
        position: n,
        startMs,
        endMs: ms(Math.max(startMs, Math.floor(((n + 1) * durationMs) / lines) - 1)),
        speakerId: people[n % people.length]?.id ?? null,
        text: `Line ${n}: and then we talked about the reading goal, and who is to do it by when.`,
      }),
    );
  }
}
