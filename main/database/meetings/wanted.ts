import type { DayReading, MeetingsOffered } from '../../../shared/domain/index.ts';
import { anywhere, OWN_NUMBER, rowOfKind } from '../search/index.ts';
import type { Params } from '../sqlite/index.ts';
import type { MeetingsWanted } from './door.ts';

/** Meetings that hold the words, by the full-text index; its row numbers are told in search-look.ts. */
const withWords = (match: string) => `g.no in (select s.rowid & ${OWN_NUMBER} from search s
  where s.search match ${match} and s.rowid between ${rowOfKind('meeting', 0)} and ${rowOfKind('person', 0)})`;
const BETWEEN = 'g.date between :from and :to';
/** A meeting that names no child may be about any of them: it is never silently in nobody's list. */
const OF_CHILD = `(exists (select 1 from meeting_students s where s.meeting_id = g.id and s.student_id = :studentId)
  or not exists (select 1 from meeting_students s where s.meeting_id = g.id))`;

/** As `isConfidential` says it: what is said in a mediation is neither kept nor handed on. */
const IS_OPEN = "g.kind <> 'mediation'";
const HAS_RECORDING = `exists (select 1 from recordings r where r.meeting_id = g.id and r.deleted_at is null)`;
const HAS_MOMENT = `exists (select 1 from recordings r join moments m on m.recording_id = r.id
  where r.meeting_id = g.id and r.deleted_at is null and m.deleted_at is null)`;
const OFFERED: Readonly<Record<MeetingsOffered, readonly string[]>> = {
  every: [],
  open: [IS_OPEN],
  recorded: [IS_OPEN, HAS_RECORDING],
  marked: [HAS_MOMENT],
};

/** The conditions that are asked for, as one, with what they are asked with. */
export function asked(wanted: MeetingsWanted): { conditions: string; values: Params } {
  const { id = null, days = null, studentId = null, offered = 'every' } = wanted;
  const found = typed(wanted);
  return {
    conditions: [
      'g.deleted_at is null',
      ...(id === null ? [] : ['g.id = :id']),
      ...(days ? [BETWEEN] : []),
      ...(found.ways.length === 0 ? [] : [`(${found.ways.join(' or ')})`]),
      ...(studentId === null ? [] : [OF_CHILD]),
      ...OFFERED[offered],
    ].join(' and '),
    values: {
      ...(id === null ? {} : { id }),
      ...(days ? { from: days.from, to: days.to } : {}),
      ...found.values,
      ...(studentId === null ? {} : { studentId }),
    },
  };
}

/** The ways in which a meeting may be the one that was typed: by its words, or by its day and the words beside it. */
function typed({ terms = [], onDay = null }: MeetingsWanted): { ways: string[]; values: Params } {
  const match = anywhere(terms);
  const rest = onDay === null ? null : anywhere(onDay.terms);
  const readings = (onDay?.readings ?? []).map(read);
  const days = readings.map(({ condition }) => condition).join(' or ');
  return {
    ways: [
      ...(match === null ? [] : [withWords(':match')]),
      ...(days === '' ? [] : [rest === null ? days : `(${days}) and ${withWords(':rest')}`]),
    ],
    values: Object.assign(
      match === null ? {} : { match },
      rest === null ? {} : { rest },
      ...readings.map(({ values }) => values),
    ),
  };
}

function read(reading: DayReading, at: number): { condition: string; values: Params } {
  if ('everyYear' in reading) {
    const name = `every${at}`;
    return {
      condition: `substr(g.date, 6, length(:${name})) = :${name}`,
      values: { [name]: reading.everyYear },
    };
  }
  const [from, to] = [`first${at}`, `last${at}`];
  return {
    condition: `g.date between :${from} and :${to}`,
    values: { [from]: reading.from, [to]: reading.to },
  };
}
