import type { FoundSound, SearchHit, SoundHit } from '../../shared/contract/index.ts';
import {
  heardWith,
  inOrderSaid,
  type SearchFilters,
  type Stretch,
  searchFilters,
  soundOf,
  touches,
  whereverHeard,
} from '../../shared/domain/index.ts';
import type { IsoDate } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { search } from './search.ts';

/** As many of a kind as a search ever finds. */
const ALL = 1_000;
/** What has a place in sound of its own; a request to confirm only points at a moment. */
const HEARD = ['moment', 'line'] as const;

type Sound = { text: string; filters?: Partial<SearchFilters>; withPrivate?: boolean };

/**
 * What a search finds and can be heard, oldest first: moments, and lines of transcripts that were checked by ear or are
 * certified. Its filters hold as in the search itself. Private moments, and lines that are heard in one, are left out
 * unless asked for.
 */
export function searchSound(
  { index }: Pick<OpenArchive, 'index'>,
  { text, filters, withPrivate = false }: Sound,
): FoundSound {
  const chosen = { ...searchFilters.parse({}), ...filters };
  const kinds = HEARD.filter((kind) => chosen.kinds.length === 0 || chosen.kinds.includes(kind));
  if (kinds.length === 0) return { hits: [], more: false, left: { private: 0, unchecked: false, twice: 0 } };
  const find = (change: Partial<SearchFilters>, limit: number) =>
    search({ index }, { text, filters: { ...chosen, kinds, ...change }, limit });
  const groups = find({ checkedOnly: true }, ALL);
  const found = groups.flatMap(({ hits }) => hits.filter(isHeard));
  const hersIn = privateSound(index);
  const kept = withPrivate ? found : found.filter((hit) => hersIn(hit).length === 0);
  const { order, twice } = inOrderSaid(kept.map(placer(index)));
  const linesIn = (of: typeof groups) => of.find(({ kind }) => kind === 'line')?.count ?? 0;
  return {
    hits: order.map(({ hit }) => hit),
    more: groups.some(({ more }) => more),
    left: {
      private: withPrivate ? 0 : new Set(found.flatMap(hersIn)).size,
      unchecked: !chosen.checkedOnly && linesIn(find({}, 1)) > linesIn(groups),
      twice,
    },
  };
}

type Heard = Extract<SearchHit, { kind: 'moment' | 'line' }>;

function isHeard(hit: SearchHit): hit is Heard {
  return hit.kind === 'moment' || (hit.kind === 'line' && !hit.draft);
}

/**
 * The private moments because of which a hit is not played by itself: it is one, or a line whose words are heard in one,
 * also in another recording of the same sound. Each recording is looked at once.
 */
function privateSound(index: OpenArchive['index']): (hit: Heard) => readonly string[] {
  const laid = index.alignments.ofOneSound();
  const known = new Map<string, { id: string; heard: Stretch[] }[]>();
  const hersWith = (recordingId: string) => {
    const before = known.get(recordingId);
    if (before) return before;
    const ids = heardWith(recordingId, laid);
    const hers = ids
      .flatMap((id) => index.moments.privateIn(id))
      .map((moment) => ({ id: moment.id, heard: whereverHeard([soundOf(moment)], laid) }));
    for (const id of ids) known.set(id, hers);
    return hers;
  };
  return (hit) => {
    if (hit.kind === 'moment') return hit.moment.private ? [hit.id] : [];
    return hersWith(hit.sound.recordingId).flatMap(({ id, heard }) =>
      touches(hit.sound, heard) ? [id] : [],
    );
  };
}

/** Reads each recording once: hundreds of hits lie in a few. */
function placer(index: OpenArchive['index']) {
  const known = new Map<string, { ordinal: number; saidOn: IsoDate }>();
  const placeOf = ({ sound: { recordingId }, meeting }: Heard) => {
    const before = known.get(recordingId);
    if (before) return before;
    const recording = index.recordings.get(recordingId);
    const session = index.sessions.ofMeeting(meeting.id).find(({ id }) => id === recording?.sessionId);
    const place = { ordinal: recording?.ordinal ?? 0, saidOn: session?.date ?? meeting.date };
    known.set(recordingId, place);
    return place;
  };
  return (hit: Heard) => {
    const { ordinal, saidOn } = placeOf(hit);
    const { recordingId, startMs, endMs } = hit.sound;
    const dated: SoundHit = { ...hit, saidOn };
    return { id: hit.id, kind: hit.kind, date: saidOn, ordinal, recordingId, startMs, endMs, hit: dated };
  };
}
