import type { SearchHit } from '../../shared/contract/index.ts';
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
  const around = (...texts: (string | null)[]) =>
    snippetOf(texts.filter((text) => text !== null && text !== '').join('\n'), terms).text;
  const readers: { [K in SearchKind]: (row: SearchRow) => Hit<K> | null } = {
    moment: ({ id }) => {
      const place = placeOf(index, id);
      if (!place) return null;
      const { moment } = place;
      const { dispute } = moment;
      const said = [dispute?.claim, dispute?.by, dispute?.where, moment.reason, moment.owner, moment.iepNote];
      return {
        kind: 'moment',
        id,
        ...place,
        snippet: around(moment.text, ...said.map((one) => one ?? null)),
      };
    },
    line: ({ id }) => lineHit(index, id, around),
    decision: ({ id }) => {
      const decision = index.decisions.get(id);
      const meeting = decision && index.meetings.get(decision.meetingId);
      if (!decision || !meeting) return null;
      const { text, reason, owner, iepNote } = decision;
      return { kind: 'decision', id, decision, meeting, snippet: around(text, reason, owner, iepNote) };
    },
    goal: ({ id }) => {
      const goal = index.goals.get(id);
      if (!goal) return null;
      const { text, area, baseline, target, howDone, schoolYear } = goal;
      return { kind: 'goal', id, goal, snippet: around(text, area, baseline, target, howDone, schoolYear) };
    },
    page: ({ id, page }) => {
      const document = index.documents.get(id);
      const leaf = page === null ? null : index.documentPages.at(id, page);
      if (!document || !leaf) return null;
      const { text: snippet, startAt, endAt } = snippetOf(leaf.text, terms);
      const passage = leaf.text.slice(startAt, endAt);
      return { kind: 'page', id: leaf.id, document, page: leaf.page, passage, startAt, endAt, snippet };
    },
    document: ({ id }) => {
      const document = index.documents.get(id);
      if (!document) return null;
      const { title, sender, originalName } = document;
      return { kind: 'document', id, document, snippet: around(title, sender, originalName) };
    },
    progress: ({ id }) => {
      const progress = index.progress.get(id);
      const goal = progress && index.goals.get(progress.goalId);
      if (!progress || !goal) return null;
      return { kind: 'progress', id, progress, goal, snippet: around(progress.text, progress.source) };
    },
    request: ({ id }) => {
      const request = index.disputeRequests.get(id);
      const place = request && placeOf(index, request.momentId);
      if (!request || !place) return null;
      const { text, askedOf, answerText } = request;
      return { kind: 'request', id, request, ...place, snippet: around(text, askedOf, answerText) };
    },
    meeting: ({ id }) => {
      const meeting = index.meetings.get(id);
      if (!meeting) return null;
      return { kind: 'meeting', id, meeting, snippet: around(meeting.title, meeting.place, meeting.notes) };
    },
    person: ({ id }) => {
      const person = index.people.get(id);
      return person && { kind: 'person', id, person, snippet: person.label };
    },
  };
  return (kind, row) => readers[kind](row);
}

function placeOf(index: Index, momentId: string) {
  const moment = index.moments.get(momentId);
  const recording = moment && index.recordings.get(moment.recordingId);
  const meeting = recording && index.meetings.get(recording.meetingId);
  if (!moment || !recording || !meeting) return null;
  const { startMs, endMs } = moment;
  const sound = { recordingId: recording.id, durationMs: recording.durationMs, startMs, endMs };
  return { moment, meeting, sound };
}

function lineHit(index: Index, id: string, around: (text: string) => string): Hit<'line'> | null {
  const line = index.transcriptLines.get(id);
  const transcript = line && index.transcripts.get(line.transcriptId);
  const recording = transcript && index.recordings.get(transcript.recordingId);
  const meeting = recording && index.meetings.get(recording.meetingId);
  if (!line || !transcript || !recording || !meeting) return null;
  const { startMs, endMs } = line;
  const person = line.speakerId === null ? null : index.people.get(line.speakerId);
  return {
    kind: 'line',
    id,
    line,
    speaker: person?.label ?? line.speakerLabel,
    draft: !isQuotable(transcript, line),
    meeting,
    sound: { recordingId: recording.id, durationMs: recording.durationMs, startMs, endMs },
    snippet: around(line.text),
  };
}
