/** What the parent ticked of the list before the first meeting (D76), as a JSON list of the names of its steps. */
export const prepared = `
alter table meetings add column prepared text not null default '[]' check (json_valid(prepared));
`;
