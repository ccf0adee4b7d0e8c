/**
 * What is being typed into forms and is not saved yet. A draft has no foreign key, because its owner can be of many
 * kinds; what is deleted for good takes its drafts with it by the triggers below. They stay while their owner is only
 * taken out, so that undo brings both back.
 */
const ofRecording = 'select id from moments where recording_id = new.id';

export const formDrafts = `
create table form_drafts (
  form text not null,
  owner_kind text not null,
  owner_id text not null,
  part text not null,
  fields text not null,
  at text not null,
  primary key (form, owner_kind, owner_id, part)
) strict, without rowid;
create index form_drafts_of_owner on form_drafts (owner_id);

create trigger recordings_forget_form_drafts after update of deleted_at on recordings
when old.deleted_at is null and new.deleted_at is not null begin
  delete from form_drafts where owner_id = new.id
    or owner_id in (${ofRecording})
    or owner_id in (select id from deliveries where moment_id in (${ofRecording}))
    or owner_id in (select id from dispute_requests where moment_id in (${ofRecording}))
    or owner_id in (select id from statement_pairs
      where first_id in (${ofRecording}) or second_id in (${ofRecording}))
    or owner_id in (select id from transcripts where recording_id = new.id);
end;

create trigger documents_forget_form_drafts after update of destroyed_at on documents
when old.destroyed_at is null and new.destroyed_at is not null begin
  delete from form_drafts where owner_id = new.id;
end;
`;
