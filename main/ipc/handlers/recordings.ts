import { basename } from 'node:path';
import type { Handlers } from '../../../shared/contract/index.ts';
import type { RecordingFields } from '../../../shared/domain/index.ts';
import { missingIn } from '../../archive/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import {
  describeRecording,
  importFiles,
  keepPlace,
  listRecordings,
  openMedia,
  peaksFor,
  placeIn,
  removeRecording,
  theRecording,
} from '../../recordings/index.ts';
import type { HandlerContext } from './context.ts';
import { given } from './given.ts';
import { pickedFiles } from './picked-files.ts';

export function recordingHandlers(context: HandlerContext): Handlers['recordings'] {
  const { session, pickers, files } = context;
  return {
    list: ({ meetingId }) => listRecordings(session.archive(), meetingId),
    get: ({ id }) => theRecording(session.archive(), id),
    pick: async () => pickedFiles(context, await pickers.sounds()),
    import: ({ jobId, meetingId, sessionId, fileIds, about, cutShort }) =>
      session.jobs.run(jobId, async ({ signal, progress }) => {
        const archive = session.archive();
        const wanted = fileIds.map((fileId) => {
          const path = files.redeem(fileId);
          return { fileId, path, name: basename(path) };
        });
        const said = given<RecordingFields>(about);
        const request = { meetingId, sessionId, files: wanted, about: said, cutShort };
        return importFiles(archive, await locateFfmpeg(), request, { signal, onProgress: progress });
      }),
    describe: ({ id, change }) => describeRecording(session.archive(), id, given<RecordingFields>(change)),
    async remove({ id, code, reason }) {
      const archive = session.archive();
      await removeRecording(archive, id, { code, reason });
      await session.media.revoke(id);
    },
    async mediaAddress({ id }) {
      const archive = session.archive();
      return { url: await session.media.address(id, () => openMedia(archive, id)) };
    },
    peaks: async ({ id, ...part }) => new Uint8Array(await peaksFor(session.archive(), id, part)),
    missing: ({ ids }) =>
      ids.flatMap((recordingId) =>
        missingIn(session.archive(), recordingId).map((span) => ({ recordingId, ...span })),
      ),
    keepPlace: ({ id, atMs }) => keepPlace(session.archive(), id, atMs),
    place: ({ id }) => ({ atMs: placeIn(session.archive(), id) }),
  };
}
