/**
 * What the review desk adds to a moment, a decision and a goal. The documents that some of it points at get their table
 * in a later step, and SQLite refuses a reference to a table that is not there: the use cases look instead.
 */
export const planFields = `
alter table moments add column owner text;
alter table moments add column due text;
alter table moments add column iep_document_id text;
alter table moments add column iep_note text;
alter table moments add column dispute_document_id text;
alter table moments add column dispute_page integer;

alter table decisions add column in_iep text;
alter table decisions add column iep_page integer;
alter table decisions add column iep_document_id text;
alter table decisions add column iep_note text;

alter table goals add column how_done text;
alter table goals add column how_moment_id text references moments (id);
alter table goals add column continues_id text references goals (id);

create index goals_by_earlier on goals (continues_id) where continues_id is not null;
create index goals_by_clip on goals (how_moment_id) where how_moment_id is not null;
create index moments_by_iep_document on moments (iep_document_id) where iep_document_id is not null;
create index moments_by_dispute_document on moments (dispute_document_id) where dispute_document_id is not null;
create index decisions_by_iep_document on decisions (iep_document_id) where iep_document_id is not null;
`;
