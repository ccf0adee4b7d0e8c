import {
  type SearchFilters,
  type SearchKind,
  searchFilters,
  type Term,
} from '../../../shared/domain/index.ts';
import type { ReadableDb } from '../sqlite/index.ts';
import { type Beginnings, searchBeginnings } from './beginnings.ts';
import type { SearchQuestion, SearchReads, SearchRow } from './door.ts';
import {
  type Found,
  numbersOf,
  ownOf,
  type Passes,
  rowOfKind,
  SEARCH_DEPTH,
  searchLook,
  withinOf,
} from './look.ts';
import { type Scope, searchScopes } from './scope.ts';
import { anywhere, asTyped, both, tagged } from './words.ts';

/** A name that more people bear is no help. */
const MOST_NAMES = 20;

const TABLES: Record<Exclude<SearchKind, 'page'>, string> = {
  line: 'transcript_lines',
  moment: 'moments',
  decision: 'decisions',
  goal: 'goals',
  need: 'needs',
  evaluation: 'evaluations',
  level: 'present_levels',
  document: 'documents',
  progress: 'progress',
  request: 'dispute_requests',
  meeting: 'meetings',
  person: 'people',
  incident: 'incidents',
  ask: 'asks',
};
const EVERYTHING = searchFilters.parse({});

/** Search over the two full-text tables of migration 0120. What is found and in which order: docs/decisions/134, 135. */
export function searchReads(db: ReadableDb): SearchReads {
  const look = searchLook(db);
  const scopeOf = searchScopes(db);
  const beginnings = searchBeginnings(db);
  const expressions = expressionsOf(db, beginnings, (term) => {
    const wanted = anywhere([term], beginnings('search', [term]));
    const { at } = look('person', wanted, scopeOf('person', EVERYTHING), null);
    return at.length > MOST_NAMES ? [] : at.map(ownOf);
  });
  const linePasses = lineFilter(db);
  const linesSaid = linesOfSpeaker(db);
  const inOrder = ordering(db);
  const rowOf = rowReader(db);
  return {
    find(kind, question, { limit, offset }) {
      const { filters } = question;
      const scope = scopeOf(kind, filters);
      const { loose, exact } = expressions(kind, question);
      const passes = kind === 'line' ? linePasses(filters, scope) : null;
      const wide =
        kind === 'line' && loose === null ? linesSaid(filters, scope) : look(kind, loose, scope, passes);
      // What stands first is only an order: the few stretches are enough for it.
      const narrow = look(kind, exact === loose ? null : exact, { ...scope, many: scope.few }, passes);
      const all = inOrder(kind, filters, scope, narrow, wide).slice(0, SEARCH_DEPTH);
      return {
        count: all.length,
        more: wide.more,
        rows: all.slice(offset, offset + limit).flatMap((at) => rowOf(kind, at) ?? []),
      };
    },
  };
}

/** What to ask the index: `loose` finds everything, `exact` those of it that stand first. */
function expressionsOf(db: ReadableDb, beginnings: Beginnings, namesOf: (term: Term) => number[]) {
  const personNo = db.read('select no from people where id = :id');
  const tagsOf = (kind: SearchKind, filters: SearchFilters): string[] => {
    const { personId, type, mark, issue, outcome, inIep, disputed } = filters;
    const tag = (letter: string, word: string | null) => word && `${letter}${word.replaceAll('-', '')}`;
    const tags = [tag('o', outcome), tag('i', inIep), tag('t', type), tag('m', mark), tag('g', issue)];
    if (kind === 'moment') {
      if (personId !== null) tags.push(`p${Number(personNo.get({ id: personId })?.no ?? 0)}`);
      if (disputed) tags.push('disputed');
    }
    return tags.filter((tag) => tag !== null);
  };
  return (kind: SearchKind, { terms, filters }: SearchQuestion) => {
    const known = kind === 'line' ? null : tagged(tagsOf(kind, filters));
    const names = kind === 'moment' ? terms.map(namesOf) : [];
    const begun = beginnings(kind === 'line' ? 'search_lines' : 'search', terms);
    const exact = asTyped(terms);
    return {
      loose: both(anywhere(terms, begun, names), known),
      exact: exact === null ? null : both(exact, known),
    };
  };
}

/**
 * Who spoke and whether it was checked are asked of the lines themselves: they are set for thousands of lines at once,
 * and entries of the full-text index that held them would have to be written anew. A transcript's answer is read from
 * an index alone when its first line is found.
 */
function lineFilter(db: ReadableDb): (filters: SearchFilters, scope: Scope) => Passes {
  const saidBy =
    db.read(`select json_group_array(l.no) as numbers from transcripts t join transcript_lines l on l.transcript_id = t.id
    where t.no = :within and l.speaker_id = :personId`);
  const checked =
    db.read(`select json_group_array(l.no) as numbers from transcripts t join transcript_lines l on l.transcript_id = t.id
    where t.no = :within and t.kind <> 'certified' and l.deleted_at is null and l.checked_at is not null`);
  const certified = db.read(`select 1 from transcripts where no = :within and kind = 'certified'`);
  // A scope belongs to its filters and lives until something is written: so do the answers.
  const known = new WeakMap<Scope, Passes>();
  return (filters, scope) => {
    const { personId, checkedOnly } = filters;
    if (personId === null && !checkedOnly) return null;
    const before = known.get(scope);
    if (before) return before;
    const wantedIn = remembered((within) => ({
      said: personId === null ? null : new Set(numbersOf(saidBy.get({ within, personId }))),
      checked: !checkedOnly || certified.get({ within }) ? null : new Set(numbersOf(checked.get({ within }))),
    }));
    const passes = (within: number, no: number) => {
      const wanted = wantedIn(within);
      return (wanted.said?.has(no) ?? true) && (wanted.checked?.has(no) ?? true);
    };
    known.set(scope, passes);
    return passes;
  };
}

/** Without words: what one person said, the newest transcript first. */
function linesOfSpeaker(db: ReadableDb): (filters: SearchFilters, scope: Scope) => Found {
  const said = db.read(`select json_group_array(no) as numbers from (select l.no from transcripts t
    join transcript_lines l on l.transcript_id = t.id
    where t.no = :within and l.speaker_id = :personId and l.deleted_at is null
      and (:anyLine or t.kind = 'certified' or l.checked_at is not null)
    order by l.no desc limit :limit)`);
  return ({ personId, checkedOnly }, scope) => {
    const at: number[] = [];
    if (personId === null) return { at, more: false };
    for (const within of [...scope.days.keys()].reverse()) {
      const asked = { within, personId, anyLine: checkedOnly ? 0 : 1, limit: SEARCH_DEPTH + 1 };
      at.push(...numbersOf(said.get(asked)).map((no) => rowOfKind('line', within) + no));
      if (at.length > SEARCH_DEPTH) return { at: at.slice(0, SEARCH_DEPTH), more: true };
    }
    return { at, more: false };
  };
}

function remembered<T>(ask: (within: number) => T): (within: number) => T {
  const known = new Map<number, T>();
  return (within) => {
    const answer = known.get(within) ?? ask(within);
    known.set(within, answer);
    return answer;
  };
}

/** As typed first, then by day, newest first, then as noted; in one recording simply by time. */
function ordering(db: ReadableDb) {
  const inTime = {
    moment: db.read(`select json_group_array(no) as numbers from (select m.no from recordings r
      join moments m on m.recording_id = r.id
      where r.no = :within and m.deleted_at is null order by m.start_ms, m.end_ms, m.id)`),
    line: db.read(`select json_group_array(no) as numbers from (select l.no from transcripts t
      join transcript_lines l on l.transcript_id = t.id
      where t.no = :within and l.deleted_at is null order by l.start_ms, l.position, l.no)`),
  };
  return (kind: SearchKind, filters: SearchFilters, scope: Scope, exact: Found, loose: Found): number[] => {
    const all = [...new Set([...exact.at, ...loose.at])];
    if (filters.recordingId !== null && (kind === 'moment' || kind === 'line')) {
      const found = new Set(all);
      return [...scope.days.keys()].flatMap((within) => {
        const base = rowOfKind(kind, within);
        return numbersOf(inTime[kind].get({ within })).flatMap((no) =>
          found.has(base + no) ? base + no : [],
        );
      });
    }
    const first = new Set(exact.at);
    const day = (at: number) => scope.days.get(withinOf(at)) ?? '';
    return all.sort((a, b) => {
      const typed = Number(first.has(b)) - Number(first.has(a));
      if (typed !== 0) return typed;
      const [dayA, dayB] = [day(a), day(b)];
      return dayA === dayB ? a - b : dayA < dayB ? 1 : -1;
    });
  };
}

function rowReader(db: ReadableDb): (kind: SearchKind, at: number) => SearchRow | null {
  const idOf = new Map(
    Object.entries(TABLES).map(([kind, table]) => [kind, db.read(`select id from ${table} where no = :no`)]),
  );
  const documentId = db.read('select id from documents where no = :no');
  return (kind, at) => {
    const page = kind === 'page' ? ownOf(at) : null;
    const row = page === null ? idOf.get(kind)?.get({ no: ownOf(at) }) : documentId.get({ no: withinOf(at) });
    return typeof row?.id === 'string' ? { id: row.id, page } : null;
  };
}
