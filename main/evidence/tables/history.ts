import type { Moment } from '../../../shared/domain/index.ts';
import { formatTimecode } from '../../../shared/time/index.ts';
import type { HistoryStep, MomentEvent } from '../content/index.ts';
import { cell, type Table } from './table.ts';

const EVENT: Record<MomentEvent, string> = {
  'moment-added': 'Marked',
  'moment-changed': 'Changed',
  'moment-deleted': 'Taken out',
  'moment-restored': 'Brought back',
};

/** data/09_custody/exhibit-history: when each exhibit was written down, and what of it was changed since. */
export function historyTable(
  exhibits: readonly { code: string; moment: Moment }[],
  steps: readonly HistoryStep[],
): Table {
  const codes = new Map(exhibits.map(({ moment, code }) => [moment.id, code]));
  return {
    name: 'exhibit-history',
    title: 'History of the exhibits',
    note: 'When the parent marked each moment, and what of it was changed since. The recordings themselves never change. Each line is an entry of the custody log. Earlier words stay in the archive.',
    columns: [
      'Exhibit',
      'Time (UTC)',
      'What happened',
      'What was changed',
      'Start',
      'End',
      'Entry in the log',
    ],
    rows: steps.map(({ momentId, at, event, again, changed, place, entry }) => [
      cell(codes.get(momentId) ?? ''),
      cell(at),
      cell(again ? `${EVENT[event]}, by undo or redo` : EVENT[event]),
      cell(changed.join(', ')),
      cell(place === null ? '' : formatTimecode(place.startMs, { millis: true })),
      cell(place === null ? '' : formatTimecode(place.endMs, { millis: true })),
      cell(entry),
    ]),
  };
}
