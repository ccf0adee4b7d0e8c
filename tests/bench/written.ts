import { join } from 'node:path';
import { createArchive, type OpenArchive } from '../../main/archive/index.ts';
import { realFiles, systemClock } from '../../main/platform/index.ts';
import { writtenTable } from '../../main/written/index.ts';
import { ms } from '../../shared/time/index.ts';
import { aMeeting, aMoment, aRecording } from '../support/archive/index.ts';
import { type Amount, inFolder, inTurn, milliseconds, type Row } from './measure.ts';

const YEAR_MEETINGS = 12;
const MOMENTS = 100;
const PROMISES = 20;
const OTHERS = 10_000;
const YEAR = { of: { kind: 'child', studentId: 'child', schoolYear: '2026-27' }, state: null } as const;
const ALL = { of: { kind: 'all' }, state: null } as const;
const FIRST = { withPrivate: false, limit: 100 };

/** Said and written of one school year, alone and among thousands of other meetings; and of everything there is. */
export function written({ quick }: Amount): Promise<Row[]> {
  const runs = quick ? 3 : 9;
  return inFolder('disk', async (parent) => {
    const small = await archiveOf(join(parent, 'Small.keptword'), 0);
    const large = await archiveOf(join(parent, 'Large.keptword'), quick ? OTHERS / 10 : OTHERS);
    try {
      const year = await inTurn(
        runs,
        () => expectRows(small, YEAR),
        () => expectRows(large, YEAR),
      );
      const all = await inTurn(
        runs,
        () => large.index.said.moments({}),
        () => expectRows(large, ALL),
      );
      const meetings = large.index.meetings.count().toLocaleString('en');
      return [
        {
          what: `Said and written of a school year (${YEAR_MEETINGS * PROMISES} promises) among ${meetings} meetings`,
          baseline: 'the same year in an archive of its own',
          theirs: milliseconds(year.baseline),
          ours: milliseconds(year.ours),
          ratio: year.ours / year.baseline,
          goal: 'at most 2x',
          met: year.ours <= 2 * year.baseline,
          runs,
        },
        {
          what: `Said and written of all ${meetings} meetings, the first 100 rows with all counts`,
          baseline: 'reading the moments alone',
          theirs: milliseconds(all.baseline),
          ours: milliseconds(all.ours),
          ratio: all.ours / all.baseline,
          goal: 'at most 4x',
          met: all.ours <= 4 * all.baseline,
          runs,
        },
      ];
    } finally {
      await small.close();
      await large.close();
    }
  });
}

function expectRows(archive: OpenArchive, what: typeof YEAR | typeof ALL): void {
  const { rows } = writtenTable(archive, { ...what, ...FIRST });
  if (rows.length !== FIRST.limit) throw new Error(`${rows.length} rows`);
}

/** A year of long meetings of one child, and `others` of other years with one promise each. */
async function archiveOf(folder: string, others: number): Promise<OpenArchive> {
  const place = { folder, files: realFiles, clock: systemClock };
  const { archive } = await createArchive({ ...place, passphrase: 'a passphrase for measuring' });
  const { index } = archive;
  index.transaction(() => {
    index.students.insert({ id: 'child', initials: 'J.R.', birthDate: null, schoolYear: null });
    for (let at = 0; at < YEAR_MEETINGS; at++) {
      addMeetingOf(archive, `2026-${String(7 + (at % 6)).padStart(2, '0')}-10`, MOMENTS);
    }
    for (let at = 0; at < others; at++) {
      const day = new Date(Date.UTC(1990, 0, 1 + at)).toISOString().slice(0, 10);
      addMeetingOf(archive, day, 1);
    }
  });
  return archive;
}

function addMeetingOf({ index }: OpenArchive, date: string, moments: number): void {
  const meeting = aMeeting({ date, studentIds: ['child'] });
  const session = { id: `${meeting.id}/1`, meetingId: meeting.id, ordinal: 1, date, label: null };
  const recording = aRecording({ meetingId: meeting.id, sessionId: session.id });
  index.meetings.insert(meeting);
  index.sessions.insert(session);
  index.recordings.insert(recording);
  for (let at = 0; at < moments; at++) {
    index.moments.insert(
      aMoment(recording, {
        startMs: ms(at * 100),
        endMs: ms(at * 100 + 50),
        type: at % (MOMENTS / PROMISES) === 0 ? 'promise' : 'statement',
        outcome: null,
        decisionId: null,
      }),
    );
  }
}
