import type { Handlers } from '../../../shared/contract/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import { createVoiceRecorder, openVoiceNote, removeVoiceNote, voiceNotesOf } from '../../voice/index.ts';
import type { HandlerContext } from './context.ts';

export function voiceHandlers({ session, capture }: HandlerContext): Handlers['voice'] {
  const recorder = createVoiceRecorder({ ffmpeg: () => locateFfmpeg() });
  const nameOf = (id: string) => `voice/${id}`;
  return {
    list: (of) => voiceNotesOf(session.archive(), recorder, of),
    // A job: a lock ends it and waits until the note is sealed, and nothing locks by itself while somebody speaks.
    record: ({ jobId, momentId }) =>
      session.jobs.run(jobId, ({ signal }) => {
        const archive = session.archive();
        const places = capture.holds === archive ? (capture.state().running?.marks ?? []) : [];
        const inMeeting = places.some(({ id }) => id === momentId);
        return recorder.record(archive, { key: jobId, momentId, inMeeting }, signal);
      }),
    feed: ({ jobId, pcm }) => ({ wanted: recorder.feed(jobId, pcm) }),
    async remove({ id }) {
      removeVoiceNote(session.archive(), { id });
      await session.media.revoke(nameOf(id));
    },
    async mediaAddress({ id }) {
      const archive = session.archive();
      return { url: await session.media.address(nameOf(id), () => openVoiceNote(archive, id)) };
    },
  };
}
