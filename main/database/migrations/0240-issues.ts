/** What a moment goes to (D69): a list of codes as JSON, in their own order; none in every moment that is there. */
export const issues = `
alter table moments add column issues text not null default '[]' check (json_valid(issues));
`;
