import type { OpenArchive } from '../../archive/index.ts';
import { listAsks } from '../../meetings/index.ts';
import { type Answer, count, shortId, table } from '../line/index.ts';

/** `list ARCHIVE asks`: what the school was asked for, with every time and every answer; what was asked last first. */
export function askList(archive: OpenArchive): Answer {
  const threads = listAsks(archive).map((view) => ({ id: view.first.id, ...view }));
  const lines = threads.map(({ id, first, asks, isGiven, latestDay, student, meeting }) => [
    shortId(id),
    first.about,
    `asked ${count(asks.length, 'time')} since ${asks[0]?.askedOn ?? first.askedOn}`,
    isGiven ? 'given' : latestDay === null ? 'open' : `open, latest day ${latestDay}`,
    student ?? '',
    meeting?.title ?? '',
    first.what,
  ]);
  return { value: threads, words: table(lines, 'Nothing that the school was asked for is written down.') };
}
