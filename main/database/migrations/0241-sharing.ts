const only = (table: string, words: string) => `
create trigger ${table}_keep_record before update on ${table} begin
  select raise(abort, '${words}');
end;
create trigger ${table}_keep_row before delete on ${table} begin
  select raise(abort, '${words}');
end;`;

/** To whom what left the archive went, and what those who were recorded say to it (D67, D68). Only ever added to. */
export const sharing = `
create table shares (
  no integer primary key,
  at text not null,
  seq integer not null references custody (seq),
  to_whom text,
  why text not null check (why in ('own', 'attorney', 'advocate', 'hearing', 'district', 'other'))
) strict;
create index shares_by_entry on shares (seq);

create table consents (
  no integer primary key,
  at text not null,
  meeting_id text not null references meetings (id),
  person_id text not null references people (id),
  answer text not null check (answer in ('written', 'said-yes', 'refused', 'not-asked'))
) strict;
create index consents_by_meeting on consents (meeting_id, person_id);
${only('shares', 'the log of what left is only ever added to')}
${only('consents', 'the ledger of consents is only ever added to')}
`;
