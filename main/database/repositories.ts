import { alignmentReads, alignmentWrites } from './alignments.ts';
import { attendeeReads, attendeeWrites } from './attendees.ts';
import { checkReads, checkWrites } from './checks.ts';
import { concernReads, concernWrites } from './concerns.ts';
import { custodyReads, custodyWrites } from './custody.ts';
import { decisionReads, decisionWrites } from './decisions.ts';
import { deliveryReads, deliveryWrites } from './deliveries.ts';
import { disputeRequestReads, disputeRequestWrites } from './dispute-requests.ts';
import { documentPageReads, documentPageWrites } from './document-pages.ts';
import { documentReads, documentWrites } from './documents.ts';
import type { Index } from './door.ts';
import { draftReads, draftWrites } from './drafts.ts';
import { editReads, editWrites } from './edits.ts';
import { evaluationReads, evaluationWrites } from './evaluations.ts';
import { exportReads, exportWrites } from './exports.ts';
import { formDraftReads, formDraftWrites } from './form-drafts.ts';
import { gapReads, gapWrites } from './gaps.ts';
import { goalReads, goalWrites } from './goals.ts';
import type { WritableDb } from './handle.ts';
import { incidentReads, incidentWrites } from './incidents.ts';
import { lineDraftReads, lineDraftWrites, lineVersionReads, lineVersionWrites } from './line-versions.ts';
import { meetingReads, meetingWrites } from './meetings.ts';
import { metaReads, metaWrites } from './meta.ts';
import { momentVersionReads, momentVersionWrites } from './moment-versions.ts';
import { momentReads, momentWrites } from './moments.ts';
import { needReads, needWrites } from './needs.ts';
import { passageReads, passageWrites } from './passages.ts';
import { personReads, personWrites } from './people.ts';
import { playlistReads, playlistWrites } from './playlists.ts';
import { presentLevelReads, presentLevelWrites } from './present-levels.ts';
import { progressReads, progressWrites } from './progress.ts';
import { promiseReads } from './promises.ts';
import { questionReads } from './questions.ts';
import { recordingReads, recordingWrites } from './recordings.ts';
import { saidReads } from './said.ts';
import { searchReads } from './search.ts';
import { sessionReads, sessionWrites } from './sessions.ts';
import { speechReads } from './speech.ts';
import { statementPairReads, statementPairWrites } from './statement-pairs.ts';
import { studentReads, studentWrites } from './students.ts';
import { transcriptLineReads, transcriptLineWrites } from './transcript-lines.ts';
import { transcriptReads, transcriptWrites } from './transcripts.ts';
import { voiceNoteReads, voiceNoteWrites } from './voice-notes.ts';

type Repositories = Omit<
  Index,
  'readOnly' | 'transaction' | 'integrity' | 'pragmas' | 'changed' | 'copyTo' | 'close'
>;

/** One repository a table, reads and writes together. */
export function repositories(db: WritableDb): Repositories {
  return {
    students: { ...studentReads(db), ...studentWrites(db) },
    people: { ...personReads(db), ...personWrites(db) },
    meetings: { ...meetingReads(db), ...meetingWrites(db) },
    sessions: { ...sessionReads(db), ...sessionWrites(db) },
    attendees: { ...attendeeReads(db), ...attendeeWrites(db) },
    goals: { ...goalReads(db), ...goalWrites(db) },
    decisions: { ...decisionReads(db), ...decisionWrites(db) },
    progress: { ...progressReads(db), ...progressWrites(db) },
    deliveries: { ...deliveryReads(db), ...deliveryWrites(db) },
    promises: promiseReads(db),
    questions: questionReads(db),
    concerns: { ...concernReads(db), ...concernWrites(db) },
    incidents: { ...incidentReads(db), ...incidentWrites(db) },
    evaluations: { ...evaluationReads(db), ...evaluationWrites(db) },
    needs: { ...needReads(db), ...needWrites(db) },
    levels: { ...presentLevelReads(db), ...presentLevelWrites(db) },
    recordings: { ...recordingReads(db), ...recordingWrites(db) },
    gaps: { ...gapReads(db), ...gapWrites(db) },
    playlists: { ...playlistReads(db), ...playlistWrites(db) },
    alignments: { ...alignmentReads(db), ...alignmentWrites(db) },
    moments: { ...momentReads(db), ...momentWrites(db) },
    momentVersions: { ...momentVersionReads(db), ...momentVersionWrites(db) },
    documents: { ...documentReads(db), ...documentWrites(db) },
    documentPages: { ...documentPageReads(db), ...documentPageWrites(db) },
    passages: { ...passageReads(db), ...passageWrites(db) },
    edits: { ...editReads(db), ...editWrites(db) },
    drafts: { ...draftReads(db), ...draftWrites(db) },
    formDrafts: { ...formDraftReads(db), ...formDraftWrites(db) },
    said: saidReads(db),
    disputeRequests: { ...disputeRequestReads(db), ...disputeRequestWrites(db) },
    statementPairs: { ...statementPairReads(db), ...statementPairWrites(db) },
    transcripts: { ...transcriptReads(db), ...transcriptWrites(db) },
    transcriptLines: { ...transcriptLineReads(db), ...transcriptLineWrites(db) },
    lineVersions: { ...lineVersionReads(db), ...lineVersionWrites(db) },
    lineDrafts: { ...lineDraftReads(db), ...lineDraftWrites(db) },
    custody: { ...custodyReads(db), ...custodyWrites(db) },
    exports: { ...exportReads(db), ...exportWrites(db) },
    checks: { ...checkReads(db), ...checkWrites(db) },
    meta: { ...metaReads(db), ...metaWrites(db) },
    voiceNotes: { ...voiceNoteReads(db), ...voiceNoteWrites(db) },
    speech: speechReads(db),
    search: searchReads(db),
  };
}
