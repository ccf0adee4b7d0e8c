import type { SearchFilters, SearchKind } from '../../../shared/domain/index.ts';
import { type Bound, type ReadableDb, type ReadStatement, untilWritten } from '../sqlite/index.ts';

/** The whole things (recordings, transcripts, meetings…) that a search goes through. */
export type Scope = {
  /** Number and day of each. */
  readonly days: ReadonlyMap<number, string>;
  /**
   * Their numbers as stretches, the newest first; between two of them lie others, which `days` does not hold. As `few`
   * for a question that costs something each time it is asked (a beginning of four letters or more), else as `many`.
   */
  readonly few: Stretches;
  readonly many: Stretches;
};
type Stretches = readonly { readonly from: number; readonly to: number }[];

const FEW = 16;
const MANY = 256;

type Source = {
  /** `no` and `date` of each thing that is there, with what the conditions below name. */
  readonly from: string;
  readonly there: string;
  readonly conditions: Readonly<Partial<Record<keyof SearchFilters, string>>>;
};

/** A meeting that names no child may be about any of them: it is never silently in nobody's answer (decision 239). */
const ofChild = (meetingId: string) => `(exists (select 1 from meeting_students s
  where s.meeting_id = ${meetingId} and s.student_id = :studentId)
  or not exists (select 1 from meeting_students s where s.meeting_id = ${meetingId}))`;
const OF_MEETING = {
  meetingId: 'g.id = :meetingId',
  from: 'g.date >= :from',
  to: 'g.date <= :to',
  studentId: ofChild('g.id'),
} as const;
const OF_RECORDING = { ...OF_MEETING, recordingId: 'r.id = :recordingId' } as const;
const RECORDING_THERE = 'r.deleted_at is null and g.deleted_at is null';
const PAPER_DAY = 'coalesce(d.date, d.received_on, substr(d.created_at, 1, 10))';
const REPORT_DAY = 'coalesce(e.date, substr(e.created_at, 1, 10))';

const SOURCES = {
  recordings: {
    from: 'r.no as no, g.date as date from meetings g join recordings r on r.meeting_id = g.id',
    there: RECORDING_THERE,
    conditions: OF_RECORDING,
  },
  transcripts: {
    from: `t.no as no, g.date as date from meetings g join recordings r on r.meeting_id = g.id
      join transcripts t on t.recording_id = r.id`,
    there: `t.deleted_at is null and ${RECORDING_THERE}`,
    conditions: {
      ...OF_RECORDING,
      personId: `exists (select 1 from transcript_lines l
        where l.speaker_id = :personId and l.transcript_id = t.id and l.deleted_at is null)`,
      checkedOnly: `(t.kind = 'certified' or exists (select 1 from transcript_lines l
        where l.transcript_id = t.id and l.deleted_at is null and l.checked_at is not null))`,
    },
  },
  meetings: {
    from: 'g.no as no, g.date as date from meetings g',
    there: 'g.deleted_at is null',
    conditions: OF_MEETING,
  },
  documents: {
    from: `d.no as no, ${PAPER_DAY} as date from documents d`,
    there: 'd.deleted_at is null',
    conditions: {
      meetingId: 'd.meeting_id = :meetingId',
      from: `${PAPER_DAY} >= :from`,
      to: `${PAPER_DAY} <= :to`,
      studentId: `(d.student_id = :studentId or d.student_id is null and ${ofChild('d.meeting_id')})`,
    },
  },
  goals: {
    from: `o.no as no, substr(o.created_at, 1, 10) as date from goals o`,
    there: 'o.deleted_at is null',
    conditions: { studentId: 'o.student_id = :studentId' },
  },
  needs: {
    from: 'n.no as no, substr(n.created_at, 1, 10) as date from needs n',
    there: 'n.deleted_at is null',
    conditions: { studentId: 'n.student_id = :studentId' },
  },
  evaluations: {
    from: `e.no as no, ${REPORT_DAY} as date from evaluations e`,
    there: 'e.deleted_at is null',
    conditions: {
      studentId: 'e.student_id = :studentId',
      from: `${REPORT_DAY} >= :from`,
      to: `${REPORT_DAY} <= :to`,
    },
  },
  levels: {
    from: 'v.no as no, v.date as date from present_levels v',
    there: 'v.deleted_at is null',
    conditions: { studentId: 'v.student_id = :studentId', from: 'v.date >= :from', to: 'v.date <= :to' },
  },
  progress: {
    from: `e.no as no, e.date as date from progress e join goals o on o.id = e.goal_id`,
    there: 'e.deleted_at is null and o.deleted_at is null',
    conditions: {
      studentId: 'o.student_id = :studentId',
      from: 'e.date >= :from',
      to: 'e.date <= :to',
    },
  },
  requests: {
    from: `q.no as no, q.asked_on as date from dispute_requests q join moments m on m.id = q.moment_id
      join recordings r on r.id = m.recording_id join meetings g on g.id = r.meeting_id`,
    there: `q.deleted_at is null and m.deleted_at is null and ${RECORDING_THERE}`,
    conditions: { ...OF_RECORDING, from: 'q.asked_on >= :from', to: 'q.asked_on <= :to' },
  },
  incidents: {
    from: 'i.no as no, i.date as date from incidents i',
    there: 'i.deleted_at is null',
    conditions: {
      studentId: '(i.student_id = :studentId or i.student_id is null)',
      meetingId: 'i.meeting_id = :meetingId',
      from: 'i.date >= :from',
      to: 'i.date <= :to',
    },
  },
  asks: {
    from: 'a.no as no, a.asked_on as date from asks a',
    there: 'a.deleted_at is null',
    conditions: {
      studentId: '(a.student_id = :studentId or a.student_id is null)',
      meetingId: 'a.meeting_id = :meetingId',
      from: 'a.asked_on >= :from',
      to: 'a.asked_on <= :to',
    },
  },
  people: { from: `p.no as no, '' as date from people p`, there: 'p.deleted_at is null', conditions: {} },
} as const satisfies Record<string, Source>;

const SOURCE_OF: Record<SearchKind, keyof typeof SOURCES> = {
  moment: 'recordings',
  line: 'transcripts',
  decision: 'meetings',
  meeting: 'meetings',
  goal: 'goals',
  need: 'needs',
  evaluation: 'evaluations',
  level: 'levels',
  page: 'documents',
  document: 'documents',
  progress: 'progress',
  request: 'requests',
  person: 'people',
  incident: 'incidents',
  ask: 'asks',
};

/** Says which things a search of a kind goes through. */
export function searchScopes(db: ReadableDb): (kind: SearchKind, filters: SearchFilters) => Scope {
  const statements = new Map<string, ReadStatement>();
  const kept = untilWritten<Scope>(db);
  return (kind, filters) => {
    const { sql, values } = asked(SOURCES[SOURCE_OF[kind]], filters);
    return kept(`${sql} ${JSON.stringify(values)}`, () => {
      const statement = statements.get(sql) ?? db.read(sql);
      statements.set(sql, statement);
      const days = new Map(statement.all(values).map((row) => [Number(row.no), String(row.date)]));
      const numbers = [...days.keys()];
      return { days, few: stretchesOf(numbers, FEW), many: stretchesOf(numbers, MANY) };
    });
  };
}

function asked(source: Source, filters: SearchFilters): { sql: string; values: Record<string, Bound> } {
  const values: Record<string, Bound> = {};
  const where = [source.there];
  for (const [name, condition] of Object.entries(source.conditions)) {
    const value = filters[name as keyof SearchFilters];
    if (value === null || value === false) continue;
    where.push(condition);
    if (typeof value === 'string') values[name] = value;
  }
  return { sql: `select ${source.from} where ${where.join(' and ')} order by no`, values };
}

/** Neighbouring numbers are one stretch; where there are too many, those with the least between them become one. */
function stretchesOf(numbers: readonly number[], most: number): Stretches {
  const gaps = numbers.slice(1).map((no, at) => no - (numbers[at] ?? no));
  const widest = gaps.filter((gap) => gap > 1).sort((a, b) => b - a);
  const bridged = widest[most - 1] ?? 1;
  const stretches: { from: number; to: number }[] = [];
  let from = numbers[0];
  numbers.forEach((no, at) => {
    if (from === undefined || (gaps[at] ?? Number.POSITIVE_INFINITY) <= bridged) return;
    stretches.push({ from, to: no });
    from = numbers[at + 1];
  });
  return stretches.reverse();
}
