import { z } from 'zod';
import { gap, id, prose, recording } from '../domain/index.ts';
import { milliseconds } from '../time/index.ts';
import { call } from './call.ts';
import { announcementCard, capturedMark, captureMark, captureState, noteDraft } from './capture-state.ts';
import { interruptedCapture } from './interrupted.ts';
import { captureDevices } from './microphones.ts';

/** One second of 48 kHz mono s16le, and some: a window sends about 200 ms at a time. */
const LARGEST_FEED = 1_000_000;

export const captureCalls = {
  devices: call('The microphones by name, the one to take and why.', z.void(), captureDevices),
  chooseDevice: call(
    'Remembers a microphone. While recording, goes on with it in the same recording.',
    z.object({ deviceId: z.string().min(1).max(500) }),
    captureDevices,
  ),
  startTest: call(
    'Shows the level of a microphone before the meeting. Nothing is kept. Ends by itself after two minutes.',
    z.object({ deviceId: z.string().min(1).max(500) }),
    captureState,
  ),
  stopTest: call('Ends the level test.', z.void(), captureState),
  start: call(
    'Starts recording. Refused for a mediation, below the disk reserve, and while another recording runs.',
    z.object({
      meetingId: id,
      sessionId: id.nullable().default(null),
      deviceId: z.string().min(1).max(500),
      card: announcementCard,
    }),
    captureState,
  ),
  state: call('What is being recorded now.', z.void(), captureState),
  announced: call(
    'The answer to "was it announced?", with the second at which it happened: now.',
    z.object({ answer: z.enum(['yes', 'no']) }),
    captureState,
  ),
  mark: call(
    'A mark at this second. `text`: the first words of a mark from the menu, in the language of the screen.',
    z.object({ mark: captureMark, text: prose.default('') }),
    capturedMark,
  ),
  raise: call(
    'Ticks a concern off as raised, at this second; with words in the language of the screen.',
    z.object({ concernId: id, text: prose }),
    capturedMark,
  ),
  note: call(
    'A typed note at the second at which typing began.',
    z.object({
      text: prose.min(1),
      /** How long ago the person began to type. */
      begunMsAgo: milliseconds.prefault(0),
    }),
    capturedMark,
  ),
  place: call(
    'A private place without words at this second. A spoken note can belong to it, by the same id.',
    z.object({ begunMsAgo: milliseconds.prefault(0) }),
    capturedMark,
  ),
  draftNote: call(
    'The note that is being written, as far as it is. It outlives the window and a lock. Empty takes it back.',
    noteDraft,
    z.void(),
  ),
  noteDraft: call('The note that was being written, to go on with.', z.void(), noteDraft.nullable()),
  pause: call(
    'Stops listening for a break and marks it. Nothing resumes it by itself.',
    z.void(),
    captureState,
  ),
  resume: call('Listens again after a break.', z.void(), captureState),
  stillHere: call('The answer to "still recording?": ask again in some hours.', z.void(), captureState),
  stop: call('Ends the recording, seals it and puts it into its meeting.', z.void(), recording),
  interrupted: call(
    'Recordings that ended unexpectedly and are not in their meeting yet, oldest first; those that were `seen` are left out.',
    z.void(),
    z.array(interruptedCapture),
  ),
  recover: call(
    'Puts an interrupted recording into its meeting, or into another one when its own was taken out. Asking twice changes nothing.',
    z.object({ captureId: id, meetingId: id.nullable().default(null) }),
    recording,
  ),
  seen: call(
    'The person has read that a recording has no sound that can be read. Its files stay; the log says so.',
    z.object({ captureId: id }),
    z.void(),
  ),
  gaps: call('Missing stretches of a recording, in order.', z.object({ recordingId: id }), z.array(gap)),
  feed: call(
    'Sound from the window: 48 kHz mono s16le in numbered pieces. `stream` is new at each start of the microphone.',
    z.object({
      stream: z.string().min(1).max(64),
      /** From 0, no number left out: a missing number is a missing stretch of the same length. */
      number: z.number().int().min(0),
      pcm: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= LARGEST_FEED && bytes.length % 2 === 0),
    }),
    /** False: nobody listens any more, stop sending. */
    z.object({ wanted: z.boolean() }),
  ),
};
