import { randomUUID } from 'node:crypto';
import type { NewRecording } from '../../../main/database/index.ts';
import { type Meeting, type Moment, type Recording, UNSAID } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

const AT = '2026-10-20T15:30:00.000Z';

export function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    id: randomUUID(),
    title: 'Annual review',
    kind: 'iep',
    purpose: 'annual',
    date: '2026-10-20',
    startTime: '09:00',
    mode: 'in-person',
    state: 'MO',
    place: 'Room 12',
    districtRecorded: 'unknown',
    notes: '',
    studentIds: [],
    seating: '',
    prepared: [],
    createdAt: AT,
    ...change,
  };
}

export function aRecording(
  change: Partial<NewRecording> & { meetingId: string; sessionId: string },
): NewRecording {
  return {
    id: randomUUID(),
    ordinal: 1,
    label: null,
    source: 'parent',
    announced: 'yes',
    recordedBy: null,
    dateByParent: null,
    device: null,
    originalName: 'meeting.m4a',
    importedAt: AT,
    sha256: randomUUID().replaceAll('-', '').repeat(2),
    bytes: 1_000_000,
    durationMs: ms(3_600_000),
    samples: 172_800_000,
    container: 'mov',
    codec: 'aac',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    soundTracks: 1,
    trackNames: null,
    cutShort: null,
    dateInFile: null,
    dateOnDisk: null,
    originalBlobId: randomUUID(),
    playbackBlobId: randomUUID(),
    peaksBlobId: randomUUID(),
    streamBlobId: null,
    ...change,
  };
}

export function aMoment(recording: Pick<Recording, 'id'>, change: Partial<Moment> = {}): Moment {
  return {
    id: randomUUID(),
    recordingId: recording.id,
    startMs: ms(1000),
    endMs: ms(2000),
    type: 'promise',
    text: 'We will give him thirty minutes of speech a week.',
    ...UNSAID,
    createdAt: AT,
    updatedAt: AT,
    ...change,
  };
}
