import type { FoundIn, SearchHit } from '../../shared/contract/index.ts';
import { isQuotable, type SearchKind, type Term } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { SearchRow } from '../database/index.ts';
import { snippetOf } from './snippet.ts';

type Index = OpenArchive['index'];
type Hit<K extends SearchKind> = Extract<SearchHit, { kind: K }>;

/** Gives the thing behind a row of the search, with the words around what was looked for. Null: it is not there. */
export function hitReader(
  index: Index,
  terms: readonly Term[],
): (kind: SearchKind, row: SearchRow) => SearchHit | null {
  const around: Around = (said, others = {}) => wordsAround(said, others, terms);
  const readers: { [K in SearchKind]: (row: SearchRow) => Hit<K> | null } = {
    moment: ({ id }) => momentHit(index, id, around),
    line: ({ id }) => lineHit(index, id, around),
    decision: ({ id }) => {
      const decision = index.decisions.get(id);
      const meeting = decision && index.meetings.get(decision.meetingId);
      if (!decision || !meeting) return null;
      const { text, reason, owner, iepNote } = decision;
      const sound = soundOf(index, index.heard.firstOfDecision(id));
      return { kind: 'decision', id, decision, meeting, sound, ...around(text, { reason, owner, iepNote }) };
    },
    incident: ({ id }) => {
      const incident = index.incidents.get(id);
      if (!incident) return null;
      const { text, said, present, toldBy } = incident;
      return { kind: 'incident', id, incident, ...around(text, { said, present, toldBy }) };
    },
    goal: ({ id }) => {
      const goal = index.goals.get(id);
      if (!goal) return null;
      const { text, area, baseline, target, howDone, schoolYear } = goal;
      const sound = soundOf(index, index.heard.newestOfGoal(id));
      return {
        kind: 'goal',
        id,
        goal,
        sound,
        ...around(text, { area, baseline, target, howDone, schoolYear }),
      };
    },
    need: ({ id }) => {
      const need = index.needs.get(id);
      return need && { kind: 'need', id, need, ...around(need.text) };
    },
    evaluation: ({ id }) => {
      const evaluation = index.evaluations.get(id);
      if (!evaluation) return null;
      const { title, evaluator, findings } = evaluation;
      return { kind: 'evaluation', id, evaluation, ...around(title, { findings, evaluator }) };
    },
    level: ({ id }) => {
      const level = index.levels.get(id);
      if (!level) return null;
      const { text, area, measure, source } = level;
      return { kind: 'level', id, level, ...around(text, { area, measure, source }) };
    },
    page: ({ id, page }) => pageHit(index, { id, page }, terms),
    document: ({ id }) => {
      const document = index.documents.get(id);
      if (!document) return null;
      const { title, sender, originalName } = document;
      return { kind: 'document', id, document, ...around(title, { sender, fileName: originalName }) };
    },
    progress: ({ id }) => {
      const progress = index.progress.get(id);
      const goal = progress && index.goals.get(progress.goalId);
      if (!progress || !goal) return null;
      return { kind: 'progress', id, progress, goal, ...around(progress.text, { source: progress.source }) };
    },
    request: ({ id }) => {
      const request = index.disputeRequests.get(id);
      const place = request && placeOf(index, request.momentId);
      if (!request || !place) return null;
      const { text, askedOf, answerText } = request;
      return { kind: 'request', id, request, ...place, ...around(text, { askedOf, answer: answerText }) };
    },
    ask: ({ id }) => {
      const ask = index.asks.get(id);
      if (!ask) return null;
      const { what, text, askedOf, answerText } = ask;
      return { kind: 'ask', id, ask, ...around(what, { words: text, answer: answerText, askedOf }) };
    },
    meeting: ({ id }) => {
      const meeting = index.meetings.get(id);
      if (!meeting) return null;
      const { title, place, notes, seating } = meeting;
      return { kind: 'meeting', id, meeting, ...around(title, { place, notes, seating }) };
    },
    person: ({ id }) => {
      const person = index.people.get(id);
      return person && { kind: 'person', id, person, ...around(person.label) };
    },
  };
  return (kind, row) => readers[kind](row);
}

type Words = Pick<SearchHit, 'snippet' | 'also'>;
type Around = (said: string, others?: { [F in FoundIn]?: string | null }) => Words;

/** The words of what was said; and of the first other field that holds some which are not there. */
function wordsAround(
  said: string,
  others: { [F in FoundIn]?: string | null },
  terms: readonly Term[],
): Words {
  const first = snippetOf(said, terms);
  const missing = (field: FoundIn): Words['also'] => {
    const other = snippetOf(others[field] ?? '', terms);
    const adds = [...other.held].some((word) => !first.held.has(word));
    return adds ? { in: field, snippet: other.text } : null;
  };
  const fields = Object.keys(others) as FoundIn[];
  return { snippet: first.text, also: fields.map(missing).find((found) => found !== null) ?? null };
}

function nameOf(index: Index, personId: string | null): string | null {
  return personId === null ? null : (index.people.get(personId)?.label ?? null);
}

function placeOf(index: Index, momentId: string) {
  const moment = index.moments.get(momentId);
  const recording = moment && index.recordings.get(moment.recordingId);
  const meeting = recording && index.meetings.get(recording.meetingId);
  if (!moment || !recording || !meeting) return null;
  const { startMs, endMs } = moment;
  const sound = { recordingId: recording.id, durationMs: recording.durationMs, startMs, endMs };
  return { moment: index.disputeRequests.beside(moment), meeting, sound };
}

function soundOf(index: Index, momentId: string | null) {
  return momentId === null ? null : (placeOf(index, momentId)?.sound ?? null);
}

function momentHit(index: Index, id: string, around: Around): Hit<'moment'> | null {
  const place = placeOf(index, id);
  if (!place) return null;
  const { text, dispute, reason, owner, iepNote } = place.moment;
  const { claim = null, by = null, where = null } = dispute ?? {};
  const others = { claim, reason, owner, iepNote, claimedBy: by, claimedWhere: where };
  const speaker = nameOf(index, place.moment.speakerId);
  return { kind: 'moment', id, ...place, speaker, ...around(text, others) };
}

function pageHit(
  index: Index,
  { id, page }: Pick<SearchRow, 'id' | 'page'>,
  terms: readonly Term[],
): Hit<'page'> | null {
  const document = index.documents.get(id);
  const leaf = page === null ? null : index.documentPages.at(id, page);
  if (!document || !leaf) return null;
  const { text: snippet, startAt, endAt } = snippetOf(leaf.text, terms);
  const passage = leaf.text.slice(startAt, endAt);
  const place = { page: leaf.page, passage, startAt, endAt };
  return { kind: 'page', id: leaf.id, document, ...place, snippet, also: null };
}

function lineHit(index: Index, id: string, around: Around): Hit<'line'> | null {
  const line = index.transcriptLines.get(id);
  const transcript = line && index.transcripts.get(line.transcriptId);
  const recording = transcript && index.recordings.get(transcript.recordingId);
  const meeting = recording && index.meetings.get(recording.meetingId);
  if (!line || !transcript || !recording || !meeting) return null;
  const { startMs, endMs } = line;
  return {
    kind: 'line',
    id,
    line,
    speaker: nameOf(index, line.speakerId) ?? line.speakerLabel,
    draft: !isQuotable(transcript, line),
    meeting,
    sound: { recordingId: recording.id, durationMs: recording.durationMs, startMs, endMs },
    ...around(line.text),
  };
}
