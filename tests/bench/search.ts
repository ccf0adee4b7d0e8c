import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { OpenArchive } from '../../main/archive/index.ts';
import { type Index, openIndex } from '../../main/database/index.ts';
import { repositories } from '../../main/database/repositories.ts';
import { writableDb } from '../../main/database/sqlite/handle.ts';
import { applySettings, giveKey } from '../../main/database/sqlite/pragmas.ts';
import { search } from '../../main/search/index.ts';
import type { Meeting, Recording, SearchFilters, Transcript } from '../../shared/domain/index.ts';
import { aMeeting, aRecording } from '../support/archive/index.ts';
import { aLine, aTranscript } from '../support/archive/lines.ts';
import { type Amount, inFolder, median, milliseconds, percentile, type Row } from './measure.ts';

/** A long meeting's transcript. */
const LINES_EACH = 20_000;
const PAGE = 5;
const TURNS = 15;

type Searched = Pick<OpenArchive, 'index'>;
type World = { file: string; key: Buffer; meetings: Meeting[]; recordings: Recording[]; person: string };
type Question = { text: string; filters?: Partial<SearchFilters> };

/** Search while typing, over transcripts alone: encrypted against the same tables, unencrypted, with the same code. */
export function searching({ quick }: Amount): Promise<Row[]> {
  return inFolder('memory', async (folder) => {
    const rows: Row[] = [];
    for (const lines of quick ? [100_000] : [100_000, 1_000_000]) {
      const world = fill(join(folder, `${lines}.db`), lines);
      rows.push(...compare(world, lines));
      if (lines === 1_000_000) rows.push(importInto(world, folder));
    }
    return rows;
  });
}

function compare(world: World, lines: number): Row[] {
  const { file, key } = world;
  const plainFile = `${file}.plain`;
  copyFileSync(file, plainFile);
  const secret = new Database(plainFile);
  giveKey(secret, key);
  secret.pragma("rekey = ''");
  secret.close();
  const connection = new Database(plainFile, { readonly: true });
  applySettings(connection);
  const index = openIndex({ file, key, readOnly: true });
  const plain = { index: repositories(writableDb(connection)) } as Searched;
  const asked = questions(world);
  const ours = asked.map((): number[] => []);
  const theirs = asked.map((): number[] => []);
  for (let turn = 0; turn <= TURNS; turn++) {
    asked.forEach((question, at) => {
      const plainTook = timeOf(plain, question);
      const took = timeOf({ index }, question);
      // The first turn fills the caches, as the first minute of a search does.
      if (turn === 0) return;
      theirs[at]?.push(plainTook);
      ours[at]?.push(took);
    });
  }
  index.close();
  connection.close();
  const p95 = percentile(ours.flat(), 0.95);
  const sum = (times: number[][]) => times.reduce((total, one) => total + median(one), 0);
  const many = lines.toLocaleString('en');
  const limit = lines > 100_000 ? 100 : 20;
  return [
    {
      what: `Search as you type, ${many} lines, p95 of ${asked.length} mixed questions`,
      baseline: `at most ${limit} ms`,
      theirs: `${limit} ms`,
      ours: `${milliseconds(p95)} (slowest ${milliseconds(Math.max(...ours.map(median)))})`,
      ratio: p95 / limit,
      goal: `at most ${limit} ms`,
      met: p95 <= limit,
      runs: TURNS,
    },
    {
      what: `The same questions, ${many} lines, against no encryption`,
      baseline: 'the same tables in plain SQLite',
      theirs: milliseconds(sum(theirs) / asked.length),
      ours: milliseconds(sum(ours) / asked.length),
      ratio: sum(ours) / sum(theirs),
      goal: 'at most 1.25x',
      met: sum(ours) / sum(theirs) <= 1.25,
      runs: TURNS,
    },
  ];
}

function timeOf(archive: Searched, { text, filters = {} }: Question): number {
  const begun = performance.now();
  search(archive, { text, filters, limit: PAGE });
  return performance.now() - begun;
}

/** Rare and common words, phrases, beginnings, and all of these narrowed. */
function questions({ meetings, recordings, person }: World): Question[] {
  const middle = meetings[Math.floor(meetings.length / 2)];
  const [oldest] = recordings;
  const rare = WORDS.at(-1) ?? '';
  const seldom = WORDS[2_000] ?? '';
  const [first = '', second = ''] = WORDS;
  const plain = [
    ...[rare, `${rare} `, seldom, first, second, 'speech', 'speec', 'spee', 'spe', 'sp', 's', 'the sp'],
    ...[
      `${first} ${second}`,
      `"${first} ${second}"`,
      `speech ${first}`,
      `speech ${rare}`,
      '"speech therapy"',
    ],
    ...[`"speech ther`, `${seldom} ${first}`, `${first} ${second} speech`, 'nothinglikethis', 'th'],
  ].map((text) => ({ text }));
  const narrowed = [first, 'speech', 'sp', rare, '"speech therapy"'].flatMap((text) => [
    { text, filters: { meetingId: middle?.id ?? null } },
    { text, filters: { recordingId: oldest?.id ?? null } },
    { text, filters: { from: middle?.date ?? null, to: middle?.date ?? null } },
    { text, filters: { personId: person } },
    { text, filters: { checkedOnly: true } },
  ]);
  return [...plain, ...narrowed];
}

/** One more transcript into the largest archive, against the same into an empty one. */
function importInto(world: World, folder: string): Row {
  const key = randomBytes(32);
  const empty = openIndex({ file: join(folder, 'empty.db'), key, create: true });
  const full = openIndex({ file: world.file, key: world.key });
  const time = (index: Index) => {
    const transcript = newTranscript(index, 99_000).transcript;
    const begun = performance.now();
    addLines(index, transcript, null);
    return performance.now() - begun;
  };
  const theirs = time(empty);
  const ours = time(full);
  empty.close();
  full.close();
  return {
    what: `A transcript of ${LINES_EACH.toLocaleString('en')} lines into 1,000,000 others`,
    baseline: 'the same into an empty archive',
    theirs: milliseconds(theirs),
    ours: milliseconds(ours),
    ratio: ours / theirs,
    goal: 'at most 3x',
    met: ours / theirs <= 3,
    runs: 1,
  };
}

function fill(file: string, lines: number): World {
  const key = randomBytes(32);
  const index = openIndex({ file, key, create: true });
  const person = { id: 'speaker', label: 'Ms Alvarez', role: 'other' as const };
  index.people.insert(person);
  const meetings: Meeting[] = [];
  const recordings: Recording[] = [];
  for (let at = 0; at < lines; at += LINES_EACH) {
    const made = newTranscript(index, at / LINES_EACH);
    addLines(index, made.transcript, person.id);
    meetings.push(made.meeting);
    recordings.push(made.recording);
  }
  index.close();
  return { file, key, meetings, recordings, person: person.id };
}

function newTranscript(index: Index, at: number) {
  const meeting = aMeeting({
    date: new Date(Date.UTC(2000, 0, 1 + (at % 9_000))).toISOString().slice(0, 10),
  });
  const session = {
    id: `${meeting.id}-1`,
    meetingId: meeting.id,
    ordinal: 1,
    date: meeting.date,
    label: null,
  };
  const recording = aRecording({ meetingId: meeting.id, sessionId: session.id });
  const transcript = aTranscript(recording.id);
  index.transaction(() => {
    index.meetings.insert(meeting);
    index.sessions.insert(session);
    index.recordings.insert(recording);
    index.transcripts.insert(transcript);
  });
  return { meeting, recording, transcript };
}

/** One line in twenty is hers and checked; the rest is as a machine wrote it. */
function addLines(index: Index, { id }: Transcript, speakerId: string | null): void {
  index.transaction(() => {
    for (let at = 0; at < LINES_EACH; at++) {
      const line = aLine(id, { position: at, startMs: at * 900, text: sentence() });
      const checked = speakerId !== null && at % 20 === 0;
      const known = {
        speakerId,
        speakerHow: 'introduced',
        checkedBy: 'me',
        checkedAt: line.text && AT,
      } as const;
      index.transcriptLines.insert(checked ? { ...line, ...known } : line);
    }
  });
}

const AT = '2026-10-20T15:30:00.000Z';
const random = seeded(7);
/** Ten thousand words, used as words are: the first in every other line, the last once in a lifetime (Zipf). */
const WORDS = Array.from({ length: 10_000 }, () => {
  const length = 2 + Math.floor(random() * 9);
  return Array.from({ length }, () => 'etaoinshrdlucmfwypvbgk'[Math.floor(22 * random() ** 1.6)]).join('');
});

function sentence(): string {
  const words = Array.from(
    { length: 6 + Math.floor(random() * 10) },
    () => WORDS[Math.floor(WORDS.length ** random()) - 1],
  );
  if (random() < 0.1) words.push('speech', random() < 0.3 ? 'therapy' : 'the');
  return words.join(' ');
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}
