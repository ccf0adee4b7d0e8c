import { keptTrue, MOMENTS, place, triggersOf } from './0120-search-at-scale.ts';

/** What a moment goes to, as marks beside the others: `g` and the code. */
const goesTo = (row: string) =>
  `(select group_concat('g' || replace(j.value, '-', ''), ' ') from json_each(${row}.issues) j)`;
const momentsWithIssues = {
  ...MOMENTS,
  tags: (row: string) => `concat_ws(' ', ${MOMENTS.tags(row)}, ${goesTo(row)})`,
};

/**
 * Asks of the school are found by the one box (decision 217), and moments by what they go to (219). Only the entries of
 * moments that have an issue are written anew: the others say the same as before.
 */
export const asksAndIssuesFound = `
drop trigger moments_found_when_added;
drop trigger moments_found_when_changed;
drop trigger moments_found_no_more;
delete from search where rowid in (
  select ${place(momentsWithIssues, 't')} from moments t where t.issues <> '[]' and ${MOMENTS.live('t')});
insert into search (rowid, words, tags)
  select ${place(momentsWithIssues, 't')}, ${MOMENTS.words('t')}, ${momentsWithIssues.tags('t')}
  from moments t where t.issues <> '[]' and ${MOMENTS.live('t')};
${triggersOf(momentsWithIssues)}
${keptTrue({
  kind: 14,
  table: 'asks',
  within: (row) => `${row}.no`,
  own: (row) => `${row}.no`,
  words: (row) => `concat_ws(char(10), ${row}.what, ${row}.asked_of, ${row}.text, ${row}.answer_text)`,
})}
`;
