import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MEETING_LIST_SQL } from '../../../main/database/meetings/meetings.ts';
import { termsOf } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import {
  aMeeting,
  aMoment,
  aRecording,
  newIndex,
  rawIndex,
  type TestIndex,
} from '../../support/archive/index.ts';

// Every commit is synced to a disk that other tests use too.
vi.setConfig({ testTimeout: 60_000 });

const MEETINGS = 10_000;
let at: TestIndex;

beforeAll(() => {
  at = newIndex();
  const { index } = at;
  const disputed = {
    claim: 'No',
    by: null,
    where: null,
    on: null,
    status: 'denied' as const,
    documentId: null,
    page: null,
  };
  index.transaction(() => {
    for (let i = 0; i < MEETINGS; i += 1) {
      const day = `20${String(10 + (i % 17)).padStart(2, '0')}-${String(1 + (i % 12)).padStart(2, '0')}-15`;
      const meeting = aMeeting({ title: `Meeting ${i}`, date: day });
      index.meetings.insert(meeting);
      if (i % 10 !== 0) continue;
      const sessionId = randomUUID();
      index.sessions.insert({ id: sessionId, meetingId: meeting.id, ordinal: 1, date: day, label: null });
      const recording = aRecording({ meetingId: meeting.id, sessionId, durationMs: ms(5000) });
      index.recordings.insert(recording);
      index.moments.insert(aMoment(recording));
      index.moments.insert(aMoment(recording, { dispute: disputed }));
    }
  });
}, 120_000);
afterAll(() => at.remove());

function median(work: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[4] ?? Number.NaN;
}

describe('10,000 meetings', () => {
  it('are listed newest first, each once, with counts', () => {
    const seen: string[] = [];
    let dates = '9999';
    for (let offset = 0; offset < MEETINGS; offset += 500) {
      for (const meeting of at.index.meetings.list({ limit: 500, offset })) {
        expect(meeting.date <= dates).toBe(true);
        dates = meeting.date;
        seen.push(meeting.id);
        const has = Number(meeting.title.split(' ')[1]) % 10 === 0;
        expect([meeting.recordings, meeting.moments, meeting.disputed, meeting.durationMs]).toEqual(
          has ? [1, 2, 1, 5000] : [0, 0, 0, 0],
        );
      }
    }
    expect(new Set(seen).size).toBe(MEETINGS);
  });

  it('are found by their words and their year, page by page', () => {
    const years = at.index.meetings.years([]);
    expect(years.reduce((sum, { count }) => sum + count, 0)).toBe(MEETINGS);
    expect(years.map(({ year }) => year)).toEqual(
      years
        .map(({ year }) => year)
        .toSorted()
        .reverse(),
    );
    const [newest] = years;
    const ofYear = at.index.meetings.list({ limit: 1000, offset: 0, year: newest?.year ?? null });
    expect(ofYear).toHaveLength(newest?.count ?? 0);
    const terms = termsOf('meeting 77');
    const page = { limit: 3, offset: 1, terms };
    const titles = at.index.meetings.list({ limit: 500, offset: 0, terms }).map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(4);
    expect(titles.every((title) => title.split(' ')[1]?.startsWith('77'))).toBe(true);
    expect(at.index.meetings.list(page).map(({ title }) => title)).toEqual(titles.slice(1, 4));
    expect(at.index.meetings.years(terms).reduce((sum, { count }) => sum + count, 0)).toBe(titles.length);
  });

  it('the first page reads indices only, and never sorts the meetings', () => {
    const raw = rawIndex(at.file, at.key);
    const plan = raw
      .prepare<[object], { detail: string }>(`explain query plan ${MEETING_LIST_SQL}`)
      .all({ limit: 100, offset: 0 })
      .map(({ detail }) => detail);
    raw.close();
    expect(plan[0]).toMatch(/SCAN g USING INDEX meetings_by_date/);
    expect(plan.filter((line) => /SCAN/.test(line))).toHaveLength(1);
    expect(plan).not.toContain('USE TEMP B-TREE FOR ORDER BY');
  });

  it('the first page takes a few milliseconds, and the last not much more', () => {
    const first = median(() => at.index.meetings.list({ limit: 100, offset: 0 }));
    const last = median(() => at.index.meetings.list({ limit: 100, offset: MEETINGS - 100 }));
    console.log(`first page ${first.toFixed(1)} ms, last page ${last.toFixed(1)} ms`);
    // Generous: this machine is shared. What must not come back is a list that grows with the archive.
    expect(first).toBeLessThan(50);
    expect(last).toBeLessThan(100);
  });
});
