/** What a parent was asked to sign, whether she did, and what it was said to be for. `sign_signed` null: nothing of that. */
export const askedToSign = `
alter table moments add column sign_what text;
alter table moments add column sign_signed text;
alter table moments add column sign_purpose text;
`;
