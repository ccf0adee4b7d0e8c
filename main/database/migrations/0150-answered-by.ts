/** The moment that answers a question, of any meeting. The second index is the list of a child's questions. */
export const answeredBy = `
alter table moments add column answered_by_id text references moments (id);
create index moments_answering on moments (answered_by_id) where answered_by_id is not null;
create index moments_asked on moments (recording_id)
  where deleted_at is null and (type = 'question' or mark in ('question-not-answered', 'did-not-understand'));
`;
