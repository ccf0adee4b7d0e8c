import { tables } from './0010-tables.ts';
import { search } from './0020-search.ts';
import { evidence } from './0030-evidence.ts';
import { gaps } from './0040-gaps.ts';
import { planFields } from './0050-plan-fields.ts';
import { documents } from './0060-documents.ts';
import { transcripts } from './0070-transcripts.ts';
import { progressAndDeliveries } from './0080-progress.ts';
import { disputes } from './0090-disputes.ts';
import { alignments } from './0100-alignments.ts';
import { playlists } from './0110-playlists.ts';
import { searchAtScale } from './0120-search-at-scale.ts';
import { voiceNotes } from './0130-voice-notes.ts';
import { askedToSign } from './0140-asked-to-sign.ts';
import { answeredBy } from './0150-answered-by.ts';
import { concerns } from './0160-concerns.ts';
import { evaluationsAndNeeds } from './0170-evaluations-and-needs.ts';
import { presentLevels } from './0171-present-levels.ts';
import { incidents } from './0180-incidents.ts';
import { problems } from './0181-problems.ts';
import { formDrafts } from './0190-form-drafts.ts';
import { soundTracks } from './0200-sound-tracks.ts';
import { asks } from './0230-asks.ts';
import { fromChild } from './0231-from-child.ts';
import { issues } from './0240-issues.ts';
import { sharing } from './0241-sharing.ts';
import { prepared } from './0242-prepared.ts';
import { briefings } from './0243-briefings.ts';
import { childNotes } from './0244-child-notes.ts';
import { asksAndIssuesFound } from './0246-asks-and-issues-found.ts';
import { answerBy } from './0247-answer-by.ts';
import { cutShort } from './0248-cut-short.ts';
import { seating } from './0249-seating.ts';
import { documentPasswords } from './0250-document-passwords.ts';

/** One step of the schema. Never changed once released: a correction is a new step. */
export type Migration = {
  /** Becomes the file's `user_version`. In tens; steps that are made together follow each other by ones. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
};

export const MIGRATIONS: readonly Migration[] = [
  { version: 10, name: 'tables', sql: tables },
  { version: 20, name: 'search', sql: search },
  { version: 30, name: 'evidence', sql: evidence },
  { version: 40, name: 'gaps', sql: gaps },
  { version: 50, name: 'plan-fields', sql: planFields },
  { version: 60, name: 'documents', sql: documents },
  { version: 70, name: 'transcripts', sql: transcripts },
  { version: 80, name: 'progress', sql: progressAndDeliveries },
  { version: 90, name: 'disputes', sql: disputes },
  { version: 100, name: 'alignments', sql: alignments },
  { version: 110, name: 'playlists', sql: playlists },
  { version: 120, name: 'search-at-scale', sql: searchAtScale },
  { version: 130, name: 'voice-notes', sql: voiceNotes },
  { version: 140, name: 'asked-to-sign', sql: askedToSign },
  { version: 150, name: 'answered-by', sql: answeredBy },
  { version: 160, name: 'concerns', sql: concerns },
  { version: 170, name: 'evaluations-and-needs', sql: evaluationsAndNeeds },
  { version: 171, name: 'present-levels', sql: presentLevels },
  { version: 180, name: 'incidents', sql: incidents },
  { version: 181, name: 'problems', sql: problems },
  { version: 190, name: 'form-drafts', sql: formDrafts },
  { version: 200, name: 'sound-tracks', sql: soundTracks },
  { version: 230, name: 'asks', sql: asks },
  { version: 231, name: 'from-child', sql: fromChild },
  { version: 240, name: 'issues', sql: issues },
  { version: 241, name: 'sharing', sql: sharing },
  { version: 242, name: 'prepared', sql: prepared },
  { version: 243, name: 'briefings', sql: briefings },
  { version: 244, name: 'child-notes', sql: childNotes },
  { version: 246, name: 'asks-and-issues-found', sql: asksAndIssuesFound },
  { version: 247, name: 'answer-by', sql: answerBy },
  { version: 248, name: 'cut-short', sql: cutShort },
  { version: 249, name: 'seating', sql: seating },
  { version: 250, name: 'document-passwords', sql: documentPasswords },
];
