import { z } from 'zod';
import { begunForm, type FormOwner, formFields } from '../../../shared/domain/index.ts';
import {
  type Params,
  parseJson,
  parseRow,
  type ReadableDb,
  type Row,
  type WritableDb,
} from '../sqlite/index.ts';
import type { FormDraftReads, FormDraftWrites, StoredFormKey } from './door.ts';

type Owner = {
  table: string;
  /** The words by which a person knows one. */
  about: string;
  /** The id of what it is found in, where its own is not enough to go there. */
  near?: string;
};

/** Where each kind of owner lies. Constants of ours, never input. */
const OWNERS: Record<FormOwner['kind'], Owner> = {
  student: { table: 'students', about: 't.initials' },
  person: { table: 'people', about: 't.label' },
  meeting: { table: 'meetings', about: 't.title' },
  goal: { table: 'goals', about: 't.text' },
  need: { table: 'needs', about: 't.text' },
  evaluation: { table: 'evaluations', about: 't.title' },
  level: { table: 'present_levels', about: `t.area || ' · ' || t.date` },
  progress: {
    table: 'progress',
    about: `(select g.text from goals g where g.id = t.goal_id) || ' · ' || t.date`,
    near: 't.goal_id',
  },
  decision: { table: 'decisions', about: 't.text', near: 't.meeting_id' },
  delivery: {
    table: 'deliveries',
    about: `coalesce((select d.text from decisions d where d.id = t.decision_id),
      (select m.text from moments m where m.id = t.moment_id)) || ' · ' || t.date`,
  },
  concern: { table: 'concerns', about: 't.text', near: 't.meeting_id' },
  incident: { table: 'incidents', about: 't.text' },
  ask: { table: 'asks', about: 't.what' },
  recording: { table: 'recordings', about: 'coalesce(t.label, t.original_name)', near: 't.meeting_id' },
  moment: { table: 'moments', about: 't.text', near: 't.recording_id' },
  'dispute-request': {
    table: 'dispute_requests',
    about: '(select m.text from moments m where m.id = t.moment_id)',
  },
  'statement-pair': {
    table: 'statement_pairs',
    about: '(select m.text from moments m where m.id = t.first_id)',
  },
  document: { table: 'documents', about: 't.title' },
  transcript: { table: 'transcripts', about: 't.title', near: 't.recording_id' },
  playlist: { table: 'playlists', about: 't.title' },
  briefing: { table: 'briefings', about: 't.title' },
};
const KINDS = Object.entries(OWNERS);

const COLUMNS = 'f.form, f.owner_kind as "kind", f.owner_id as "id", f.part, f.fields, f.at';
const OF = 'form = :form and owner_kind = :kind and owner_id = :id and part = :part';
const IS_THERE = [
  `f.owner_kind = ''`,
  ...KINDS.map(
    ([kind, { table }]) =>
      `f.owner_kind = '${kind}' and exists (select 1 from ${table} t where t.id = f.owner_id and t.deleted_at is null)`,
  ),
].join('\n    or ');

const counted = z.object({ count: z.number().int(), letters: z.number().int() });
const known = z.object({ about: z.string().nullable(), near: z.string().nullable() });

export function formDraftReads(db: ReadableDb): FormDraftReads {
  const one = db.read(`select ${COLUMNS} from form_drafts f where ${OF}`);
  const all = db.read(
    `select ${COLUMNS} from form_drafts f where ${IS_THERE} order by f.at desc, f.form, f.owner_id, f.part`,
  );
  const others = db.read(
    `select count(*) as "count", coalesce(sum(length(fields)), 0) as "letters" from form_drafts f where not (${OF})`,
  );
  const owners = new Map(
    KINDS.map(([kind, { table, about, near = 'null' }]) => [
      kind,
      db.read(
        `select ${about} as "about", ${near} as "near" from ${table} t where t.id = :id and t.deleted_at is null`,
      ),
    ]),
  );
  return {
    get(key) {
      const row = one.get(bound(key));
      return row ? read(row) : null;
    },
    list: () => all.all().map(read),
    others: (key) => parseRow(counted, others.get(bound(key)), 'form_drafts'),
    owner({ kind, id }) {
      const row = owners.get(kind)?.get({ id });
      return row ? parseRow(known, row, kind) : null;
    },
  };
}

export function formDraftWrites(db: WritableDb): FormDraftWrites {
  const keep = db.write(
    `insert into form_drafts (form, owner_kind, owner_id, part, fields, at)
     values (:form, :kind, :id, :part, :fields, :at)
     on conflict do update set fields = excluded.fields, at = excluded.at`,
  );
  const forget = db.write(`delete from form_drafts where ${OF}`);
  // What undo can still bring back, itself or the thing that it hangs on, has a step in the history of edits.
  const sweep = db.write(
    `delete from form_drafts as f where not (${IS_THERE})
       and not exists (select 1 from edits e where e.subject = f.owner_id)`,
  );
  return {
    keep: ({ key, fields, at }) => void keep.run({ ...bound(key), fields: JSON.stringify(fields), at }),
    forget: (key) => void forget.run(bound(key)),
    sweep: () => sweep.run(),
  };
}

function bound({ form, of, part }: StoredFormKey): Params {
  return { form, kind: of?.kind ?? '', id: of?.id ?? '', part };
}

function read({ form, kind, id, part, fields, at }: Row) {
  const of = kind === '' ? null : { kind, id };
  const typed = parseRow(formFields, parseJson(fields, 'form_drafts'), 'form_drafts');
  return parseRow(begunForm, { key: { form, of, part }, fields: typed, at }, 'form_drafts');
}
