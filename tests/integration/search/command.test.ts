import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMeeting } from '../../../main/meetings/index.ts';
import { addMoment } from '../../../main/review/index.ts';
import { sealedRecording } from '../../support/archive/index.ts';
import { type Desk, makeDesk, rowsOf } from '../../support/cli/index.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk(async (archive) => {
    const meeting = addMeeting(archive, { title: 'Annual review', date: '2026-10-20' });
    addMeeting(archive, { title: 'Speech check', date: '2025-03-01' });
    const recording = await sealedRecording(archive, meeting);
    const span = { recordingId: recording.id, startMs: 65_000, endMs: 70_000 };
    addMoment(archive, { ...span, type: 'promise', text: 'Speech twice a week' });
    addMoment(archive, {
      ...{ ...span, type: 'statement', text: 'Speech in summer' },
      dispute: { claim: 'Summer was never discussed' },
    });
  });
}, 60_000);
afterAll(() => desk.clear());

it('finds by kind, meeting, days and dispute, each hit with its id', async () => {
  const all = rowsOf(await desk.run('search', 'speech'));
  expect(all.map(({ kind }) => kind)).toEqual(['moment', 'moment', 'meeting']);
  expect(all.every(({ id }) => typeof id === 'string' && id.length > 0)).toBe(true);
  const narrowed = rowsOf(
    await desk.run(...['search', 'speech', '--kind', 'moment', '--meeting', 'Annual review', '--disputed']),
  );
  expect(narrowed).toMatchObject([{ kind: 'moment', snippet: 'Speech in summer', also: null }]);
  const early = rowsOf(await desk.run('search', 'speech', '--to', '2025-12-31'));
  expect(early).toMatchObject([{ kind: 'meeting', meeting: { title: 'Speech check' } }]);
  expect(rowsOf(await desk.run('search', 'speech', '--limit', '1'))).toHaveLength(1);
  // What a filter cannot mean is wrong usage, said before the archive is opened.
  for (const wrong of [
    ['--limit', '0'],
    ['--kind', 'clip'],
    ['--from', 'soon'],
  ]) {
    expect((await desk.run('search', 'speech', ...wrong)).code).toBe(2);
  }
});
