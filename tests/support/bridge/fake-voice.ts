import type { KeptwordApi } from '../../../shared/contract/index.ts';
import type { VoiceNote } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

const MADE = '2026-11-22T02:10:00.000Z';

/** Voice notes over the made-up archive. A note is as long as the pieces that were sent for it, 200 ms each. */
export function voiceCalls(fake: FakeKeptword): Pick<KeptwordApi, 'voice'> {
  const heard = new Map<string, number>();
  const notes: VoiceNote[] = [];
  let made = 0;
  return {
    voice: {
      list: async ({ momentId }) => notes.filter((one) => one.momentId === momentId),
      record: async ({ jobId, momentId }) => {
        const inMeeting = fake.capture.places.includes(momentId);
        if (!inMeeting && !fake.world.moments.some(({ id }) => id === momentId)) throw wire('not-found');
        heard.set(jobId, 0);
        while (!fake.cancelled.has(jobId)) await new Promise((resolve) => setTimeout(resolve, 5));
        const pieces = heard.get(jobId) ?? 0;
        heard.delete(jobId);
        if (pieces === 0) return null;
        if (inMeeting) return 'waiting';
        made += 1;
        const note: VoiceNote = {
          id: `voice-${made}`,
          momentId,
          blobId: `blob-voice-${made}`,
          sha256: 'a'.repeat(64),
          durationMs: ms(pieces * 200),
          cutShort: false,
          createdAt: MADE,
        };
        notes.push(note);
        return note;
      },
      feed: async ({ jobId }) => {
        const before = heard.get(jobId);
        if (before !== undefined) heard.set(jobId, before + 1);
        return { wanted: before !== undefined };
      },
      remove: async ({ id }) => {
        const at = notes.findIndex((one) => one.id === id);
        if (at < 0) throw wire('not-found');
        notes.splice(at, 1);
      },
      mediaAddress: async ({ id }) => ({ url: `/media/voice-${id}` }),
    },
  };
}
