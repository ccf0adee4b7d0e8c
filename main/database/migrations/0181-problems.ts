/**
 * A concern that is a problem (D91): since when, what was promised, by whom and by when, what came of it so far, what it
 * is about, and afterwards what was answered.
 */
export const problems = `
alter table concerns add column problem text;
alter table concerns add column since text;
alter table concerns add column promised text;
alter table concerns add column promised_by text;
alter table concerns add column due text;
alter table concerns add column so_far text;
alter table concerns add column answer text;
alter table concerns add column about_moment_id text references moments (id);
alter table concerns add column about_decision_id text references decisions (id);
alter table concerns add column about_incident_id text references incidents (id);
`;
