/**
 * What is found of one kind of thing, said once for the first filling and for the triggers. Each of the functions takes
 * `new`, `old` or an alias and gives SQL over that row alone: what belongs to other rows (a meeting taken out, a
 * person's new name) is asked when somebody searches, so that no edit rewrites thousands of entries.
 */
type Found = {
  readonly kind: number;
  readonly table: string;
  /** Number of the thing that it lies in; a search goes through whole ones, newest first. */
  readonly within: (row: string) => string;
  /** Its own number among them. */
  readonly own: (row: string) => string;
  readonly words: (row: string) => string;
  readonly tags?: (row: string) => string;
  readonly live?: (row: string) => string;
};

const OWN_BITS = 28;
const KIND_BITS = 49;
const number = (row: string) => `${row}.no`;
const joined = (...columns: string[]) => `concat_ws(char(10), ${columns.join(', ')})`;
const agreedTags = (row: string) => [
  `'o' || replace(${row}.outcome, '-', '')`,
  `'i' || replace(${row}.in_iep, '-', '')`,
];
const notTakenOut = (row: string) => `${row}.deleted_at is null`;
const recordingThere = (row: string) =>
  `${notTakenOut(row)} and (select r.deleted_at from recordings r where r.id = ${row}.recording_id) is null`;

/** Of a moment: what was said and claimed, and the marks that are known of it. A later step adds its own to them. */
export const MOMENTS = {
  kind: 1,
  table: 'moments',
  within: (row) => `(select r.no from recordings r where r.id = ${row}.recording_id)`,
  own: number,
  words: (row) =>
    joined(
      ...['text', 'dispute_claim', 'dispute_by', 'dispute_where', 'reason', 'owner', 'iep_note'].map(
        (column) => `${row}.${column}`,
      ),
    ),
  tags: (row) =>
    `concat_ws(' ', ${[
      `'p' || (select p.no from people p where p.id = ${row}.speaker_id)`,
      `'t' || ${row}.type`,
      `'m' || replace(${row}.mark, '-', '')`,
      ...agreedTags(row),
      `iif(${row}.dispute_claim is null, null, 'disputed')`,
    ].join(', ')})`,
  live: recordingThere,
} satisfies Found;

const FOUND: readonly Found[] = [
  MOMENTS,
  {
    kind: 2,
    table: 'decisions',
    within: (row) => `(select g.no from meetings g where g.id = ${row}.meeting_id)`,
    own: number,
    words: (row) => joined(`${row}.text`, `${row}.reason`, `${row}.owner`, `${row}.iep_note`),
    tags: (row) => `concat_ws(' ', ${agreedTags(row).join(', ')})`,
  },
  {
    kind: 3,
    table: 'goals',
    within: number,
    own: number,
    words: (row) =>
      joined(
        ...['text', 'area', 'baseline', 'target', 'how_done', 'school_year'].map(
          (column) => `${row}.${column}`,
        ),
      ),
  },
  {
    kind: 4,
    table: 'document_pages',
    within: (row) => `(select d.no from documents d where d.id = ${row}.document_id)`,
    own: (row) => `${row}.page`,
    words: (row) => `${row}.text`,
    live: (row) => `${row}.text <> ''`,
  },
  {
    kind: 5,
    table: 'documents',
    within: number,
    own: number,
    words: (row) => joined(`${row}.title`, `${row}.sender`, `${row}.original_name`),
  },
  {
    kind: 6,
    table: 'progress',
    within: number,
    own: number,
    words: (row) => joined(`${row}.text`, `${row}.source`),
  },
  {
    kind: 7,
    table: 'dispute_requests',
    within: number,
    own: number,
    words: (row) => joined(`${row}.text`, `${row}.asked_of`, `${row}.answer_text`),
  },
  {
    kind: 8,
    table: 'meetings',
    within: number,
    own: number,
    words: (row) => joined(`${row}.title`, `${row}.place`, `${row}.notes`),
  },
  { kind: 9, table: 'people', within: number, own: number, words: (row) => `${row}.label` },
];

/** The number of a row of the search. */
export function place({ kind, within, own }: Pick<Found, 'kind' | 'within' | 'own'>, row: string): string {
  return `(${kind} << ${KIND_BITS}) + (${within(row)} << ${OWN_BITS}) + ${own(row)}`;
}

/** Fills the search with what is there, and keeps it true from then on. Later steps use it for their own tables. */
export function keptTrue(found: Found): string {
  const { table, live = notTakenOut } = found;
  return `
insert into search (rowid, words, tags) select ${entryOf(found, 't')} from ${table} t where ${live('t')};${triggersOf(found)}`;
}

function entryOf(found: Found, row: string): string {
  const { words, tags = () => `''` } = found;
  return `${place(found, row)}, ${words(row)}, ${tags(row)}`;
}

/** What keeps the search true when a row of the table comes, changes or goes. */
export function triggersOf(found: Found): string {
  const { table, words, tags = () => `''`, live = notTakenOut } = found;
  const differs = [words, tags, live].map((part) => `(${part('old')}) is not (${part('new')})`).join(' or ');
  return `
create trigger ${table}_found_when_added after insert on ${table} when ${live('new')} begin
  insert into search (rowid, words, tags) values (${entryOf(found, 'new')});
end;
create trigger ${table}_found_when_changed after update on ${table} when ${differs} begin
  delete from search where rowid = ${place(found, 'old')};
  insert into search (rowid, words, tags) select ${entryOf(found, 'new')} where ${live('new')};
end;
create trigger ${table}_found_no_more after delete on ${table} begin
  delete from search where rowid = ${place(found, 'old')};
end;`;
}

const line = {
  kind: 0,
  within: (row: string) => `(select t.no from transcripts t where t.id = ${row}.transcript_id)`,
  own: number,
};
const lineThere = (row: string) => `${notTakenOut(row)} and (select r.deleted_at from transcripts t
    join recordings r on r.id = t.recording_id where t.id = ${row}.transcript_id) is null`;
const lineGoes = (from: string) =>
  `insert into search_lines (search_lines, rowid, words) select 'delete', ${from};`;

/** A transcript's lines keep no second copy of their words: what goes out of the index is said word for word. */
const lines = `
insert into search_lines (rowid, words)
  select ${place(line, 't')}, t.text from transcript_lines t where ${lineThere('t')};
create trigger transcript_lines_found_when_added after insert on transcript_lines when ${lineThere('new')} begin
  insert into search_lines (rowid, words) values (${place(line, 'new')}, new.text);
end;
create trigger transcript_lines_found_when_changed after update of text, deleted_at on transcript_lines
when old.text is not new.text or (old.deleted_at is null) is not (new.deleted_at is null) begin
  ${lineGoes(`${place(line, 'old')}, old.text where ${lineThere('old')}`)}
  insert into search_lines (rowid, words) select ${place(line, 'new')}, new.text where ${lineThere('new')};
end;
create trigger transcript_lines_found_no_more after delete on transcript_lines begin
  ${lineGoes(`${place(line, 'old')}, old.text where ${lineThere('old')}`)}
end;
create trigger recordings_found_no_more after update of deleted_at on recordings
when old.deleted_at is null and new.deleted_at is not null begin
  delete from search where rowid in (
    select (1 << ${KIND_BITS}) + (new.no << ${OWN_BITS}) + m.no from moments m where m.recording_id = new.id);
  ${lineGoes(`${place(line, 'l')}, l.text from transcripts s join transcript_lines l on l.transcript_id = s.id
    where s.recording_id = new.id and l.deleted_at is null order by s.no, l.no`)}
  insert into search_lines (search_lines) values ('optimize');
end;`;

/**
 * Search for millions of lines (docs/decisions/134). Two full-text tables: `search` for what the parent writes and for
 * papers, `search_lines` for transcripts, which holds no copy of the words. A row's number says the kind, the thing it
 * lies in and its own number, so that a search of one kind, meeting or recording reads one stretch. `secure-delete`
 * overwrites the words of what is taken out of `search`; of lines it would cost milliseconds each among a million, so a
 * deleted recording's words go when the index of lines is written anew right after (docs/decisions/136). `pgsz` lets a page
 * of the index fit into one encrypted page.
 */
export const searchAtScale = `
drop trigger moments_found_after_insert; drop trigger moments_found_after_update;
drop trigger goals_found_after_insert; drop trigger goals_found_after_update;
drop trigger decisions_found_after_insert; drop trigger decisions_found_after_update;
drop trigger meetings_found_after_insert; drop trigger meetings_found_after_update;
drop trigger recordings_found_after_delete; drop trigger meetings_found_with_contents;
drop trigger people_found_after_rename;
drop view search_source;
drop table search;

create virtual table search using fts5 (
  words, tags, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
create virtual table search_lines using fts5 (
  words, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
insert into search (search, rank) values ('secure-delete', 1), ('pgsz', 3900);
insert into search_lines (search_lines, rank) values ('pgsz', 3900);
create virtual table search_words using fts5vocab (search, 'row');
create virtual table search_lines_words using fts5vocab (search_lines, 'row');
create index transcript_lines_checked on transcript_lines (transcript_id)
  where deleted_at is null and checked_at is not null;
create index transcript_lines_said_by on transcript_lines (speaker_id, transcript_id) where speaker_id is not null;
${FOUND.map(keptTrue).join('\n')}
${lines}
`;
