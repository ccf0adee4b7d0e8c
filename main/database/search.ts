import { type SearchFilters, type SearchKind, searchFilters, type Term } from '../../shared/domain/index.ts';
import type { ReadableDb } from './handle.ts';
import type { SearchQuestion, SearchReads, SearchRow } from './search-door.ts';
import { type Found, ownOf, type Passes, SEARCH_DEPTH, searchLook, withinOf } from './search-look.ts';
import { type Scope, searchScopes } from './search-scope.ts';
import { anywhere, asTyped, both, tagged } from './search-words.ts';

/** A name that more people bear is no help. */
const MOST_NAMES = 20;

const TABLES: Record<Exclude<SearchKind, 'page'>, string> = {
  line: 'transcript_lines',
  moment: 'moments',
  decision: 'decisions',
  goal: 'goals',
  document: 'documents',
  progress: 'progress',
  request: 'dispute_requests',
  meeting: 'meetings',
  person: 'people',
};
const EVERYTHING = searchFilters.parse({});

/** Search over the two full-text tables of migration 0120. What is found and in which order: docs/decisions/134, 135. */
export function searchReads(db: ReadableDb): SearchReads {
  const look = searchLook(db);
  const scopeOf = searchScopes(db);
  const expressions = expressionsOf(db, (term) => {
    const { at } = look('person', anywhere([term]), scopeOf('person', EVERYTHING), null);
    return at.length > MOST_NAMES ? [] : at.map(ownOf);
  });
  const linePasses = lineFilter(db);
  const inOrder = ordering(db);
  const rowOf = rowReader(db);
  return {
    find(kind, question, { limit, offset }) {
      const { filters } = question;
      const scope = scopeOf(kind, filters);
      const { loose, exact } = expressions(kind, question);
      const passes = kind === 'line' ? linePasses(filters) : null;
      const wide = look(kind, loose, scope, passes);
      const narrow = look(kind, exact, scope, passes);
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
function expressionsOf(db: ReadableDb, namesOf: (term: Term) => number[]) {
  const personNo = db.read('select no from people where id = :id');
  const tagsOf = (kind: SearchKind, filters: SearchFilters): string[] => {
    const { personId, type, outcome, inIep, disputed } = filters;
    const tags = [outcome && `o${outcome.replaceAll('-', '')}`, inIep && `i${inIep}`, type && `t${type}`];
    if (kind === 'moment') {
      if (personId !== null) tags.push(`p${Number(personNo.get({ id: personId })?.no ?? 0)}`);
      if (disputed) tags.push('disputed');
    }
    return tags.filter((tag) => tag !== null);
  };
  return (kind: SearchKind, { terms, filters }: SearchQuestion) => {
    const known = kind === 'line' ? null : tagged(tagsOf(kind, filters));
    const names = kind === 'moment' ? terms.map(namesOf) : [];
    const exact = asTyped(terms);
    return {
      loose: both(anywhere(terms, names), known),
      exact: exact === null ? null : both(exact, known),
    };
  };
}

/**
 * Who spoke and whether it was checked are asked of the line itself: they are set for thousands of lines at once, and
 * entries of the index that held them would have to be written anew.
 */
function lineFilter(db: ReadableDb): (filters: SearchFilters) => Passes {
  const read =
    db.read(`select l.speaker_id as who, l.checked_at is not null or t.kind = 'certified' as checked
    from transcript_lines l join transcripts t on t.id = l.transcript_id where l.no = :no`);
  return ({ personId, checkedOnly }) => {
    if (personId === null && !checkedOnly) return null;
    return (no) => {
      const row = read.get({ no });
      return (personId === null || row?.who === personId) && (!checkedOnly || row?.checked === 1);
    };
  };
}

/** As typed first, then by day, newest first, then as noted; in one recording simply by time. */
function ordering(db: ReadableDb) {
  const startOf = {
    moment: db.read('select start_ms as ms from moments where no = :no'),
    line: db.read('select start_ms as ms from transcript_lines where no = :no'),
  };
  return (kind: SearchKind, filters: SearchFilters, scope: Scope, exact: Found, loose: Found): number[] => {
    const all = [...new Set([...exact.at, ...loose.at])];
    if (filters.recordingId !== null && (kind === 'moment' || kind === 'line')) {
      const start = new Map(all.map((at) => [at, Number(startOf[kind].get({ no: ownOf(at) })?.ms ?? 0)]));
      return all.sort((a, b) => (start.get(a) ?? 0) - (start.get(b) ?? 0) || a - b);
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
