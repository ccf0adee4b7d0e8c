import {
  type CustodyEvent,
  type CustodyFacts,
  type Delivery,
  type DisputeRequest,
  type Incident,
  type Moment,
  type Progress,
  recordingCode,
  type StatementPair,
  type VoiceNote,
} from '../../shared/domain/index.ts';
import { contentHashOf } from '../custody/index.ts';
import type { Index } from '../database/index.ts';
import { evaluationFacts, levelFacts, needFacts, saysMore } from './child-entry.ts';
import { documentEntry, pageEntry, passageEntry } from './document-change.ts';
import { lineEntry, transcriptEntry } from './transcript-change.ts';
import type { Change } from './types.ts';

export type EvidenceEntry = { event: CustodyEvent; subject: string; facts: CustodyFacts };

/**
 * What the custody log says of a change, or null when it is not about evidence: moments and decisions always, goals and
 * meetings when they are taken out or brought back. Never what somebody said: a hash of it, so that a stored version can
 * be tied to its entry. Ask before the change is written: only then can "added" and "brought back" be told apart.
 */
export function evidenceEntry(index: Index, change: Change, now: Date): EvidenceEntry | null {
  const thing = change.after ?? change.before;
  if (!thing) return null;
  const step = stepOf(index, change);
  const subject = thing.id;
  switch (change.what) {
    case 'moment': {
      const moment = change.after ?? change.before;
      return moment && { event: `moment-${step}`, subject, facts: momentFacts(index, moment) };
    }
    case 'decision': {
      const { meetingId } = (change.after ?? change.before) as { meetingId: string };
      return { event: `decision-${step}`, subject, facts: { meetingId, contentHash: contentHashOf(thing) } };
    }
    case 'goal':
      if (step !== 'deleted' && step !== 'restored') return null;
      return { event: `goal-${step}`, subject, facts: { contentHash: contentHashOf(thing) } };
    case 'meeting':
      return step === 'deleted' || step === 'restored'
        ? { event: `meeting-${step}`, subject, facts: {} }
        : null;
    case 'document':
      return documentEntry(change);
    case 'page':
      return change.after && pageEntry(index, change.after);
    case 'passage': {
      const passage = change.after ?? change.before;
      return passage && passageEntry(index, passage, step);
    }
    case 'transcript': {
      const of = change.after ?? change.before;
      return of && transcriptEntry(index, of, step);
    }
    case 'line':
    case 'lines':
      return lineEntry(index, change, now);
    case 'progress': {
      const of = change.after ?? change.before;
      return of && { event: `progress-${step}`, subject, facts: progressFacts(of) };
    }
    case 'delivery': {
      const of = change.after ?? change.before;
      return of && { event: `delivery-${step}`, subject, facts: deliveryFacts(index, of) };
    }
    case 'evaluation': {
      const of = change.after ?? change.before;
      return of && saysMore(change)
        ? { event: `evaluation-${step}`, subject, facts: evaluationFacts(of) }
        : null;
    }
    case 'need': {
      const of = change.after ?? change.before;
      return of && { event: `need-${step}`, subject, facts: needFacts(of) };
    }
    case 'level': {
      const of = change.after ?? change.before;
      return of && { event: `level-${step}`, subject, facts: levelFacts(index, of) };
    }
    case 'dispute-request': {
      const of = change.after ?? change.before;
      return of && { event: `request-${step}`, subject, facts: requestFacts(index, of) };
    }
    case 'statement-pair': {
      const of = change.after ?? change.before;
      return of && { event: `pair-${step}`, subject, facts: pairFacts(index, of) };
    }
    case 'voice-note': {
      const of = change.after ?? change.before;
      return of && voiceEntry(index, of, step);
    }
    case 'incident': {
      const of = change.after ?? change.before;
      return of && { event: `incident-${step}`, subject, facts: incidentFacts(of) };
    }
    case 'person':
    case 'student':
    case 'playlist':
    case 'briefing':
    case 'concern':
    case 'ask':
      return null;
  }
}

function stepOf(index: Index, { what, before, after }: Change): 'added' | 'changed' | 'deleted' | 'restored' {
  if (after === null) return 'deleted';
  if (before !== null) return 'changed';
  const rows = {
    moment: index.moments,
    decision: index.decisions,
    goal: index.goals,
    meeting: index.meetings,
    progress: index.progress,
    delivery: index.deliveries,
    'dispute-request': index.disputeRequests,
    'statement-pair': index.statementPairs,
    evaluation: index.evaluations,
    need: index.needs,
    level: index.levels,
    transcript: index.transcripts,
    passage: index.passages,
    'voice-note': index.voiceNotes,
    incident: index.incidents,
  };
  const wasThere = what in rows && rows[what as keyof typeof rows].exists(after.id);
  return wasThere ? 'restored' : 'added';
}

/** A private moment ("about me", D38) leaves nothing in a log that goes into every bundle: not even a hash. */
function momentFacts(index: Index, moment: Moment): CustodyFacts {
  if (moment.private) return { private: true };
  const { recordingId, startMs, endMs, type } = moment;
  const recording = index.recordings.get(recordingId);
  const code = recording ? recordingCode(recording.ordinal) : null;
  return { recordingId, code, startMs, endMs, type, contentHash: contentHashOf(moment) };
}

/** Which goal and day; the words only as a hash. */
function progressFacts(progress: Progress): CustodyFacts {
  const { goalId, date, noData } = progress;
  return { goalId, date, noData, contentHash: contentHashOf(progress) };
}

/** Which promise, and what came of it on which day; the note only as a hash. */
function deliveryFacts(index: Index, delivery: Delivery): CustodyFacts {
  const { momentId, decisionId, date, delivered, minutes } = delivery;
  if (momentId !== null && index.moments.get(momentId)?.private) return { private: true };
  const about = momentId === null ? { decisionId } : { momentId };
  return { ...about, date, delivered, minutes, contentHash: contentHashOf(delivery) };
}

/** When somebody was asked and when they answered; the words only as a hash. */
function requestFacts(index: Index, request: DisputeRequest): CustodyFacts {
  const { momentId, askedOn, answeredOn } = request;
  if (index.moments.get(momentId)?.private) return { private: true };
  return { momentId, askedOn, answeredOn, contentHash: contentHashOf(request) };
}

function pairFacts(index: Index, pair: StatementPair): CustodyFacts {
  const { firstId, secondId, relation } = pair;
  const isPrivate = [firstId, secondId].some((id) => index.moments.get(id)?.private);
  return isPrivate ? { private: true } : { firstId, secondId, relation, contentHash: contentHashOf(pair) };
}

/** On which day it was and when it was written down; the words only as a hash, and of a private one not even that. */
function incidentFacts(note: Incident): CustodyFacts {
  if (note.private) return { private: true };
  const { date, createdAt: writtenAt } = note;
  return { date, writtenAt, contentHash: contentHashOf(note) };
}

/** That there was a note, and the hash of its sound; of a private moment not even that. It never changes. */
function voiceEntry(
  index: Index,
  note: VoiceNote,
  step: 'added' | 'changed' | 'deleted' | 'restored',
): EvidenceEntry | null {
  if (step === 'changed') return null;
  const { id: subject, momentId, sha256, durationMs, cutShort } = note;
  const isPrivate = index.moments.get(momentId)?.private === true;
  const facts: CustodyFacts = isPrivate ? { private: true } : { momentId, sha256, durationMs, cutShort };
  return { event: `voice-note-${step}`, subject, facts };
}
