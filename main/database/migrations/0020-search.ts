const refresh = (kind: string, offset: number, when: string) => `
  delete from search where rowid = ${when}.no * 4 + ${offset};
  insert into search (rowid, kind, subject, body)
    select no, kind, subject, body from search_source where subject = ${when}.id and kind = '${kind}';`;

const keptCurrent = (table: string, kind: string, offset: number) => `
create trigger ${table}_found_after_insert after insert on ${table} begin${refresh(kind, offset, 'new')}
end;
create trigger ${table}_found_after_update after update on ${table} begin${refresh(kind, offset, 'new')}
end;`;

/**
 * Search. The view says what can be found and in which words; the triggers keep the full-text table equal to it, so no
 * repository can forget to. What was taken out leaves the full-text table (its `secure-delete` overwrites the words).
 * The four kinds share one table: a row's number there is `no * 4 + kind`.
 */
export const search = `
create view search_source (no, kind, subject, body) as
  select m.no * 4 + 0, 'moment', m.id,
    concat_ws(char(10), m.text, m.dispute_claim, m.dispute_by, m.dispute_where, m.reason, p.label)
  from moments m
    join recordings r on r.id = m.recording_id
    join meetings g on g.id = r.meeting_id
    left join people p on p.id = m.speaker_id
  where m.deleted_at is null and r.deleted_at is null and g.deleted_at is null
  union all
  select o.no * 4 + 1, 'goal', o.id, concat_ws(char(10), o.text, o.area, o.baseline, o.target)
  from goals o where o.deleted_at is null
  union all
  select d.no * 4 + 2, 'decision', d.id, concat_ws(char(10), d.text, d.reason, d.owner)
  from decisions d join meetings g on g.id = d.meeting_id
  where d.deleted_at is null and g.deleted_at is null
  union all
  select g.no * 4 + 3, 'meeting', g.id, concat_ws(char(10), g.title, g.place, g.notes)
  from meetings g where g.deleted_at is null;

create virtual table search using fts5 (
  kind unindexed, subject unindexed, body,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
insert into search (search, rank) values ('secure-delete', 1);
${keptCurrent('moments', 'moment', 0)}
${keptCurrent('goals', 'goal', 1)}
${keptCurrent('decisions', 'decision', 2)}
${keptCurrent('meetings', 'meeting', 3)}

create trigger recordings_found_after_delete after update of deleted_at on recordings begin
  delete from search where rowid in (select m.no * 4 from moments m where m.recording_id = new.id);
  insert into search (rowid, kind, subject, body)
    select s.no, s.kind, s.subject, s.body from moments m
    join search_source s on s.subject = m.id and s.kind = 'moment'
    where m.recording_id = new.id;
end;
create trigger meetings_found_with_contents after update of deleted_at on meetings begin
  delete from search where rowid in (
    select m.no * 4 from recordings r join moments m on m.recording_id = r.id where r.meeting_id = new.id
    union all select d.no * 4 + 2 from decisions d where d.meeting_id = new.id);
  insert into search (rowid, kind, subject, body)
    select s.no, s.kind, s.subject, s.body
    from recordings r join moments m on m.recording_id = r.id
      join search_source s on s.subject = m.id and s.kind = 'moment'
    where r.meeting_id = new.id
    union all
    select s.no, s.kind, s.subject, s.body
    from decisions d join search_source s on s.subject = d.id and s.kind = 'decision'
    where d.meeting_id = new.id;
end;
create trigger people_found_after_rename after update of label on people begin
  delete from search where rowid in (select m.no * 4 from moments m where m.speaker_id = new.id);
  insert into search (rowid, kind, subject, body)
    select s.no, s.kind, s.subject, s.body from moments m
    join search_source s on s.subject = m.id and s.kind = 'moment'
    where m.speaker_id = new.id;
end;
`;
