import type { Handlers } from '../../../shared/contract/index.ts';
import { alignmentHandlers } from './alignment.ts';
import { appHandlers } from './app.ts';
import { archiveHandlers } from './archive.ts';
import { askHandlers } from './asks.ts';
import { briefingHandlers } from './briefings.ts';
import { captureHandlers } from './capture.ts';
import { childNoteHandlers } from './child-notes.ts';
import { concernHandlers } from './concerns.ts';
import type { HandlerContext } from './context.ts';
import { documentHandlers } from './documents.ts';
import { draftHandlers } from './drafts.ts';
import { evidenceHandlers } from './evidence.ts';
import { deliveryHandlers, progressHandlers, promiseHandlers, threadHandlers } from './goals.ts';
import { incidentHandlers } from './incidents.ts';
import {
  decisionHandlers,
  goalHandlers,
  meetingHandlers,
  peopleHandlers,
  studentHandlers,
} from './meetings.ts';
import { evaluationHandlers, levelHandlers, needHandlers } from './needs.ts';
import { playlistHandlers } from './playlists.ts';
import { questionHandlers } from './questions.ts';
import { recordingHandlers } from './recordings.ts';
import { reviewHandlers } from './review.ts';
import { searchHandlers } from './search.ts';
import { transcriptHandlers } from './transcripts.ts';
import { voiceHandlers } from './voice.ts';
import { disputeHandlers, writtenHandlers } from './written.ts';

export { type HandlerContext, handlerContext } from './context.ts';
export { dropCall, takeDropped } from './picked-files.ts';

/** Every call of the contract; a missing or an extra one does not compile. */
export function allHandlers(context: HandlerContext): Handlers {
  return {
    app: appHandlers(context),
    archive: archiveHandlers(context),
    meetings: meetingHandlers(context),
    people: peopleHandlers(context),
    students: studentHandlers(context),
    goals: { ...goalHandlers(context), ...threadHandlers(context) },
    progress: progressHandlers(context),
    deliveries: deliveryHandlers(context),
    promises: promiseHandlers(context),
    decisions: decisionHandlers(context),
    recordings: recordingHandlers(context),
    review: reviewHandlers(context),
    search: searchHandlers(context),
    written: writtenHandlers(context),
    disputes: disputeHandlers(context),
    documents: documentHandlers(context),
    transcripts: transcriptHandlers(context),
    evidence: evidenceHandlers(context),
    capture: captureHandlers(context),
    alignment: alignmentHandlers(context),
    playlists: playlistHandlers(context),
    childNotes: childNoteHandlers(context),
    briefings: briefingHandlers(context),
    voice: voiceHandlers(context),
    questions: questionHandlers(context),
    concerns: concernHandlers(context),
    evaluations: evaluationHandlers(context),
    needs: needHandlers(context),
    levels: levelHandlers(context),
    incidents: incidentHandlers(context),
    asks: askHandlers(context),
    drafts: draftHandlers(context),
  };
}
