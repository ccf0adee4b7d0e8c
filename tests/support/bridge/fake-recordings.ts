import type { KeptwordApi } from '../../../shared/contract/index.ts';
import { merged } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

/** A second of silence as a WAV file in an address: something that an audio element can load. */
const SILENCE = `data:audio/wav;base64,${btoa(silence(8_000))}`;

function silence(samples: number): string {
  const four = (value: number) =>
    String.fromCharCode(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255);
  const two = (value: number) => String.fromCharCode(value & 255, (value >> 8) & 255);
  const format = `fmt ${four(16)}${two(1)}${two(1)}${four(8_000)}${four(8_000)}${two(1)}${two(8)}`;
  return `RIFF${four(36 + samples)}WAVE${format}data${four(samples)}${'\u0080'.repeat(samples)}`;
}

const CUT = {
  why: 'data chunk ends 282272 bytes behind the end',
  bytesExpected: 48_282_272,
  msExpected: ms(300_000),
};

/** Recordings of the made-up world; importing takes a moment, and works but for what has no sound or no end. */
export function recordingCalls(fake: FakeKeptword): KeptwordApi['recordings'] {
  const places = new Map<string, number>();
  const find = (id: string) => {
    const recording = fake.world.recordings.find((one) => one.id === id);
    if (!recording) throw wire('not-found');
    return recording;
  };
  return {
    list: async ({ meetingId }) => fake.world.recordings.filter((one) => one.meetingId === meetingId),
    get: async ({ id }) => find(id),
    pick: async () => [
      {
        fileId: 'file-1',
        name: 'meeting-part-2.m4a',
        bytes: 48_000_000,
        dateOnDisk: '2026-10-21T01:10:00.000Z',
      },
      { fileId: 'file-2', name: 'letter.pdf', bytes: 120_000, dateOnDisk: null },
    ],
    import: async ({ jobId, meetingId, fileIds, about, cutShort }) => {
      await fake.job(jobId, 'importing', 'meeting-part-2.m4a');
      const pattern = fake.world.recordings[0];
      if (!pattern) throw wire('not-found');
      return fileIds.map((fileId, index) => {
        if (fileId === 'file-2') {
          return { outcome: 'failed' as const, fileId, name: 'letter.pdf', error: wire('not-audio') };
        }
        const isCut = fake.world.notWhole.includes(fileId);
        if (isCut && cutShort !== 'keep') {
          return { outcome: 'failed' as const, fileId, name: `${fileId}.m4a`, error: wire('file-truncated') };
        }
        const ordinal = fake.world.recordings.filter((one) => one.meetingId === meetingId).length + 1;
        const recording = merged(
          {
            ...pattern,
            id: `recording-new-${ordinal}-${index}`,
            meetingId,
            ordinal,
            originalName: `${fileId}.m4a`,
            cutShort: isCut ? CUT : null,
          },
          about,
        );
        fake.world.recordings.push(recording);
        return { outcome: 'imported' as const, fileId, name: `${fileId}.m4a`, recording };
      });
    },
    describe: async ({ id, change }) => {
      const next = merged(find(id), change);
      fake.world.recordings.splice(fake.world.recordings.indexOf(find(id)), 1, next);
      return next;
    },
    remove: async ({ id }) => {
      fake.world.recordings.splice(fake.world.recordings.indexOf(find(id)), 1);
    },
    mediaAddress: async () => ({ url: SILENCE }),
    peaks: async ({ fromMs, toMs, steps }) => {
      const peaks = new Int8Array(steps * 2);
      for (let step = 0; step < steps; step += 1) {
        const at = fromMs + ((toMs - fromMs) * step) / steps;
        const loud = Math.abs(Math.sin(at / 900) * Math.sin(at / 7_300)) * 90 + 6;
        peaks[step * 2] = -loud;
        peaks[step * 2 + 1] = loud;
      }
      return new Uint8Array(peaks.buffer);
    },
    missing: async ({ ids }) => fake.world.missing.filter(({ recordingId }) => ids.includes(recordingId)),
    keepPlace: async ({ id, atMs }) => {
      places.set(id, atMs);
    },
    place: async ({ id }) => ({ atMs: ms(places.get(id) ?? 0) }),
  };
}
