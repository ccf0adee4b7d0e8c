import { expect, it, onTestFinished } from 'vitest';
import { addMoment } from '../../../main/review/index.ts';
import { searchSound } from '../../../main/search/index.ts';
import { laidBeside, newArchive, sealedRecording, someMeeting } from '../../support/archive/index.ts';
import { aLine, aTranscript } from '../../support/archive/lines.ts';

it('finds what can be heard, oldest first, with the filters of the search; drafts and private ones stay out', async () => {
  const at = await newArchive();
  onTestFinished(() => at.remove());
  const { archive } = at;
  const now = await sealedRecording(archive, someMeeting(archive, { date: '2026-10-20' }));
  const before = someMeeting(archive, { date: '2024-05-01' });
  const then = await sealedRecording(archive, before);
  const mark = (recordingId: string, startMs: number, change: object = {}) =>
    addMoment(archive, {
      ...{ recordingId, startMs, endMs: startMs + 4000, type: 'promise', text: 'The bus is late' },
      ...change,
    }).id;
  const newest = mark(now.id, 1000);
  const second = mark(then.id, 20_000);
  const first = mark(then.id, 1000);
  const mine = mark(then.id, 40_000, { private: true });
  const transcript = aTranscript(then.id);
  const checked = { checkedBy: 'Parent', checkedAt: '2026-11-01T10:00:00.000Z' };
  const line = aLine(transcript.id, { startMs: 10_000, text: 'the bus again', ...checked });
  archive.index.transaction(() => {
    archive.index.transcripts.insert(transcript);
    archive.index.transcriptLines.insert(line);
    archive.index.transcriptLines.insert(aLine(transcript.id, { startMs: 30_000, text: 'a bus, perhaps' }));
    archive.index.transcriptLines.insert(
      aLine(transcript.id, { startMs: 21_000, text: 'bus within the moment', ...checked }),
    );
  });
  const ids = (of: Parameters<typeof searchSound>[1]) => searchSound(archive, of).hits.map(({ id }) => id);

  const found = searchSound(archive, { text: 'bus' });
  expect(found.hits.map(({ id }) => id)).toEqual([first, line.id, second, newest]);
  expect(found.hits.map(({ saidOn }) => saidOn)).toEqual([
    ...Array.from({ length: 3 }, () => '2024-05-01'),
    '2026-10-20',
  ]);
  expect(found).toMatchObject({ more: false, left: { private: 1, unchecked: true, twice: 1 } });
  expect(ids({ text: 'bus', withPrivate: true })).toContain(mine);
  expect(ids({ text: 'bus', filters: { from: '2026-01-01' } })).toEqual([newest]);
  expect(ids({ text: 'bus', filters: { kinds: ['line'] } })).toHaveLength(2);
  expect(searchSound(archive, { text: 'bus', filters: { kinds: ['goal'] } }).hits).toEqual([]);

  // The same sound must not be played by its line, here or in the copy, because the moment over it was left out.
  const copy = await sealedRecording(archive, before);
  laidBeside(archive, then.id, copy.id, 5_000);
  const theirs = aTranscript(copy.id);
  const lines = [
    aLine(transcript.id, { startMs: 43_000, text: 'SECRET bus', ...checked }),
    aLine(theirs.id, { startMs: 47_000, text: 'SECRET bus in the copy', ...checked }),
    aLine(theirs.id, { startMs: 50_000, text: 'bus behind it', ...checked }),
  ];
  archive.index.transaction(() => {
    archive.index.transcripts.insert(theirs);
    for (const one of lines) archive.index.transcriptLines.insert(one);
  });
  const again = searchSound(archive, { text: 'bus' });
  expect(JSON.stringify(again)).not.toContain('SECRET');
  expect(again.hits.map(({ id }) => id)).toContain(lines[2]?.id);
  expect(again.left.private).toBe(1);
  expect(searchSound(archive, { text: 'secret' })).toMatchObject({ hits: [], left: { private: 1 } });
  expect(ids({ text: 'secret', withPrivate: true })).toHaveLength(2);
});
