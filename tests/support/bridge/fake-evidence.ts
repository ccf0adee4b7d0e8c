import { stays } from '../../../main/evidence/choose/left-out.ts';
import type { KeptwordApi } from '../../../shared/contract/index.ts';
import {
  type ConsentAnswer,
  isAskedForConsent,
  leftThingOf,
  recordingCode,
  type ShareRecord,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

const FINGERPRINT = '3f2a 91c0 77de 0b14 a6e8 52d9 1c4f 8830 5b6d e2a7 94f1 0cc3 d85e 6a29 b710 4e98';
const AT = '2026-11-22T16:00:00.000Z';
const VERDICT = { ok: true, files: 18, bytes: 1_900_000, fingerprint: FINGERPRINT, findings: [] };

/** Bundles, custody and fingerprint of the made-up world. */
export function evidenceCalls(fake: FakeKeptword): KeptwordApi['evidence'] {
  const answers = new Map<string, ConsentAnswer>();
  const shares: ShareRecord[] = [];
  return {
    preview: async ({
      meetingId,
      disputedOnly = false,
      momentIds = null,
      papers = true,
      followUp = true,
      concernIds = [],
      incidentIds = [],
    }) => {
      const recordings = fake.world.recordings.filter((one) => one.meetingId === meetingId);
      const moments = fake.world.moments.filter(
        (one) =>
          recordings.some((recording) => recording.id === one.recordingId) &&
          !one.private &&
          (!disputedOnly || one.dispute !== null) &&
          (momentIds === null || momentIds.includes(one.id)),
      );
      if (moments.length + fake.world.incidents.length === 0) throw wire('nothing-to-export');
      return {
        name: 'Keptword 2026-10-20 J.R.',
        exhibits: moments.map((moment, index) => ({
          exhibit: `P-${index + 1}`,
          moment,
          recordingCode: recordingCode(1),
        })),
        recordings,
        papers: fake.world.documents
          .filter(
            ({ id }) =>
              papers && moments.some((one) => one.iepDocumentId === id || one.dispute?.documentId === id),
          )
          .map((paper) => ({ ...paper, locked: false })),
        transcripts: [],
        progress: followUp ? fake.world.progress : [],
        deliveries: followUp ? fake.world.deliveries : [],
        concerns: fake.world.concerns
          .filter((one) => one.meetingId === meetingId)
          .map((concern) => ({
            concern,
            raised: fake.world.moments.some((one) => one.concernId === concern.id),
            chosen: concernIds.includes(concern.id),
          })),
        notes: fake.world.incidents
          .filter((one) => !one.private)
          .map(({ id, date, time, text, createdAt, meetingId: of }) => ({
            ...{ id, date, time, text, writtenAt: createdAt, ofMeeting: of === meetingId },
            chosen: incidentIds.includes(id),
          })),
        asks: fake.world.asks.filter((one) => one.meetingId === meetingId),
        leftOut: [
          stays('moment', 'private-moment', { code: 'R01', atMs: ms(61_000), text: 'About her mother' }),
        ],
        bytes: 1_900_000,
      };
    },
    consents: async ({ meetingId }) =>
      fake.world.attendees
        .filter((one) => one.meetingId === meetingId)
        .flatMap((attendee) => {
          const person = fake.world.people.find(({ id }) => id === attendee.personId);
          if (!person || !isAskedForConsent(person, attendee)) return [];
          const answer = answers.get(person.id);
          const { label, role } = person;
          return [
            { personId: person.id, label, role, answer: answer ?? 'not-asked', at: answer ? AT : null },
          ];
        }),
    noteConsent: async ({ personId, answer }) => void answers.set(personId, answer),
    left: async () => fake.world.custody.toReversed().flatMap((one) => leftThingOf(one, shares) ?? []),
    noteShare: async ({ seq, share }) =>
      void shares.push({ at: AT, seq, to: share.to || null, why: share.why ?? 'own' }),
    export: async ({ jobId }) => {
      await fake.job(jobId, 'writing', null);
      return {
        name: 'Keptword 2026-10-20 J.R.',
        place: '/media/usb',
        files: 18,
        bytes: 1_900_000,
        manifestHash: 'b'.repeat(64),
        fingerprint: FINGERPRINT,
        verdict: VERDICT,
      };
    },
    showInFolder: async () => {},
    verify: async ({ jobId }) => {
      await fake.job(jobId, 'reading', null);
      return VERDICT;
    },
    custody: async ({ limit = 100, before = null }) =>
      fake.world.custody
        .filter((one) => before === null || one.seq < before)
        .toReversed()
        .slice(0, limit),
    exports: async () => [],
    fingerprint: async () => ({ fingerprint: FINGERPRINT }),
  };
}
