/** The password of a file that opens with one only: the file stays as it came, locked, and is read with this. */
export const documentPasswords = `
create table document_passwords (
  no integer primary key,
  document_id text not null unique references documents (id),
  password text not null
) strict;
`;
