/** A point that the child wants to raise itself (D44). */
export const fromChild = `
alter table concerns add column from_child integer not null default 0 check (from_child in (0, 1));
`;
