import { triggersOf } from './0120-search-at-scale.ts';

const number = (row: string) => `${row}.no`;

/** Who sat where at a meeting, in the parent's words (D34). It is found as her notes are; nothing stands there yet. */
export const seating = `
alter table meetings add column seating text not null default '';
drop trigger meetings_found_when_added;
drop trigger meetings_found_when_changed;
drop trigger meetings_found_no_more;
${triggersOf({
  kind: 8,
  table: 'meetings',
  within: number,
  own: number,
  words: (row) => `concat_ws(char(10), ${row}.title, ${row}.place, ${row}.notes, ${row}.seating)`,
})}
`;
