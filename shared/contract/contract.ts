import { z } from 'zod';
import { alignmentCalls } from './alignment.ts';
import { appCalls } from './app.ts';
import { archiveCalls, archiveState, jobProgress } from './archive.ts';
import { askCalls } from './asks.ts';
import { briefingCalls } from './briefings.ts';
import { type Call, type Event, event } from './call.ts';
import { captureCalls } from './capture.ts';
import { captureState, captureWarning } from './capture-state.ts';
import { childNoteCalls } from './child-notes.ts';
import { concernCalls } from './concerns.ts';
import { disputeCalls } from './disputes.ts';
import { documentCalls } from './documents.ts';
import { draftCalls } from './drafts.ts';
import { evidenceCalls } from './evidence.ts';
import { deliveryCalls, progressCalls, promiseCalls, threadCalls } from './goals.ts';
import { incidentCalls } from './incidents.ts';
import { decisionCalls, goalCalls, meetingCalls, peopleCalls, studentCalls } from './meetings.ts';
import { evaluationCalls, levelCalls, needCalls } from './needs.ts';
import { playlistCalls } from './playlists.ts';
import { questionCalls } from './questions.ts';
import { recordingCalls } from './recordings.ts';
import { reviewCalls } from './review.ts';
import { searchCalls } from './search.ts';
import { transcriptCalls } from './transcripts.ts';
import { voiceCalls } from './voice.ts';
import { writtenCalls } from './written.ts';

/** The only list of calls. Channel names are `feature.call`. */
export const contract = {
  app: appCalls,
  archive: archiveCalls,
  meetings: meetingCalls,
  people: peopleCalls,
  students: studentCalls,
  goals: { ...goalCalls, ...threadCalls },
  progress: progressCalls,
  deliveries: deliveryCalls,
  promises: promiseCalls,
  decisions: decisionCalls,
  recordings: recordingCalls,
  review: reviewCalls,
  search: searchCalls,
  written: writtenCalls,
  disputes: disputeCalls,
  documents: documentCalls,
  transcripts: transcriptCalls,
  evidence: evidenceCalls,
  capture: captureCalls,
  alignment: alignmentCalls,
  playlists: playlistCalls,
  childNotes: childNoteCalls,
  briefings: briefingCalls,
  voice: voiceCalls,
  questions: questionCalls,
  concerns: concernCalls,
  evaluations: evaluationCalls,
  needs: needCalls,
  levels: levelCalls,
  incidents: incidentCalls,
  asks: askCalls,
  drafts: draftCalls,
} as const satisfies Record<string, Record<string, Call>>;
export type Contract = typeof contract;
export type Feature = keyof Contract;

/** The only list of events. */
export const events = {
  archiveState: event('The archive was opened, locked or lost.', archiveState),
  jobProgress: event('A long job moved on.', jobProgress),
  lockSoon: event(
    'The archive locks by itself in so many seconds unless the person does something.',
    z.object({ seconds: z.number() }),
  ),
  captureState: event('The recording moved on: time, level, gaps. At most five a second.', captureState),
  captureWarning: event('Something about the recording needs the person, or is over.', captureWarning),
} as const satisfies Record<string, Event>;
export type Events = typeof events;

/** Answer of every call over the wire: the registry never throws across it. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: string; message: string; details?: string } };

type InputOf<C> = C extends Call<infer I, z.ZodType> ? z.input<I> : never;
type ParsedOf<C> = C extends Call<infer I, z.ZodType> ? z.output<I> : never;
type OutputOf<C> = C extends Call<z.ZodType, infer O> ? z.output<O> : never;

/** What the renderer sees: `keptword.review.add({...})`. */
export type KeptwordApi = {
  [F in Feature]: {
    [N in keyof Contract[F]]: InputOf<Contract[F][N]> extends void
      ? () => Promise<OutputOf<Contract[F][N]>>
      : (input: InputOf<Contract[F][N]>) => Promise<OutputOf<Contract[F][N]>>;
  };
} & {
  /** Subscribes to an event; call the returned function to stop. */
  on<E extends keyof Events>(
    name: E,
    listener: (payload: z.output<Events[E]['payload']>) => void,
  ): () => void;
  /** Hands dropped DOM File objects to main and returns what the renderer may know of them. */
  dropFiles(files: readonly object[]): Promise<z.output<Contract['recordings']['pick']['output']>>;
};

/** What main must implement: a missing or an extra handler does not compile. */
export type Handlers = {
  [F in Feature]: {
    [N in keyof Contract[F]]: (
      input: ParsedOf<Contract[F][N]>,
    ) => Promise<OutputOf<Contract[F][N]>> | OutputOf<Contract[F][N]>;
  };
};
